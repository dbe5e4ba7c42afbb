import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { inReadiness, post } from "../api/change/proposals.ts";
import { signIn, textOf } from "../console/visitor.ts";
import { wholeHistories } from "../people/traces.ts";
import { call } from "../stack.ts";
import { eventsOf, nonceOf, post as postForm } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleTarget } from "./sample.ts";

/**
 * Groups that stand still reach their managers with one suggested action each: with numbers and no names, once in fourteen days,
 * exactly once. Groups that are too small, or would be found by subtraction, reach nobody.
 */
const site = mailedStack();
/** People of each group, and who leads them; of Night nobody is known. */
const groups = {
  Inside: { size: 12, manager: "mona@example.com" },
  Field: { size: 8, manager: "max@example.com" },
  Night: { size: 7, manager: null },
  Service: { size: 6, manager: "sara@example.com" },
  Tiny: { size: 3, manager: "tom@example.com" },
} as const;
const launchedAt = Date.now();
const people = Object.entries(groups).flatMap(([group, { size, manager }]) =>
  Array.from({ length: size }, (_, index) => ({ userId: `${group}-${index}`, group, manager })),
);
let key = "";

interface Groups {
  readonly groups: readonly {
    readonly group: string;
    readonly step: string;
    readonly numbers: {
      readonly judged: number;
      readonly counted: number | null;
      readonly people: number | null;
    } | null;
    readonly suggestion: { readonly answer: string | null; readonly reason: string | null } | null;
    readonly isUnled: boolean;
  }[];
}

/** Weeks, counted from the launch, in which somebody does it. */
const weeksOf = (userId: string): readonly number[] => {
  const always = Array.from({ length: 17 }, (_, week) => week);
  const [group, index] = userId.split("-");
  if (group === "Inside") return index === "0" ? always : Number(index) <= 8 ? [0] : [];
  if (group === "Service") return Number(index) < 4 ? always : [0];
  return group === "Tiny" && index === "0" ? always : [];
};

beforeAll(async () => {
  const { stack } = site;
  await call(stack, "POST", "/api/v1/people", { name: "Mona", email: "mona@example.com" });
  await call(stack, "POST", "/api/v1/people", { name: "Max", email: "max@example.com", language: "de" });
  for (const { userId, manager } of people) {
    const person = { name: `Person ${userId}`, email: `${userId}@crew.example`, userIds: [userId] };
    const added = await call(stack, "POST", "/api/v1/people", {
      ...person,
      ...(manager === null ? {} : { manager: { email: manager, name: manager } }),
    });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
  }
  await call(stack, "POST", "/api/v1/populations", { id: "crew" });
  const members = people.map(({ userId, group }) => ({ userId, group, joinedAt: "2020-01-01T00:00:00Z" }));
  expect((await call(stack, "POST", "/api/v1/populations/crew/members", { members })).status).toBe(200);
  await call(stack, "POST", "/api/v1/sources", { id: "history", historic: true });
  key = await inReadiness(stack, {
    population: "crew",
    trainings: [],
    targets: [{ ...sampleTarget, source: "history", freshnessDays: 30, windowDays: 180 }],
  });
  expect((await post(stack, `${key}/waves/all/launch`)).status).toBe(200);
  await likesToBeAsked("Field-1");
  const events = people.flatMap(({ userId }) =>
    weeksOf(userId).map((week) => ({
      type: "track",
      event: "lead_entered",
      userId,
      messageId: `${userId}-${week}`,
      timestamp: new Date(launchedAt + (week * 7 + 1) * DAY_MS).toISOString(),
    })),
  );
  expect((await call(stack, "POST", "/api/v1/sources/history/import", { events })).status).toBe(200);
}, 120_000);

/** Says on the page of their feedback link that colleagues may ask them. */
async function likesToBeAsked(userId: string): Promise<void> {
  expect((await post(site.stack, `${key}/feedback`)).status).toBe(200);
  const asked = new Map<string, string>();
  // Everybody is waited for: the mail server is to fail for suggestions, not for these.
  for (const each of people) {
    const mail = await site.mailbox.find(`${each.userId}@crew.example`, ({ text }) => text?.includes("/f/") === true);
    asked.set(each.userId, linkIn(mail, "f"));
  }
  const link = asked.get(userId) ?? expect.fail("nobody asked them");
  const consent = { nonce: await nonceOf(site.stack, link), helps: "", easier: "", mayBeAsked: "yes" };
  expect((await postForm(site.stack, link, consent)).status).toBe(303);
}

