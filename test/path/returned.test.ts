import { createAdaptorServer } from "@hono/node-server";
import { expect, test } from "vitest";
import { createKey } from "../../app/access/create-key.ts";
import { operator } from "../../app/actor.ts";
import { requestsOf } from "../api/change/proposals.ts";
import { takehold } from "../cli/takehold.ts";
import { signIn, textOf } from "../console/visitor.ts";
import { reportOf } from "../message/reports.ts";
import { call } from "../stack.ts";
import { eventsOf, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/** Mail that comes back: its change says who was not reached and what to do, once, and nobody can forge it. */
const bounceAddress = "bounces@takehold.test";
const site = mailedStack({ TAKEHOLD_BOUNCE_ADDRESS: bounceAddress });

async function bounce(raw: string, authorization?: string): Promise<{ status: number; result: unknown }> {
  const response = await site.stack.api.request("/api/v1/bounces", {
    method: "POST",
    body: raw,
    headers: { "content-type": "message/rfc822", authorization: authorization ?? `Bearer ${site.stack.adminKey}` },
  });
  const body: unknown = await response.json();
  return {
    status: response.status,
    result: typeof body === "object" && body !== null && "result" in body ? body.result : body,
  };
}

async function asked(address: string, name: string) {
  const gates = [{ name: "Finance", stakeholders: [{ person: { email: address, name } }] }];
  const key = await toAlignment(site.stack, { gates });
  const mail = await site.mailbox.waitFor(address);
  return { key, messageId: mail.messageId ?? "" };
}

const failures = async (key: string) =>
  (await eventsOf(site.stack, key)).filter(({ type }) => type === "delivery.failed");
const undelivered = async (key: string) =>
  (await call(site.stack, "GET", `/api/v1/changes/${key}`)).body["undelivered"];

test("mail that comes back is told on the change with what to do next, counts once, and goes with the next link", async () => {
  const { key, messageId } = await asked("moved@example.com", "Mona Moved");
  expect(await undelivered(key)).toEqual([]);
  expect(await bounce(reportOf({ messageId, action: "delayed", status: "4.2.2" }))).toEqual({
    status: 200,
    result: "delayed",
  });
  expect(await failures(key)).toEqual([]);
  const { key: secret } = await createKey(site.stack.app, operator, { name: "alias", scopes: ["bounces:write"] });
  const [first, second] = await Promise.all([1, 2].map(() => bounce(reportOf({ messageId }), `Bearer ${secret}`)));
  expect([first?.status, second?.status]).toEqual([200, 200]);
  expect(await bounce(reportOf({ messageId, original: "message/rfc822" }))).toEqual({ status: 200, result: "known" });
  expect(await failures(key)).toHaveLength(1);
  const [request] = await requestsOf(site.stack, key);
  expect(await undelivered(key)).toMatchObject([
    {
      person: { name: "Mona Moved" },
      request: request?.id,
      reason: "The mail came back (5.1.1): there is no such mailbox.",
      next: expect.stringContaining("send the link again"),
    },
  ]);
  const page = textOf((await (await signIn(site.stack)).get(`/changes/${key}`)).html);
  expect(page).toMatch(/Not delivered to Mona Moved.*no such mailbox.*send the link again/);
  expect((await call(site.stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "alignment" });
  const person = String(request?.person["id"]);
  await call(site.stack, "PATCH", `/api/v1/people/${person}`, { email: "mona@example.com" });
  await call(site.stack, "POST", `/api/v1/changes/${key}/signoffs/${request?.id}/resend`);
  await site.mailbox.waitFor("mona@example.com");
  await expect.poll(() => undelivered(key), { timeout: 20_000 }).toEqual([]);
});

test("who is refused by the mail server at once is told within a minute, in the same words", async () => {
  site.mailbox.refuse(550);
  const begun = Date.now();
  const gates = [{ name: "Finance", stakeholders: [{ person: { email: "refused@example.com", name: "Rita" } }] }];
  const key = await toAlignment(site.stack, { gates });
  await expect.poll(async () => (await failures(key)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  site.mailbox.refuse(null);
  expect(Date.now() - begun).toBeLessThan(60_000);
  expect(JSON.stringify(await undelivered(key))).toContain("The mail server refused the message (550).");
});

test("what was never sent from here changes nothing and is counted; another scope does not do", async () => {
  const { key, messageId } = await asked("real@example.com", "Rea Real");
  // What a stranger could guess: the change, and the number of its event.
  const guessed = messageId.replace(/\.[0-9a-f]{20}@/, `.${"0".repeat(20)}@`);
  expect(guessed).not.toBe(messageId);
  for (const forged of [guessed, messageId.replace(/\.[0-9a-f]{20}@/, "@"), "<x@example.com>"])
    expect(await bounce(reportOf({ messageId: forged }))).toEqual({ status: 200, result: "unknown" });
  expect(await bounce("Subject: Out of office\r\n\r\nI am away.")).toEqual({ status: 200, result: "unreadable" });
  expect(await bounce(reportOf({ messageId, action: "delivered", status: "2.0.0" }))).toMatchObject({
    result: "ignored",
  });
  expect(await failures(key)).toEqual([]);
  expect(await undelivered(key)).toEqual([]);
  const { key: other } = await createKey(site.stack.app, operator, { name: "other", scopes: ["changes:write"] });
  expect((await bounce(reportOf({ messageId }), `Bearer ${other}`)).status).toBe(403);
  const { key: alias } = await createKey(site.stack.app, operator, { name: "narrow", scopes: ["bounces:write"] });
  const elsewhere = await site.stack.api.request("/api/v1/changes", { headers: { authorization: `Bearer ${alias}` } });
  expect(elsewhere.status).toBe(403);
  const counts = (await call<{ items: { result: string; reports: number }[] }>(site.stack, "GET", "/api/v1/bounces"))
    .body;
  const reports = Object.fromEntries(counts.items.map((each) => [each.result, each.reports]));
  expect(reports).toMatchObject({ unknown: 3, unreadable: 1, ignored: 1 });
});

test("mail asks for its returns at the address given, and is threaded by its change", async () => {
  const { key, messageId } = await asked("thread@example.com", "Theo");
  expect(site.mailbox.senders.get(messageId)).toBe(bounceAddress);
  const own = site.mailbox.mails.filter((mail) => mail.messageId?.startsWith(`<${key.toLowerCase()}.`));
  expect(own.length).toBeGreaterThan(1);
  const roots = own.map((mail) => [mail.references, mail.inReplyTo].flat().join(" "));
  expect(new Set(roots)).toEqual(
    new Set([`<${key.toLowerCase()}@takehold.test> <${key.toLowerCase()}@takehold.test>`]),
  );
  for (const mail of own) expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
});

test("an alias of the mail server hands mail over with the command; while nobody answers, the mail server keeps it", async () => {
  const { key, messageId } = await asked("alias@example.com", "Alia");
  const server = createAdaptorServer({ fetch: site.stack.api.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
  const environment = { TAKEHOLD_BOUNCE_KEY: site.stack.adminKey };
  const taken = await takehold(["bounce", "--url", url, "--json"], environment, { input: reportOf({ messageId }) });
  await new Promise((resolve) => server.close(resolve));
  expect(taken).toMatchObject({ code: 0, stdout: '{"result":"failed"}\n' });
  expect(await failures(key)).toHaveLength(1);
  const refused = await takehold(["bounce", "--url", url], environment, { input: reportOf({ messageId }) });
  expect(refused.code).toBe(75);
  expect(refused.stderr).toContain("No Takehold answers");
});
