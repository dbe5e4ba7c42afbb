import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "../../app/access/create-key.ts";
import { operator } from "../../app/actor.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { decide, eventsOf, nonceOf, post, prepareSources, signLink, toAlignment } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";
import { sampleChange } from "./sample.ts";

/** What people answer besides yes and no, through the front door: links, mail by SMTP, the API, on the real services. */
let stack: Stack;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url });
  await prepareSources(stack);
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

interface Requests {
  readonly gates: readonly {
    readonly standing: string;
    readonly requests: readonly Record<string, unknown>[];
    readonly objections: readonly Record<string, unknown>[];
  }[];
}

/** Two people of their own for every test, so that mail is not mixed up. */
function asking(name: string, gate: object = {}, person: object = {}) {
  const [first, second] = [`${name}-1@example.com`, `${name}-2@example.com`];
  const stakeholders = [
    { person: `One <${first}>`, role: "Finance", ...person },
    { person: `Two <${second}>`, role: "Legal" },
  ];
  return { first, second, more: { gates: [{ name: "Heads", stakeholders, ...gate }] } };
}

const signoffs = async (key: string) => (await call<Requests>(stack, "GET", `/api/v1/changes/${key}/signoffs`)).body;
const toOwner = async (key: string, subject: RegExp) =>
  mailbox.find("olga@example.com", (mail) => subject.test(mail.subject ?? "") && (mail.text ?? "").includes(key));

test("a concern reaches the owner, shuts the gate, and is settled by its raiser", async () => {
  const { first, second, more } = asking("concern");
  const key = await toAlignment(stack, more);
  const [one, two] = [await signLink(mailbox, first), await signLink(mailbox, second)];
  expect((await post(stack, one, { nonce: await nonceOf(stack, one), decision: "concern" })).status).toBe(422);
  expect((await decide(stack, one, "concern", "The month-end would break.")).status).toBe(303);
  expect((await decide(stack, two, "approve")).status).toBe(303);
  const told = await toOwner(key, /has a concern/);
  expect(told.text).toContain("The month-end would break.");
  const { gates } = await signoffs(key);
  expect(gates[0]).toMatchObject({ standing: "open", objections: [{ kind: "concern", standing: "open" }] });
  const objection = String(gates[0]?.objections[0]?.["id"]);
  const closed = await post(stack, one, { nonce: await nonceOf(stack, one), decision: "close", objection });
  expect(closed.status).toBe(303);
  expect((await decide(stack, one, "approve")).status).toBe(303);
  expect((await call(stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "build" });
});

test("a condition is overruled by the sponsor, by name and with a reason, and its raiser is told", async () => {
  const { first, more } = asking("condition", { quorum: { mode: "any" } });
  const key = await toAlignment(stack, more);
  const one = await signLink(mailbox, first);
  const fields = {
    nonce: await nonceOf(stack, one),
    decision: "approve_with_condition",
    condition: "After the audit.",
  };
  expect((await post(stack, one, fields)).status).toBe(303);
  const id = String((await signoffs(key)).gates[0]?.objections[0]?.["id"]);
  const path = `/api/v1/changes/${key}/conditions/${id}`;
  expect((await call(stack, "POST", `${path}/overrule`, { reason: "It is in May." })).status).toBe(422);
  expect((await call(stack, "POST", `${path}/overrule`, { reason: "" })).status).toBe(400);
  expect((await call(stack, "POST", `${path}/overrule`, { reason: "No.", by: "petra@example.com" })).status).toBe(403);
  const stranger = `Stray <stray-${first}>`;
  expect(await call(stack, "POST", `${path}/overrule`, { reason: "No.", by: stranger })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "by", message: expect.stringContaining("sponsor or the owner") }] },
  });
  // Who is named in an order that is refused is not taken in as somebody who is known.
  const people = await call(stack, "GET", "/api/v1/people?limit=200");
  expect(JSON.stringify(people.body)).toContain(first);
  expect(JSON.stringify(people.body)).not.toContain("stray-");
  expect((await call(stack, "POST", `${path.replace("conditions", "concerns")}/close`)).status).toBe(404);
  const reason = "The audit is over in May.";
  const body = { reason, by: "sam@example.com" };
  const narrow = await createKey(stack.app, operator, { name: "tracker", scopes: ["changes:read", "changes:write"] });
  const refused = await call(stack, "POST", `${path}/overrule`, body, { authorization: `Bearer ${narrow.key}` });
  expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining("changes:overrule") } });
  expect((await signoffs(key)).gates[0]?.objections[0]).toMatchObject({ standing: "open" });
  const scopes = ["changes:read", "changes:write", "changes:overrule"] as const;
  const named = await createKey(stack.app, operator, { name: "Board minutes", scopes: [...scopes] });
  const done = await call(stack, "POST", `${path}/overrule`, body, { authorization: `Bearer ${named.key}` });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  const told = await mailbox.find(first, (mail) => /overruled/.test(mail.subject ?? ""));
  expect(told.text).toContain(reason);
  // It was done in Sam's name by a program: Sam hears of it, and the record names both.
  const sam = await mailbox.find("sam@example.com", (mail) =>
    (mail.subject ?? "").startsWith("Overruled in your name"),
  );
  expect(sam.text?.replaceAll(/\s+/g, " ")).toContain("in your name");
  const event = (await eventsOf(stack, key)).find(({ type }) => type === "objection.overruled");
  expect(event).toMatchObject({ actor: { kind: "key", key: named.id }, data: { inName: true } });
  const certificate = await call(stack, "GET", `/api/v1/changes/${key}/certificate`);
  expect(JSON.stringify(certificate.body)).toContain(named.id);
  expect((await signoffs(key)).gates[0]?.objections[0]).toMatchObject({
    standing: "overruled",
    overruledBecause: reason,
    overruledBy: { name: "Sam Sponsor" },
  });
});

