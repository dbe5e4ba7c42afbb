import { expect, test } from "vitest";
import { call } from "../stack.ts";
import { decide, eventsOf, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleChange } from "./sample.ts";

/** A change goes from proposal to launch through the front door: HTTP, mail by SMTP, link pages, on the real services. */
const site = mailedStack();

test("a proposal that is not complete is refused with every missing part named", async () => {
  const made = await call(
    site.stack,
    "POST",
    "/api/v1/changes",
    sampleChange({ title: "", sponsor: null, targets: [], gates: [] }),
  );
  expect(made.status).toBe(201);
  const refused = await call<{ errors: { path: string }[] }>(
    site.stack,
    "POST",
    `/api/v1/changes/${String(made.body["key"])}/submit`,
  );
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map((error) => error.path)).toEqual(["title", "sponsor", "gates", "targets"]);
});

test("a change is proposed, signed by link, built, trained and launched", async () => {
  const key = await toAlignment(site.stack);
  const path = `/api/v1/changes/${key}`;
  const [fritz, lena] = [
    await signLink(site.mailbox, "fritz@example.com"),
    await signLink(site.mailbox, "lena@example.com"),
  ];
  expect((await decide(site.stack, fritz, "approve")).status).toBe(303);
  expect((await call(site.stack, "GET", path)).body).toMatchObject({ stage: "alignment" });
  expect((await decide(site.stack, lena, "approve")).status).toBe(303);
  expect((await call(site.stack, "GET", path)).body).toMatchObject({ stage: "build" });
  expect((await call(site.stack, "POST", `${path}/accept-build`)).status).toBe(422);
  expect((await call(site.stack, "PATCH", `${path}/work-items/B1`, { state: "done" })).status).toBe(200);
  expect((await call(site.stack, "POST", `${path}/accept-build`)).body).toMatchObject({ stage: "readiness" });
  expect((await call(site.stack, "POST", `${path}/waves/all/launch`, {})).body).toMatchObject({ stage: "adoption" });
  const types = (await eventsOf(site.stack, key)).map((event) => event.type);
  expect(types.filter((type) => type === "request.decided")).toHaveLength(2);
  expect(types.indexOf("wave.launched")).toBeGreaterThan(types.indexOf("gate.approved"));
});

test("the same idempotency key creates one change, and another content under it is refused", async () => {
  const headers = { "idempotency-key": "create-once" };
  const first = await call(site.stack, "POST", "/api/v1/changes", sampleChange(), headers);
  const again = await call(site.stack, "POST", "/api/v1/changes", sampleChange(), headers);
  expect(again.body["key"]).toBe(first.body["key"]);
  const other = await call(site.stack, "POST", "/api/v1/changes", sampleChange({ title: "Another" }), headers);
  expect(other).toMatchObject({ status: 409, body: { code: "conflict" } });
});

test("who declines gives a reason, the proposer learns it, and a revision is asked anew with new links", async () => {
  const before = site.mailbox.mails.length;
  const gates = [{ name: "Finance", stakeholders: [{ person: "Doro Decline <doro@example.com>" }] }];
  const key = await toAlignment(site.stack, { gates });
  const link = await signLink(site.mailbox, "doro@example.com");
  expect((await decide(site.stack, link, "decline")).status).toBe(422);
  expect((await decide(site.stack, link, "decline", "It costs a day a week.")).status).toBe(303);
  const told = await site.mailbox.waitFor(
    "petra@example.com",
    site.mailbox.mails.slice(0, before).filter((mail) => JSON.stringify(mail.to).includes("petra")).length + 2,
  );
  expect(told.text).toContain("It costs a day a week.");
  const path = `/api/v1/changes/${key}`;
  expect((await call(site.stack, "POST", `${path}/revise`)).body).toMatchObject({ stage: "draft" });
  const edited = await call(site.stack, "PATCH", path, { title: "Half a day" }, { "if-match": '"1"' });
  expect(edited.body).toMatchObject({ revision: { number: 2 } });
  expect((await call(site.stack, "POST", `${path}/submit`)).body).toMatchObject({ stage: "alignment" });
  const renewed = await signLink(site.mailbox, "doro@example.com", 2);
  expect(renewed).not.toBe(link);
  expect((await site.stack.api.request(link)).status).toBe(410);
  expect((await decide(site.stack, renewed, "approve")).status).toBe(303);
  expect((await call(site.stack, "GET", path)).body).toMatchObject({ stage: "build" });
});
