import { beforeAll, expect, test } from "vitest";
import { operator } from "../../app/actor.ts";
import { growChange } from "../../app/feedback/follow-up.ts";
import { verifyAllRecords } from "../../app/record/verify-all.ts";
import { signIn, textOf } from "../console/visitor.ts";
import type { Visitor } from "../console/visitor.ts";
import { wholeDatabase, wholeHistories } from "../people/traces.ts";
import { call } from "../stack.ts";
import { askedCrew } from "./asked-crew.ts";
import type { AskedCrew } from "./asked-crew.ts";
import { eventsOf } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/** What people said would make it easier becomes a change of its own by one press, once, and both changes say so. */
const site = mailedStack();
const people = ["ada", "bert", "cora", "dora", "emil", "fred"].map((name) => `${name}@crew.example`);
const [ada = "", bert = "", cora = "", dora = "", emil = "", fred = ""] = people;
const idea = "Fill in the size from the register. Nobody knows it by heart.";
let crew: AskedCrew;
let petra: Visitor;

interface Ideas {
  readonly ideas: readonly { readonly id: string; readonly words: string; readonly grown: string | null }[];
  readonly ledTo: readonly { readonly key: string; readonly title: string; readonly stage: string }[];
}
const ideas = async () => (await call<Ideas>(site.stack, "GET", `/api/v1/changes/${crew.key}/ideas`)).body;
const ideaOf = async (words: string) =>
  (await ideas()).ideas.find((each) => each.words === words) ?? expect.fail(`no idea ${words}`);
const grow = (id: string, body?: object) =>
  call(site.stack, "POST", `/api/v1/changes/${crew.key}/ideas/${id}/change`, body);
const proposer = { proposer: "petra@example.com" };
const made = async () => (await call<{ items: object[] }>(site.stack, "GET", "/api/v1/changes?limit=100")).body.items;

beforeAll(async () => {
  crew = await askedCrew(site, "crew", Object.fromEntries(people.map((address) => [address, "sales"])), {
    template: "process-change",
    team: "Revenue Operations",
    countries: ["DE"],
  });
  petra = await signIn(site.stack);
}, 120_000);

test("no idea is listed, or can be taken up, before five people have answered", async () => {
  await crew.say(ada, { easier: idea });
  await crew.say(bert, { easier: "One field less." });
  await crew.say(cora, { easier: "A shorter list." });
  await crew.say(dora, { helps: "My lead asks for it." });
  expect(await ideas()).toMatchObject({ ideas: [], ledTo: [] });
  expect((await petra.get(`/changes/${crew.key}`)).html).not.toContain("Make this a change");
  const { id } = await site.stack.app.db.selectFrom("feedback_answer").select("id").limit(1).executeTakeFirstOrThrow();
  expect((await grow(id, proposer)).status).toBe(404);
  await crew.say(emil, { easier: "Let me do it on the telephone." });
  expect((await ideas()).ideas.map(({ words }) => words).toSorted()).toEqual([
    "A shorter list.",
    idea,
    "Let me do it on the telephone.",
    "One field less.",
  ]);
});

test("one press makes a draft with the people and the audience of the change, and opens it to be written", async () => {
  const { id } = await ideaOf(idea);
  const page = await petra.get(`/changes/${crew.key}`);
  const [first, second] = await Promise.all([
    petra.send(page, `/changes/${crew.key}/actions/grow-idea`, {}, id),
    petra.send(page, `/changes/${crew.key}/actions/grow-idea`, {}, id),
  ]);
  const grown = (await ideaOf(idea)).grown ?? expect.fail("it grew into nothing");
  for (const { html, status } of [first, second]) {
    expect(status).toBe(200);
    expect(html).toContain(`action="/changes/${grown}/edit"`);
    expect(html).toContain('value="Fill in the size from the register"');
    expect(textOf(html)).toContain(`It grew out of ${crew.key}.`);
    expect(html).toContain(`>${idea}</textarea>`);
  }
  const { body } = await call<{ content: object; proposer: { id: string } }>(
    site.stack,
    "GET",
    `/api/v1/changes/${grown}`,
  );
  expect(body).toMatchObject({
    stage: "draft",
    title: "Follow-up to Use one definition of a qualified lead",
    template: "process-change",
    team: "Revenue Operations",
    proposer: { name: "Petra Proposer" },
    owner: { name: "Olga Owner" },
    sponsor: { name: "Sam Sponsor" },
    content: { population: "crew", countries: ["DE"], brief: { audience: "Everybody who enters or reads leads." } },
    grewOutOf: { change: crew.key, answer: id, words: idea, title: "Use one definition of a qualified lead" },
  });
});

test("an idea becomes one change at most, whoever presses again, from wherever", async () => {
  const { id, grown } = await ideaOf(idea);
  const before = (await made()).length;
  const olga = await signIn(site.stack, { email: "olga@example.com" });
  const again = await olga.post(`/changes/${crew.key}/actions/grow-idea`, { once: "another tab", subject: id });
  expect(again.location).toBe(`/changes/${grown}/edit`);
  expect(await grow(id, { proposer: "somebody.else@example.com" })).toMatchObject({
    status: 201,
    body: { key: grown },
  });
  expect(await made()).toHaveLength(before);
  const page = textOf((await petra.get(`/changes/${crew.key}`)).html);
  expect(page).toContain(`Led to ${grown}`);
});