test("whoever has asked something is counted among those who still decide", async () => {
  const names = ["count-1", "count-2", "count-3"] as const;
  const stakeholders = names.map((name) => ({ person: `${name}@example.com`, role: name }));
  await toAlignment(stack, { gates: [{ name: "Heads", stakeholders }] });
  const links = await Promise.all(names.map((name) => signLink(mailbox, `${name}@example.com`)));
  const [first = "", second = "", third = ""] = links;
  const said = async (link: string) => (await (await stack.api.request(link)).text()).replaceAll(/\s+/g, " ");
  expect((await decide(stack, first, "ask", "Since when?")).status).toBe(303);
  expect((await decide(stack, second, "approve")).status).toBe(303);
  expect(await said(second)).toContain("Two more people decide.");
  expect((await decide(stack, third, "approve")).status).toBe(303);
  expect(await said(third)).toContain("A question is still to be answered");
});

test("a question waits for its answer, which comes with the same link", async () => {
  const { first, more } = asking("question");
  const key = await toAlignment(stack, more);
  const one = await signLink(mailbox, first);
  expect((await decide(stack, one, "ask", "Who pays for the licence?")).status).toBe(303);
  await toOwner(key, /has a question first/);
  const request = (await signoffs(key)).gates[0]?.requests[0] ?? {};
  expect(request).toMatchObject({ standing: "asking", choice: "ask" });
  const path = `/api/v1/changes/${key}/questions/${String(request["id"])}/answer`;
  expect((await call(stack, "POST", path, { text: "Marketing does." })).status).toBe(200);
  expect((await call(stack, "POST", path, { text: "Once more." })).status).toBe(409);
  const answer = await mailbox.find(first, (mail) => /is answered/.test(mail.subject ?? ""));
  expect(answer.text).toContain("Marketing does.");
  expect(answer.text).toContain(one);
  expect(await (await stack.api.request(one)).text()).toContain("Marketing does.");
  expect((await decide(stack, one, "approve")).status).toBe(303);
});

test("a request passed on goes to the other by a link of their own; the old link decides nothing", async () => {
  const { first, second, more } = asking("delegate");
  const key = await toAlignment(stack, more);
  const one = await signLink(mailbox, first);
  const nonce = await nonceOf(stack, one);
  const passOn = (to: string) => post(stack, one, { nonce, decision: "delegate", to, reason: "She knows the books." });
  for (const to of ["petra@example.com", second, "nobody", ""]) expect((await passOn(to)).status, to).toBe(422);
  const to = "delegate-3@example.com";
  expect((await passOn(`Ada Accountant <${to}>`)).status).toBe(303);
  const other = await signLink(mailbox, to);
  expect(other).not.toBe(one);
  const asked = (await mailbox.waitFor(to)).text?.replaceAll(/\s+/g, " ");
  expect(asked).toContain("One asks you to decide in their place");
  expect(asked).toContain("You get this because you decide in the place of One");
  expect(await (await stack.api.request(other)).text()).toContain("One passed it on to you");
  expect((await decide(stack, one, "approve")).status).not.toBe(303);
  expect((await decide(stack, other, "approve")).status).toBe(303);
  const [request] = (await signoffs(key)).gates[0]?.requests ?? [];
  expect(request).toMatchObject({
    choice: "approve",
    person: { name: "Ada Accountant" },
    onBehalfOf: [{ name: "One" }],
    role: "Finance",
  });
  expect((await eventsOf(stack, key)).map((event) => event.type)).toContain("request.delegated");
});

