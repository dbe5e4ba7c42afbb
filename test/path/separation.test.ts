import { expect, test } from "vitest";
import { resolvePeople } from "../../app/people/resolve.ts";
import { call } from "../stack.ts";
import { signIn } from "../console/visitor.ts";
import { decide, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleChange } from "./sample.ts";

/**
 * Who proposes decides nothing: not directly, not as a delegate, not as an administrator, and under no other address. And who is
 * away is stood in for by whoever is there.
 */
const site = mailedStack();

interface Requests {
  readonly gates: readonly {
    readonly objections: readonly { readonly id: string; readonly standing: string }[];
    readonly requests: readonly {
      readonly id: string;
      readonly standing: string;
      readonly choice: string | null;
      readonly person: { readonly id: string; readonly name: string };
      readonly onBehalfOf: readonly { readonly name: string }[];
    }[];
  }[];
}

const signoffs = async (key: string) =>
  (await call<Requests>(site.stack, "GET", `/api/v1/changes/${key}/signoffs`)).body.gates[0];
const gatesOf = (...people: string[]) => ({
  gates: [{ name: "Heads", stakeholders: people.map((person) => ({ person })) }],
});
const drafted = (more: object) =>
  call(site.stack, "POST", "/api/v1/changes", { ...sampleChange(), ...more, submit: true });

/** A key that acts for somebody. */
async function keyOf(email: string, scopes = ["admin"]) {
  const made = await call(site.stack, "POST", "/api/v1/people", { email, name: email });
  const person = String(made.body["id"]);
  const { body } = await call<{ key: string }>(site.stack, "POST", "/api/v1/keys", { name: email, scopes, person });
  return { person, api: site.stack.api, adminKey: body.key };
}

test("denied directly: no proposer among those who decide, by any address, at submit and in an edit", async () => {
  for (const own of ["petra@example.com", "PETRA@example.com", "petra+approver@example.com"]) {
    const refused = await drafted(gatesOf("fritz@example.com", own));
    expect(refused.status, own).toBe(422);
    expect(refused.body["errors"], own).toMatchObject([{ path: "gates.0.stakeholders.1.person" }]);
  }
  const key = await toAlignment(site.stack, gatesOf("direct@example.com"));
  const edited = await call(site.stack, "PATCH", `/api/v1/changes/${key}`, gatesOf("petra+two@example.com"));
  expect(edited.status).toBe(422);
  expect(edited.body["errors"]).toMatchObject([{ path: "gates.0.stakeholders.0.person" }]);
});

test("denied as a delegate: to the proposer by any address, by way of others, and by a link in their mailbox", async () => {
  const key = await toAlignment(site.stack, gatesOf("chain-1@example.com"));
  const one = await signLink(site.mailbox, "chain-1@example.com");
  const passOn = async (link: string, to: string) =>
    post(site.stack, link, { nonce: await nonceOf(site.stack, link), decision: "delegate", to });
  for (const to of ["petra@example.com", "Petra@Example.com", "petra+sign@example.com"]) {
    const refused = await passOn(one, to);
    expect(refused.status, to).toBe(422);
    expect(await refused.text()).toContain("Name somebody else");
  }
  expect((await passOn(one, "chain-2@example.com")).status).toBe(303);
  const two = await signLink(site.mailbox, "chain-2@example.com");
  expect((await passOn(two, "petra+again@example.com")).status).toBe(422);
  const holder = (await signoffs(key))?.requests[0]?.person.id ?? "";
  const moved = await call(site.stack, "PATCH", `/api/v1/people/${holder}`, { email: "petra+hidden@example.com" });
  expect(moved.status).toBe(200);
  const refused = await decide(site.stack, two, "approve");
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("The person who proposed a change cannot approve it.");
  expect((await signoffs(key))?.requests[0]).toMatchObject({ standing: "open", choice: null });
});

