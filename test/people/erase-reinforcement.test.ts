import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test, vi } from "vitest";
import { operator } from "../../app/actor.ts";
import { adoptionView } from "../../app/adoption/view.ts";
import { verifyAllRecords } from "../../app/record/verify-all.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { inReadiness, post } from "../api/change/proposals.ts";
import { eventsOf, nonceOf, post as postForm } from "../path/links.ts";
import { linkIn } from "../path/mailbox.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { sampleTarget } from "../path/sample.ts";
import { call } from "../stack.ts";
import { tracesIn, wholeDatabase, wholeHistories } from "./traces.ts";

/**
 * A manager who says what helps, has an idea, likes to be asked, and writes why a suggestion is not right; both the idea and the reason
 * became changes. Erased, they leave no word and no name anywhere; the counts, the record and what grew out of it stay.
 */
const site = mailedStack();
const planted = {
  name: "Quentin Marlowe-Tisch",
  email: "qm.planted@example.com",
  feedback: "The copper bell rings too late.",
  idea: "Hang a lantern over the desk.",
  reason: "They have no ladders in the orchard.",
};
const words = Object.values(planted);
const crew = ["k", "l", "m", "n", "o"].map((name) => `${name}@crew.example`);
const launchedAt = Date.now();
let [key, ofIdea, ofReason, person] = ["", "", "", ""];

async function counts(): Promise<readonly object[]> {
  const { body } = await call<{ rounds: { asked: number; answered: number }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/feedback`,
  );
  return body.rounds.map(({ asked, answered }) => ({ asked, answered }));
}

const measured = () =>
  adoptionView({ db: site.stack.app.db, now: () => launchedAt + 40 * DAY_MS }, operator, key, launchedAt + 28 * DAY_MS);
const recorded = async () =>
  site.stack.app.db.selectFrom("change_event").selectAll().where("change", "=", key).orderBy("seq").execute();

/** Everything that tells of what was said, in all formats. */
async function everythingShown(): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  const get = async (path: string, accept: string) => {
    const headers = { authorization: `Bearer ${site.stack.adminKey}`, accept };
    const response = await site.stack.api.request(path, { headers });
    expect([path, response.status]).toEqual([path, 200]);
    shown.set(`${accept} ${path}`, path.includes("pdf") ? await pdfText(response) : await response.text());
  };
  const parts = ["", "/feedback", "/ideas", "/champions", "/suggestions", "/events", "/events/export", "/certificate"];
  for (const each of [key, ofIdea, ofReason]) {
    for (const part of parts) await get(`/api/v1/changes/${each}${part}`, "application/json");
    for (const format of ["json", "markdown", "pdf"])
      await get(`/api/v1/changes/${each}/story?format=${format}`, "*/*");
    for (const page of ["", "/story", "/certificate"]) await get(`/changes/${each}${page}`, "text/html");
  }
  for (const each of [ofIdea, ofReason]) await get(`/changes/${each}/edit`, "text/html");
  await get("/api/v1/portfolio", "application/json");
  return shown;
}

async function pdfText(response: Response): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), {
    mergePages: true,
  });
  return text.replaceAll(/\s+/g, " ");
}

const everywhere = async () => new Map([...(await wholeDatabase(site.stack.app.db)), ...(await everythingShown())]);

async function says(address: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const mail = await site.mailbox.find(address, ({ text }) => text?.includes("/f/") === true);
  const link = linkIn(mail, "f");
  const said = { nonce: await nonceOf(site.stack, link), helps: "", easier: "", ...fields };
  expect((await postForm(site.stack, link, said)).status).toBe(303);
}

async function grow(said: string): Promise<string> {
  const { body } = await call<{ ideas: { id: string; words: string }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/ideas`,
  );
  const idea = body.ideas.find((each) => each.words === said) ?? expect.fail(`no idea ${said}`);
  const grown = await post(site.stack, `${key}/ideas/${idea.id}/change`, { proposer: "petra@example.com" });
  expect(grown.status, JSON.stringify(grown.body)).toBe(201);
  return String(grown.body["key"]);
}