const forward = (days: number) => fastForward(site.stack.client, changeWorkflowId(key), days * DAY_MS);
const mails = (address: string) => site.mailbox.to(address).filter((mail) => mail.text?.includes("/g/") === true);
const made = async () => (await eventsOf(site.stack, key)).filter(({ type }) => type === "suggestion.made");
const listed = async () => (await call<Groups>(site.stack, "GET", `/api/v1/changes/${key}/suggestions`)).body.groups;

test("each group that stands still reaches its manager once, although the mail server fails and the worker restarts", async () => {
  site.mailbox.refuse(451);
  await forward(35);
  await site.stack.restartWorker();
  site.mailbox.refuse(null);
  await forward(1);
  await expect.poll(() => mails("max@example.com").length, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(() => mails("mona@example.com").length, { timeout: 60_000 }).toBeGreaterThan(0);
  for (const address of ["mona@example.com", "max@example.com"]) {
    const ids = mails(address).map((mail) => mail.messageId);
    expect(ids).toEqual([...new Set(ids)]);
  }
}, 120_000);

test("a manager hears at most once in fourteen days, in working hours, and nobody of groups that are too small", async () => {
  await forward(14);
  const events = await made();
  const of = (group: string) => events.filter(({ data }) => data["group"] === group);
  expect([of("Service"), of("Tiny"), of("Night")]).toEqual([[], [], []]);
  expect(of("Inside").map(({ data }) => data["step"])).toEqual(expect.arrayContaining(["return"]));
  expect(new Set(of("Field").map(({ data }) => data["step"]))).toEqual(new Set(["try"]));
  const { body } = await call<{ items: { type: string; at: string; data: { group?: string } }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/events?limit=200`,
  );
  for (const group of ["Inside", "Field"]) {
    const at = body.items.filter(({ type, data }) => type === "suggestion.made" && data.group === group);
    const gaps = at.slice(1).map((event, index) => Date.parse(event.at) - Date.parse(at[index]?.at ?? ""));
    expect(Math.min(...gaps, 14 * DAY_MS)).toBeGreaterThanOrEqual(14 * DAY_MS);
  }
  await expect.poll(() => mails("mona@example.com").length, { timeout: 60_000 }).toBe(of("Inside").length);
  const rows = await site.stack.app.db
    .selectFrom("message")
    .select("due_at")
    .where("effect", "!=", "suggestion-link")
    .where("task", "@>", JSON.stringify({ do: "mail-suggestion" }) as never)
    .execute();
  expect(rows.length).toBeGreaterThan(1);
  for (const { due_at: at } of rows) {
    expect([1, 2, 3, 4, 5]).toContain(at.getUTCDay());
    expect([at.getUTCHours() >= 7, at.getUTCHours() < 19]).toEqual([true, true]);
  }
}, 120_000);

test("the message has the group's numbers, one action and nobody's name but who agreed to it, in the manager's language", async () => {
  const [english] = mails("mona@example.com").slice(-1);
  const text = english?.text ?? "";
  expect(text).toMatch(/8 of 12 tried it and have stopped/);
  expect(text).toMatch(/8%, 1 of 12/);
  expect(text).toContain("Ask two or three of them what got in the way");
  expect(text.toLowerCase()).not.toMatch(/person inside|inside-\d/);
  const german = mails("max@example.com")[0];
  expect(german?.subject).toMatch(/^Etwas, das Field helfen kann/);
  expect(german?.text).toMatch(/höchstens 5/);
  expect(german?.text).toMatch(/Lassen sich gern fragen.*Person Field-1/s);
  expect(german?.text).not.toMatch(/Field-[02-9]/);
  const link = linkIn(mails("max@example.com").at(-1) ?? expect.fail("no mail"), "g");
  expect(textOf(await (await site.stack.api.request(link)).text())).toContain("Person Field-1");
});

test("the manager says what they think of it by a press on the page, and can change it", async () => {
  const link = linkIn(mails("max@example.com").at(-1) ?? expect.fail("no mail"), "g");
  const answer = async (fields: Record<string, string>) => {
    const answered = await postForm(site.stack, link, { nonce: await nonceOf(site.stack, link), ...fields });
    return [answered.status, textOf(await answered.text())] as const;
  };
  expect(await answer({})).toEqual([422, expect.stringContaining("Bitte wählen Sie eine der Antworten")]);
  expect((await answer({ answer: "not_right", reason: " " }))[0]).toBe(422);
  expect((await answer({ answer: "doing" }))[0]).toBe(303);
  const why = "They have no tablets yet.";
  const refused = await postForm(site.stack, link, { nonce: "1.x.y", answer: "not_right", reason: why });
  expect([refused.status, (await refused.text()).includes(why)]).toEqual([409, true]);
  const nonce = await nonceOf(site.stack, link);
  for (let click = 0; click < 2; click += 1)
    expect((await postForm(site.stack, link, { nonce, answer: "not_right", reason: why })).status).toBe(303);
  const said = (await eventsOf(site.stack, key)).filter(({ type }) => type === "suggestion.answered");
  expect(said.map(({ data }) => data["answer"])).toEqual(["doing", "not_right"]);
  expect(JSON.stringify(said.map(({ data }) => data))).not.toContain("tablets");
  expect(textOf(await (await site.stack.api.request(link)).text())).toContain("Festgehalten: Nicht das Richtige.");
  expect(await listed()).toMatchObject([
    { group: "Field", step: "try", suggestion: { answer: "not_right", reason: why }, isUnled: false },
    { group: "Inside", step: "return", numbers: { judged: 12, counted: 1, people: 8 }, suggestion: { answer: null } },
    { group: "Night", step: "try", suggestion: null, isUnled: true },
  ]);
  const petra = await signIn(site.stack);
  const page = textOf((await petra.get(`/changes/${key}`)).html);
  expect(page).toContain(why);
  expect(page).toMatch(/Night.*Nobody is known as the manager/s);
});

test("what a manager wrote becomes a change by one press, and the manager hears of it on their own page", async () => {
  const petra = await signIn(site.stack);
  const page = await petra.get(`/changes/${key}`);
  const draft = await petra.send(page, `/changes/${key}/actions/grow-idea`);
  expect(draft.html).toContain('value="They have no tablets yet"');
  const { body } = await call<{ ideas: readonly object[]; ledTo: readonly { key: string }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/ideas`,
  );
  const [grown] = body.ledTo;
  expect(body).toMatchObject({
    ideas: [{ from: "manager", group: "Field", words: "They have no tablets yet.", grown: grown?.key }],
    ledTo: [{ stage: "draft" }],
  });
  expect(textOf((await petra.get(`/changes/${key}`)).html)).toContain(`Led to ${grown?.key}`);
  expect(textOf((await petra.get(`/changes/${grown?.key}`)).html)).toContain("whose group stands still in");
  const link = linkIn(mails("max@example.com").at(-1) ?? expect.fail("no mail"), "g");
  const own = textOf(await (await site.stack.api.request(link)).text());
  expect(own).toContain(`Aus dem, was Sie geschrieben haben, ist eine eigene Änderung geworden: ${grown?.key}.`);
  for (const [, history] of await wholeHistories(site.stack, [grown?.key ?? ""]))
    expect(history).not.toContain("tablets");
}, 60_000);

test("the story tells what was suggested to managers and what they say, and names nobody", async () => {
  const { body } = await call<{ parts: { id: string; facts: { term: string; text: string }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/story`,
  );
  const facts = body.parts.find(({ id }) => id === "managers")?.facts ?? [];
  expect(facts.map(({ term }) => term)).toEqual(["Field", "Inside", "Night"]);
  expect(facts[0]?.text).toMatch(/“Do it once together: .*” Its manager says: not the right thing\.$/);
  expect(facts[1]?.text).toMatch(/Its manager has not answered yet\.$/);
  expect(facts[2]?.text).toContain("nobody is known who leads it");
  expect(JSON.stringify(facts)).not.toMatch(/Max|Mona|tablets|Person/);
});

test("what was called wrong is not suggested again, and an older link says that a newer one was sent", async () => {
  const before = await made();
  const old = linkIn(mails("mona@example.com").at(-1) ?? expect.fail("no mail"), "g");
  await forward(30);
  await expect.poll(async () => (await made()).length, { timeout: 60_000 }).toBeGreaterThan(before.length);
  const fresh = (await made()).slice(before.length).map(({ data }) => data["group"]);
  expect(fresh).toEqual(fresh.map(() => "Inside"));
  const page = await (await site.stack.api.request(old)).text();
  expect(textOf(page)).toContain("A newer suggestion was sent to you");
  const nonce = /name="nonce"/.test(page);
  expect(nonce).toBe(false);
}, 120_000);

test("the record and the history hold ids: no words, no addresses, no numbers of the group", async () => {
  for (const { data } of await made())
    expect(Object.keys(data).toSorted()).toEqual(["group", "manager", "step", "suggestion", "target"]);
  for (const [, history] of await wholeHistories(site.stack, [key]))
    for (const word of ["tablets", "mona@", "max@"]) expect(history).not.toContain(word);
});