test("denied as an administrator: by key, by session, by another's mailbox, and by overruling", async () => {
  const admin = await keyOf("admin-proposer@example.com");
  const own = { ...sampleChange(gatesOf("asked@example.com")), proposer: "front@example.com", submit: true };
  const made = await call(admin, "POST", "/api/v1/changes", own);
  const key = String(made.body["key"]);
  const named = { ...own, gates: gatesOf("asked@example.com", "admin-proposer@example.com").gates };
  expect((await call(admin, "POST", "/api/v1/changes", named)).status).toBe(422);
  expect((await call(admin, "POST", `/api/v1/changes/${key}/accept`)).status).toBe(200);
  const link = await signLink(site.mailbox, "asked@example.com");
  const request = (await signoffs(key))?.requests[0];
  const person = `/api/v1/people/${request?.person.id ?? ""}`;
  const readdressed = await call(admin, "PATCH", person, { email: "admin-proposer+asked@example.com" });
  expect(readdressed.status).toBe(403);
  expect(readdressed.body["errors"]).toMatchObject([{ path: "email" }]);
  expect((await decide(site.stack, link, "concern", "Not yet.")).status).toBe(303);
  const objection = (await signoffs(key))?.objections[0]?.id ?? "";
  const concern = `/api/v1/changes/${key}/concerns/${objection}`;
  const reason = "It is mine.";
  expect((await call(admin, "POST", `${concern}/overrule`, { reason })).status).toBe(403);
  expect((await call(admin, "POST", `${concern}/overrule`, { reason, by: "sam@example.com" })).status).toBe(403);
  expect((await call(admin, "POST", `${concern}/close`)).status).toBe(403);
  await call(admin, "POST", `/api/v1/changes/${key}/hand-over`, { role: "sponsor", to: "admin-proposer@example.com" });
  expect((await call(admin, "POST", `${concern}/overrule`, { reason })).status).toBe(403);
  const session = await signIn(site.stack);
  const page = await session.get(`/changes/${key}`);
  expect(page.html).not.toContain("/actions/overrule");
  expect((await session.post(`/changes/${key}/actions/overrule`, { subject: objection, reason })).status).not.toBe(303);
  expect((await signoffs(key))?.objections).toMatchObject([{ standing: "open" }]);
});

test("another change of an address is possible, and the certificate tells of it", async () => {
  const key = await toAlignment(site.stack, gatesOf("moves@example.com"));
  const link = await signLink(site.mailbox, "moves@example.com");
  const person = (await signoffs(key))?.requests[0]?.person.id ?? "";
  const other = await keyOf("people-desk@example.com", ["people:write", "people:read"]);
  expect((await call(other, "PATCH", `/api/v1/people/${person}`, { email: "moved@example.com" })).status).toBe(200);
  expect((await decide(site.stack, link, "approve")).status).toBe(303);
  const path = `/api/v1/changes/${key}/certificate`;
  const { body } = await call<{ gates: { acts: { type: string; proof: object }[] }[] }>(site.stack, "GET", path);
  const decided = body.gates[0]?.acts.find(({ type }) => type === "request.decided");
  expect(decided?.proof).toMatchObject({ by: "link", addressChangedAt: expect.any(String), addressChangedBy: null });
  const page = await site.stack.api.request(path, {
    headers: { authorization: `Bearer ${site.stack.adminKey}`, accept: "text/html" },
  });
  expect(await page.text()).toContain("Their address was changed on");
});

/** Somebody who is away from yesterday until tomorrow, or was the week before. */
async function away(email: string, substitute: string | null, isOver = false): Promise<void> {
  const person = (await resolvePeople(site.stack.app, [{ path: "away", ref: email }])).get("away") ?? "";
  const day = 86_400_000;
  const from = new Date(Date.now() - (isOver ? 8 : 1) * day).toISOString();
  const until = new Date(Date.now() + (isOver ? -7 : 1) * day).toISOString();
  const answer = await call(site.stack, "PUT", `/api/v1/people/${person}/absence`, {
    from,
    until,
    substitute,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

test("who is away is stood in for along the chain, and is asked themselves where it leads to nobody who may decide", async () => {
  await away("gone-4@example.com", null, true);
  await away("gone-3@example.com", "gone-4@example.com");
  await away("gone-2@example.com", "gone-3@example.com");
  await away("gone-1@example.com", "gone-2@example.com");
  await away("circle-2@example.com", "circle-1@example.com");
  await away("circle-1@example.com", "circle-2@example.com");
  await away("lone@example.com", null);
  await away("own@example.com", "petra+away@example.com");
  const key = await toAlignment(
    site.stack,
    gatesOf("gone-1@example.com", "circle-1@example.com", "lone@example.com", "own@example.com"),
  );
  const substitute = await signLink(site.mailbox, "gone-4@example.com");
  expect((await decide(site.stack, substitute, "approve")).status).toBe(303);
  for (const person of ["circle-1@example.com", "lone@example.com", "own@example.com"])
    expect(await signLink(site.mailbox, person)).toContain("/s/");
  for (const person of ["gone-1@example.com", "gone-2@example.com", "gone-3@example.com"])
    expect(site.mailbox.to(person), person).toEqual([]);
  const requests = (await signoffs(key))?.requests ?? [];
  expect(requests[0]).toMatchObject({
    person: { name: "gone-4" },
    onBehalfOf: [{ name: "gone-1" }],
    choice: "approve",
  });
  expect(requests[3]?.onBehalfOf).toEqual([]);
});
