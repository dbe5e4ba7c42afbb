import { beforeAll, expect, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { inReadiness, post } from "../api/change/proposals.ts";
import { signIn, textOf } from "../console/visitor.ts";
import { wholeHistories } from "../people/traces.ts";
import { call } from "../stack.ts";
import { eventsOf, nonceOf, post as postForm } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";

/** Two questions to the people a change has reached: asked once each, answered by link, shown to those who run it without a name. */
const site = mailedStack();
const crew = ["ada", "bert", "cora", "dora", "emil", "fred", "greta"].map((name) => `${name}@crew.example`);
const [ada = "", bert = "", ...others] = crew;
let key = "";

interface Round {
  readonly round: string;
  readonly isOpen: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly answers: readonly { readonly id: string; readonly helps: string; readonly easier: string }[] | null;
}

async function members(population: string, people: readonly string[]): Promise<void> {
  await call(site.stack, "POST", "/api/v1/populations", { id: population });
  const rows = people.map((email) => ({
    person: { email, name: email.split("@")[0] },
    group: "sales",
    joinedAt: "2020-01-01T00:00:00Z",
  }));
  const added = await call(site.stack, "POST", `/api/v1/populations/${population}/members`, { members: rows });
  expect(added.status, JSON.stringify(added.body)).toBe(200);
}

const rounds = async () =>
  (await call<{ rounds: readonly Round[] }>(site.stack, "GET", `/api/v1/changes/${key}/feedback`)).body.rounds;
const asks = (address: string) => site.mailbox.to(address).filter((mail) => mail.text?.includes("/f/") === true);
const linkOf = async (address: string) =>
  linkIn(await site.mailbox.find(address, (mail) => mail.text?.includes("/f/") === true), "f");
async function answer(address: string, helps: string, easier = ""): Promise<Response> {
  const link = await linkOf(address);
  return postForm(site.stack, link, { nonce: await nonceOf(site.stack, link), helps, easier });
}

beforeAll(async () => {
  await members("crew", crew);
  await members("few", crew.slice(0, 3));
  await call(site.stack, "POST", "/api/v1/people", { name: "Greta", email: "greta@crew.example", language: "de" });
  const { body } = await call<{ items: { id: string }[] }>(site.stack, "GET", "/api/v1/people?search=greta@crew");
  await call(site.stack, "PATCH", `/api/v1/people/${body.items[0]?.id ?? ""}`, { language: "de" });
  key = await inReadiness(site.stack, { population: "crew", trainings: [] });
}, 120_000);

test("nobody is asked before the launch, nor where answers would point at somebody", async () => {
  expect(await post(site.stack, `${key}/feedback`)).toMatchObject({ status: 409, body: { code: "wrong_stage" } });
  expect((await post(site.stack, `${key}/waves/all/launch`)).status).toBe(200);
  const small = await inReadiness(site.stack, { population: "few", trainings: [] });
  expect((await post(site.stack, `${small}/waves/all/launch`)).status).toBe(200);
  const refused = await post(site.stack, `${small}/feedback`);
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: "sample" }] } });
  expect(refused.body["detail"]).toMatch(/Only 3 .* at least 5/s);
  expect(await post(site.stack, `${key}/feedback`, { sample: 4 })).toMatchObject({ status: 400 });
  const past = { until: "2020-01-01T00:00:00Z" };
  expect(await post(site.stack, `${key}/feedback`, past)).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(crew.flatMap(asks)).toEqual([]);
});

test("everybody it has reached gets the two questions once, in their language, however often it is asked for", async () => {
  const once = { "idempotency-key": "ask-1" };
  for (let count = 0; count < 2; count += 1)
    expect((await post(site.stack, `${key}/feedback`, {}, once)).status).toBe(200);
  for (const address of crew) await linkOf(address);
  expect(crew.map((address) => asks(address).length)).toEqual(crew.map(() => 1));
  expect(asks(ada)[0]?.text).toContain("What one thing would make it easier?");
  expect(asks("greta@crew.example")[0]?.subject).toMatch(/^Wie kommen Sie damit zurecht\?/);
  expect(await post(site.stack, `${key}/feedback`)).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(await rounds()).toMatchObject([{ round: "Q1", isOpen: true, asked: 7, answered: 0, answers: null }]);
});

test("an answer counts by a press on the page alone, can be changed, and a refused one stays in the fields", async () => {
  const link = await linkOf(ada);
  const page = await (await site.stack.api.request(link)).text();
  expect(textOf(page)).toContain("What helps you to work this way, and what gets in the way?");
  const foreign = await nonceOf(site.stack, await linkOf(bert));
  const refused = await postForm(site.stack, link, { nonce: foreign, helps: "The list of leads.", easier: "" });
  expect([refused.status, (await refused.text()).includes("The list of leads.")]).toEqual([409, true]);
  const silent = await answer(ada, "  ");
  expect([silent.status, textOf(await silent.text())]).toEqual([422, expect.stringContaining("one of the two")]);
  expect((await rounds())[0]?.answered).toBe(0);

  expect((await answer(ada, "The list of leads.", "Fill in the size.")).status).toBe(303);
  expect(textOf(await (await site.stack.api.request(link)).text())).toContain("Your answer is recorded.");
  expect((await answer(ada, "The new list of leads.")).status).toBe(303);
  const again = await (await site.stack.api.request(link)).text();
  expect([again.includes("The new list of leads."), again.includes("Fill in the size.")]).toEqual([true, false]);
  expect((await rounds())[0]?.answered).toBe(1);
});