test("people who press in the same moment get one change, and so does whoever presses after a crash half-way", async () => {
  const [field, list] = [await ideaOf("One field less."), await ideaOf("A shorter list.")];
  const before = (await made()).length;
  const presses = await Promise.all(
    ["petra@example.com", "olga@example.com", "sam@example.com"].map((each) => grow(field.id, { proposer: each })),
  );
  expect(presses.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(presses.map(({ body }) => body["key"])).size).toBe(1);

  const { app } = site.stack;
  const begin = () => Promise.reject(new Error("the power went out"));
  const dying = { ...app, changes: { ...app.changes, begin } };
  const of = { change: crew.key, answer: list.id };
  await expect(growChange(dying, operator, of, proposer)).rejects.toThrow("the power went out");
  expect((await ideaOf("A shorter list.")).grown).toBeNull();
  const after = await Promise.all([grow(list.id, proposer), grow(list.id, { proposer: "olga@example.com" })]);
  expect(new Set(after.map(({ body }) => body["key"])).size).toBe(1);
  expect(await made()).toHaveLength(before + 2);
});

test("both changes name each other, on their pages and over HTTP, and the record holds ids alone", async () => {
  const { id, grown } = await ideaOf(idea);
  const key = grown ?? "";
  const { body } = await call<Ideas>(site.stack, "GET", `/api/v1/changes/${crew.key}`);
  expect(body.ledTo.map((each) => each.key)).toContain(key);
  expect(body.ledTo).toHaveLength(3);
  const young = textOf((await petra.get(`/changes/${key}`)).html);
  expect(young).toContain(`Grew out of ${crew.key}`);
  expect(young).toContain(idea);
  const [created] = await eventsOf(site.stack, key);
  expect(created).toMatchObject({ type: "change.created", data: { grewOutOf: { change: crew.key, answer: id } } });
  expect(young).toContain(`which grew out of ${crew.key}`);
  for (const [, history] of await wholeHistories(site.stack, [key, crew.key]))
    expect(history).not.toContain("from the register");
  const places = [...(await wholeDatabase(site.stack.app.db))].filter(([, text]) => text.includes("from the register"));
  expect(places.map(([table]) => table)).toEqual(["feedback_answer"]);
  expect(await verifyAllRecords(site.stack.app, operator)).toMatchObject({ broken: null });
});

test("whoever said it hears of it on their own page, and nobody else learns who it was", async () => {
  const { grown } = await ideaOf(idea);
  const own = async (address: string) =>
    textOf(await (await site.stack.api.request(await crew.linkOf(address))).text());
  expect(await own(ada)).toContain(`An idea of yours became a change of its own: ${grown}.`);
  expect(await own(dora)).not.toContain("became a change");
  const told = site.mailbox.mails.filter((mail) => mail.text?.includes(grown ?? "") === true);
  expect(told.filter(({ to }) => JSON.stringify(to).includes("crew.example"))).toEqual([]);
});

test("words that may be told no more are told nowhere, and what grew out of them stays", async () => {
  const { grown } = await ideaOf(idea);
  await crew.say(dora, {});
  expect(await ideas()).toMatchObject({ ideas: [], ledTo: [{ key: grown }, {}, {}] });
  const young = await petra.get(`/changes/${grown}`);
  expect(textOf(young.html)).toContain(`Grew out of ${crew.key}`);
  expect(young.html).not.toContain("from the register");
  expect((await petra.get(`/changes/${grown}/edit`)).html).not.toContain("from the register");
  expect(textOf((await petra.get(`/changes/${crew.key}`)).html)).toContain(`Led to ${grown}`);
  await crew.say(fred, { helps: "The list." });
  expect((await petra.get(`/changes/${grown}`)).html).toContain("from the register");
});

test("a draft that was written on keeps what was written, and readers are offered nothing", async () => {
  const { id, grown } = await ideaOf(idea);
  const edit = await petra.get(`/changes/${grown}/edit`);
  expect(edit.html).toContain('value="Fill in the size from the register"');
  const written = await call(site.stack, "PATCH", `/api/v1/changes/${grown}`, { title: "Sizes from the register" });
  expect(written.status).toBe(200);
  const kept = await petra.get(`/changes/${grown}/edit`);
  expect(kept.html).toContain('value="Sizes from the register"');
  expect(textOf(kept.html)).not.toContain("Title and summary begin with");
  const rita = await signIn(site.stack, { email: "rita@example.com", scopes: ["changes:read"] });
  expect((await rita.get(`/changes/${crew.key}`)).html).not.toContain("Make this a change");
  const refused = await rita.post(`/changes/${crew.key}/actions/grow-idea`, { once: "x", subject: id });
  expect(refused.status).toBe(403);
  expect((await grow("7d444840-9dc0-11d1-b245-5ffdce74fad2", proposer)).status).toBe(404);
  expect((await grow("nonsense", proposer)).status).toBe(404);
  const nonsense = await petra.post(`/changes/${crew.key}/actions/grow-idea`, { once: "y", subject: "nonsense" });
  expect(nonsense.status).toBe(404);
});