test("who is away is not written to; the substitute is asked for them", async () => {
  const { first, more } = asking("away");
  const made = await call(stack, "POST", "/api/v1/people", { name: "One", email: first });
  const path = `/api/v1/people/${String(made.body["id"])}/absence`;
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const substitute = "away-3@example.com";
  expect((await call(stack, "PUT", path, { from: until, until: from })).status).toBe(400);
  expect((await call(stack, "PUT", path, { from, until, substitute: first })).status).toBe(400);
  expect((await call(stack, "PUT", path, { from, until, substitute })).status).toBe(200);
  const key = await toAlignment(stack, more);
  const link = await signLink(mailbox, substitute);
  const asked = (await mailbox.waitFor(substitute)).text?.replaceAll(/\s+/g, " ");
  expect(asked).toContain("One is away and named you to decide meanwhile");
  expect(await (await stack.api.request(link)).text()).toContain("One is away and named you to decide meanwhile.");
  expect((await decide(stack, link, "approve")).status).toBe(303);
  expect(mailbox.to(first)).toEqual([]);
  expect((await signoffs(key)).gates[0]?.requests[0]).toMatchObject({
    onBehalfOf: [{ name: "One" }],
    choice: "approve",
  });
  expect((await call(stack, "DELETE", path)).status).toBe(204);
  expect((await call(stack, "GET", path)).status).toBe(404);
});

test("a material edit asks everybody again with what changed; whoever sends the old page sees the new one", async () => {
  const { first, second, more } = asking("edited");
  const key = await toAlignment(stack, more);
  const [one, two] = [await signLink(mailbox, first), await signLink(mailbox, second)];
  expect((await decide(stack, one, "approve")).status).toBe(303);
  const oldNonce = await nonceOf(stack, two);
  const path = `/api/v1/changes/${key}`;
  const summary = "A lead is qualified when its company has 50 or more employees and it has asked for contact.";
  expect((await call(stack, "PATCH", path, { summary })).status).toBe(200);
  const again = await mailbox.find(first, (mail) => (mail.text ?? "").includes("50 or more employees"));
  expect(again.text).toContain("What you said before was about the earlier text");
  expect((await signoffs(key)).gates[0]?.requests[0]).toMatchObject({
    standing: "open",
    choice: null,
    stale: "approve",
  });
  const page = await (await stack.api.request(one)).text();
  expect(page).toContain("<del>20 </del><ins>50 </ins>");
  expect(page).toContain("You approved that text; it does not count for this one.");
  const stale = await post(stack, two, { nonce: oldNonce, decision: "approve" });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain("<ins>50 </ins>or more employees");
  for (const link of [one, two]) expect((await decide(stack, link, "approve")).status).toBe(303);
  expect((await call(stack, "GET", path)).body).toMatchObject({ stage: "build" });
});

test("any other edit is told, and what was said stands", async () => {
  const { first, more } = asking("noticed");
  const key = await toAlignment(stack, more);
  const one = await signLink(mailbox, first);
  expect((await decide(stack, one, "approve")).status).toBe(303);
  const trainings = [{ name: "Entering leads, the short course" }];
  expect((await call(stack, "PATCH", `/api/v1/changes/${key}`, { trainings })).status).toBe(200);
  const notice = await mailbox.find(first, (mail) => /For your information/.test(mail.subject ?? ""));
  expect(notice.text).toMatch(/the short\s+course/);
  expect((await signoffs(key)).gates[0]?.requests[0]).toMatchObject({ choice: "approve", stale: null });
});

test("what the owner proposes instead is taken up in one step, and becomes part of what people sign", async () => {
  const { first, more } = asking("countered");
  const made = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(more), submit: true });
  const path = `/api/v1/changes/${String(made.body["key"])}`;
  expect((await call(stack, "POST", `${path}/accept-counter`)).status).toBe(409);
  const counter = { what: "Begin with two teams.", when: "2030-03-01T09:00:00Z", tradeOff: "Later for the others." };
  expect((await call(stack, "POST", `${path}/counter`, { ...counter, tradeOff: "" })).status).toBe(400);
  expect((await call(stack, "POST", `${path}/counter`, counter)).body).toMatchObject({ ball: { party: "proposer" } });
  const told = await mailbox.find("petra@example.com", (mail) => (mail.text ?? "").includes("Begin with two teams."));
  expect(told.text).toContain("Later for the others.");
  expect((await call(stack, "POST", `${path}/accept-counter`)).body).toMatchObject({
    stage: "alignment",
    revision: { number: 2 },
    content: { agreed: { what: "Begin with two teams." } },
  });
  const page = await (await stack.api.request(await signLink(mailbox, first))).text();
  expect(page).toContain("Agreed at intake: Begin with two teams. By");
});

test("a declined proposal comes back with the reason, in the mail and in the API", async () => {
  const made = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(asking("no").more), submit: true });
  const path = `/api/v1/changes/${String(made.body["key"])}`;
  const reason = "The team is taken until May, truly.";
  expect((await call(stack, "POST", `${path}/decline`, { reason })).status).toBe(200);
  await mailbox.find("petra@example.com", (mail) => (mail.text ?? "").includes(reason));
  expect((await call(stack, "GET", path)).body).toMatchObject({
    intake: { answer: { said: "declined", what: reason } },
  });
});