test("answers are shown from five people on, without a name; one that is taken back hides them again", async () => {
  await answer(bert, "<script>alert(1)</script>");
  await answer("cora@crew.example", "", "One field less.");
  await answer("dora@crew.example", "My colleague shows me.");
  expect((await rounds())[0]).toMatchObject({ answered: 4, answers: null });
  const petra = await signIn(site.stack);
  expect(textOf((await petra.get(`/changes/${key}`)).html)).toContain("4 answers have come.");
  await answer("greta@crew.example", "Die Liste.");
  const [round] = await rounds();
  const words = round?.answers?.flatMap(({ helps, easier }) => [helps, easier]).filter((text) => text !== "");
  expect(words?.toSorted()).toEqual([
    "<script>alert(1)</script>",
    "Die Liste.",
    "My colleague shows me.",
    "One field less.",
    "The new list of leads.",
  ]);
  const { html } = await petra.get(`/changes/${key}`);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  const told = JSON.stringify(await rounds()) + html;
  for (const name of ["ada", "bert", "cora", "dora", "greta"]) expect(told.toLowerCase()).not.toContain(`${name}@`);
  await answer("dora@crew.example", "", "");
  expect((await rounds())[0]).toMatchObject({ answered: 4, answers: null });
  await answer("dora@crew.example", "My colleague shows me.");
});

test("a round that is ended takes nothing more, and what was typed too late is not lost", async () => {
  const link = await linkOf("emil@crew.example");
  const nonce = await nonceOf(site.stack, link);
  const petra = await signIn(site.stack);
  const page = await petra.get(`/changes/${key}`);
  const ended = await petra.send(page, `/changes/${key}/actions/close-feedback`);
  expect(textOf(ended.html)).toContain("The round has ended.");
  const late = await postForm(site.stack, link, { nonce, helps: "I was too late.", easier: "" });
  const text = textOf(await late.text());
  expect([late.status, text]).toEqual([409, expect.stringContaining("This round of feedback is over.")]);
  expect(text).toContain("I was too late.");
  expect(textOf(await (await site.stack.api.request(await linkOf(ada))).text())).toContain("The new list of leads.");
  expect((await rounds())[0]).toMatchObject({ isOpen: false, answered: 5 });
});

test("a lot draws so many, and a mail server that fails for a while makes nobody be asked twice", async () => {
  const petra = await signIn(site.stack);
  const before = site.mailbox.mails.length;
  site.mailbox.refuse(451);
  const page = await petra.get(`/changes/${key}`);
  const asked = await petra.send(page, `/changes/${key}/actions/ask-feedback`, { sample: "5", until: "" });
  expect(textOf(asked.html)).toContain("People are being asked.");
  await expect.poll(async () => (await rounds())[0]?.asked, { timeout: 30_000 }).toBe(5);
  site.mailbox.refuse(null);
  const mails = () => site.mailbox.mails.slice(before).filter((mail) => mail.text?.includes("/f/") === true);
  await expect.poll(() => mails().length, { timeout: 60_000 }).toBe(5);
  await site.stack.restartWorker();
  await fastForward(site.stack.client, changeWorkflowId(key), 86_400_000);
  expect(new Set(mails().map((mail) => mail.messageId)).size).toBe(5);
  expect(mails()).toHaveLength(5);
  expect((await rounds()).map(({ round, asked: people }) => [round, people])).toEqual([
    ["Q2", 5],
    ["Q1", 7],
  ]);
}, 120_000);

test("a link that has ended mails a fresh one, which still leads to what was said", async () => {
  await fastForward(site.stack.client, changeWorkflowId(key), 91 * 86_400_000);
  // Something happens to the change at its own time, at which its pages are looked at from then on.
  expect((await post(site.stack, `${key}/spending`, { part: "adoption", spent: 10 })).status).toBe(200);
  const link = await linkOf(ada);
  const ended = await site.stack.api.request(link);
  expect([ended.status, textOf(await ended.text())]).toEqual([410, expect.stringContaining("This link has ended")]);
  const known = asks(ada).length;
  const sent = await postForm(site.stack, `${link}/fresh`, { nonce: await nonceOf(site.stack, link) });
  expect(sent.status).toBe(303);
  const fresh = linkIn(await site.mailbox.waitFor(ada, site.mailbox.to(ada).length), "f");
  expect(asks(ada)).toHaveLength(known + 1);
  expect(fresh).not.toBe(link);
  expect(textOf(await (await site.stack.api.request(fresh)).text())).toContain("The new list of leads.");
}, 120_000);

test("the record holds that people were asked, and neither whom nor what they said", async () => {
  const events = (await eventsOf(site.stack, key)).filter(({ type }) => type.startsWith("feedback."));
  expect(events.map(({ type, data }) => [type, data["round"], data["sample"]])).toEqual([
    ["feedback.asked", "Q1", null],
    ["feedback.closed", "Q1", undefined],
    ["feedback.asked", "Q2", 5],
  ]);
  for (const [, history] of await wholeHistories(site.stack, [key]))
    for (const word of ["The new list of leads", "alert(1)", ...others]) expect(history).not.toContain(word);
});