beforeAll(async () => {
  const { stack, mailbox } = site;
  const added = await call(stack, "POST", "/api/v1/people", { name: planted.name, email: planted.email });
  person = String(added.body["id"]);
  for (const email of crew)
    await call(stack, "POST", "/api/v1/people", { name: email, email, userIds: [email], manager: planted.email });
  await call(stack, "POST", "/api/v1/populations", { id: "orchard" });
  const members = [planted.email, ...crew].map((each) => ({
    person: each,
    group: "pickers",
    joinedAt: "2020-01-01T00:00:00Z",
  }));
  const joined = await call(stack, "POST", "/api/v1/populations/orchard/members", { members });
  expect(joined.status, JSON.stringify(joined.body)).toBe(200);
  await call(stack, "POST", "/api/v1/sources", { id: "history", historic: true });
  const targets = [{ ...sampleTarget, source: "history", freshnessDays: 30 }];
  key = await inReadiness(stack, { population: "orchard", trainings: [], targets });
  expect((await post(stack, `${key}/waves/all/launch`)).status).toBe(200);
  expect((await post(stack, `${key}/feedback`)).status).toBe(200);
  await says(planted.email, { helps: planted.feedback, easier: planted.idea, mayBeAsked: "yes" });
  for (const address of crew) await says(address, { easier: `Of ${address}.`, mayBeAsked: "yes" });
  ofIdea = await grow(planted.idea);
  // Nobody does it, though somebody does something: whoever leads them hears of it.
  const events = Array.from({ length: 40 }, (_, day) => ({
    type: "track",
    event: "other",
    userId: crew[0],
    messageId: `other-${day}`,
    timestamp: new Date(launchedAt + day * DAY_MS).toISOString(),
  }));
  await call(stack, "POST", "/api/v1/sources/history/import", { events });
  await fastForward(stack.client, changeWorkflowId(key), 30 * DAY_MS);
  const mail = await mailbox.find(planted.email, ({ text }) => text?.includes("/g/") === true);
  const link = linkIn(mail, "g");
  const answer = { nonce: await nonceOf(stack, link), answer: "not_right", reason: planted.reason };
  expect((await postForm(stack, link, answer)).status).toBe(303);
  ofReason = await grow(planted.reason);
}, 180_000);

test("what a manager wrote, said, thought up and agreed to goes with them; counts, record and what grew out of it stay", async () => {
  const { stack } = site;
  const before = await everywhere();
  const found = tracesIn(before, words);
  // A search that finds nothing before proves nothing after.
  for (const place of [
    "feedback_answer:",
    "text:",
    "/ideas:",
    "/champions:",
    "/suggestions:",
    "/edit:",
    `/changes/${key}:`,
  ])
    expect(
      found.some((each) => each.includes(place)),
      place,
    ).toBe(true);
  expect(before.get("champion")).toContain(person);
  const [asked, events, adoption] = [await counts(), await recorded(), await measured()];
  expect(asked).toEqual([{ asked: 6, answered: 6 }]);

  // They leave the audience when they are erased, which is after the instant that is measured.
  const now = vi.spyOn(stack.app, "now").mockReturnValue(launchedAt + 35 * DAY_MS);
  const erased = await call(stack, "DELETE", `/api/v1/people/${person}`);
  now.mockRestore();
  expect(erased.status, JSON.stringify(erased.body)).toBe(200);

  const after = await everywhere();
  for (const [place, text] of await wholeHistories(stack, [key, ofIdea, ofReason])) after.set(place, text);
  expect(tracesIn(after, words)).toEqual([]);
  expect(after.get("champion")).not.toContain(person);
  expect(await counts()).toEqual(asked);
  expect(await recorded()).toEqual(events);
  expect(await measured()).toEqual(adoption);
  expect(await verifyAllRecords(stack.app, operator)).toMatchObject({ broken: null });
  const champions = await call<{ people: number }>(stack, "GET", `/api/v1/changes/${key}/champions`);
  expect(champions.body.people).toBe(5);
});

test("what grew out of their words says so still, without the words, and is not grown again", async () => {
  const { stack } = site;
  for (const grown of [ofIdea, ofReason])
    expect((await call(stack, "GET", `/api/v1/changes/${grown}`)).body).toMatchObject({
      grewOutOf: { change: key, words: null },
    });
  const { body } = await call<{ ledTo: { key: string }[] }>(stack, "GET", `/api/v1/changes/${key}`);
  expect(body.ledTo.map((each) => each.key).toSorted()).toEqual([ofIdea, ofReason].toSorted());
  const [created] = await eventsOf(stack, ofIdea);
  expect(created?.data["grewOutOf"]).toMatchObject({ change: key });
  const { body: young } = await call<{ grewOutOf: { answer: string } }>(stack, "GET", `/api/v1/changes/${ofIdea}`);
  const { answer } = young.grewOutOf;
  const again = await post(stack, `${key}/ideas/${answer}/change`, { proposer: "petra@example.com" });
  expect(again).toMatchObject({ status: 201, body: { key: ofIdea } });
});

test("answers of which too few are left are told no more, and the counts say that there were enough", async () => {
  const { stack } = site;
  for (const search of crew.slice(0, 2)) {
    const { body } = await call<{ items: { id: string }[] }>(stack, "GET", `/api/v1/people?search=${search}`);
    expect((await call(stack, "DELETE", `/api/v1/people/${body.items[0]?.id}`)).status).toBe(200);
  }
  expect(await counts()).toEqual([{ asked: 6, answered: 6 }]);
  const { body } = await call<{ ideas: object[] }>(stack, "GET", `/api/v1/changes/${key}/ideas`);
  expect(body.ideas).toEqual([]);
  const story = await call(stack, "GET", `/api/v1/changes/${key}/story`);
  expect(JSON.stringify(story.body)).toContain("6 of 6 answered. Too few of the answers are left to tell of");
});
