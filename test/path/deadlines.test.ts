import { beforeAll, expect, test } from "vitest";
import { addBusinessTime, rollForward } from "../../lib/business-time/arithmetic.ts";
import { Calendar } from "../../lib/business-time/schema.ts";
import { clockOf, fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { call } from "../stack.ts";
import { decide, eventsOf, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/**
 * Weeks of a gate go by on the real server: reminders in the working time of whoever is asked, the breach, what silence means
 * then, holds and questions in between, and reminders by hand. Every message is read from the mail server.
 */
const site = mailedStack();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const kolkata = { zone: "Asia/Kolkata", hours: { mon: day(), tue: day(), wed: day(), thu: day(), fri: day() } };
const newYork = { zone: "America/New_York" };

function day(): [string, string][] {
  return [
    ["10:00", "13:30"],
    ["14:30", "19:00"],
  ];
}

interface Asked {
  readonly id: string;
  readonly person: { readonly name: string };
  readonly standing: string;
  readonly choice: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly reminders: number;
  readonly nudge: { readonly count: number; readonly from: string | null };
}
interface Gate {
  readonly standing: string;
  readonly requests: readonly Asked[];
}

beforeAll(async () => {
  for (const team of [
    { id: "kolkata", name: "Kolkata", calendar: kolkata },
    { id: "new-york", name: "New York", calendar: newYork },
  ])
    expect((await call(site.stack, "POST", "/api/v1/teams", team)).status).toBe(201);
});

/** A gate of one's own for every test, so that nobody's mail is mixed up. */
function gate(name: string, more: object = {}, count = 1) {
  const stakeholders = Array.from({ length: count }, (_, index) => ({
    person: `${name} ${index + 1} <${name}-${index + 1}@example.com>`,
  }));
  return { gates: [{ name, dueIn: "5 days", stakeholders, ...more }] };
}

const gateOf = async (key: string): Promise<Gate> => {
  const { body } = await call<{ gates: readonly Gate[] }>(site.stack, "GET", `/api/v1/changes/${key}/signoffs`);
  const [first] = body.gates;
  if (first === undefined) throw new Error("no gate");
  return first;
};
const asked = async (key: string, index = 0): Promise<Asked> => {
  const request = (await gateOf(key)).requests[index];
  if (request === undefined) throw new Error("nobody is asked");
  return request;
};
const typesOf = async (key: string) => (await eventsOf(site.stack, key)).map((event) => event.type);
const countOf = async (key: string, type: string) => (await typesOf(key)).filter((each) => each === type).length;
const jump = (key: string, ms: number) => fastForward(site.stack.client, changeWorkflowId(key), ms);
const now = async (key: string) => (await clockOf(site.stack.client, changeWorkflowId(key))).at;
const until = async (key: string, instant: number) => jump(key, Math.max(instant - (await now(key)), 0) + 1_000);
const dueOf = async (key: string, index = 0) => Date.parse((await asked(key, index)).dueAt ?? "");
const mailTo = (address: string, subject: RegExp) =>
  site.mailbox.find(address, (mail) => subject.test(mail.subject ?? ""));

test("silence is consent where the gate says so with its date, and is recorded as nothing more", async () => {
  const key = await toAlignment(site.stack, gate("consent", { silence: "consent" }));
  const request = await site.mailbox.waitFor("consent-1@example.com");
  const due = await dueOf(key);
  const date = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" }).format(due);
  expect((request.text ?? "").replaceAll(/\s+/g, " ")).toContain(
    `Silence counts as consent after ${date.replace(",", "")}`,
  );
  await until(key, due);
  expect(await asked(key)).toMatchObject({ choice: "consented_by_silence", standing: "decided" });
  const types = await typesOf(key);
  expect(types.filter((type) => type === "gate.reminded")).toHaveLength(2);
  expect(types.slice(types.indexOf("gate.overdue"))).toEqual([
    "gate.overdue",
    "request.consented-by-silence",
    "gate.approved",
    "stage.entered",
  ]);
  expect((await eventsOf(site.stack, key)).filter((event) => event.type === "request.decided")).toEqual([]);
});

test("silence escalates to the manager, then to the sponsor, and each breach is on the record", async () => {
  const manager = await call(site.stack, "POST", "/api/v1/people", { name: "Mona", email: "mona@example.com" });
  const silent = { name: "Silent", email: "escalate-1@example.com", manager: String(manager.body["id"]) };
  expect((await call(site.stack, "POST", "/api/v1/people", silent)).status).toBe(201);
  const key = await toAlignment(site.stack, gate("escalate"));
  const due = await dueOf(key);
  await until(key, due + DAY_MS);
  expect((await mailTo("mona@example.com", /has not decided yet/)).text).toContain(key);
  expect(await asked(key)).toMatchObject({ standing: "open", overdue: true });
  expect(await countOf(key, "gate.escalated")).toBe(0);
  await until(key, addBusinessTime(Calendar.parse({ zone: "UTC" }), due, { hours: 21 }));
  const told = await site.mailbox.find("sam@example.com", (mail) => (mail.text ?? "").includes(key));
  expect(told.subject).toMatch(/^Overdue, with you now/);
  expect(await typesOf(key)).toEqual(expect.arrayContaining(["gate.overdue", "gate.escalated"]));
  expect((await gateOf(key)).standing).toBe("open");
});

test("what silence leads to names a manager only to people who have one", async () => {
  const manager = await call(site.stack, "POST", "/api/v1/people", { name: "Mina", email: "mina@example.com" });
  const led = { name: "Led", email: "heard-1@example.com", manager: String(manager.body["id"]) };
  expect((await call(site.stack, "POST", "/api/v1/people", led)).status).toBe(201);
  await toAlignment(site.stack, gate("heard", {}, 2));
  const of = async (address: string) => {
    const link = await signLink(site.mailbox, address);
    const page = await (await site.stack.api.request(link)).text();
    return [page, (await mailTo(address, /./)).text ?? ""].map((text) => text.replaceAll(/\s+/g, " "));
  };
  for (const text of await of("heard-1@example.com"))
    expect(text).toMatch(/your manager and Olga Owner are told that it waits, and then Sam Sponsor/);
  for (const text of await of("heard-2@example.com")) {
    expect(text).toMatch(/Olga Owner is told that it waits, and then Sam Sponsor/);
    expect(text).not.toContain("manager");
  }
});

test("silence that blocks waits on, tells the owner once, and nobody above", async () => {
  const key = await toAlignment(site.stack, gate("block", { silence: "block" }));
  await until(key, (await dueOf(key)) + 20 * DAY_MS);
  const own = site.mailbox.to("olga@example.com").filter((mail) => (mail.text ?? "").includes(key));
  expect(own.filter((mail) => mail.subject?.startsWith("Overdue"))).toHaveLength(1);
  expect(site.mailbox.to("sam@example.com").filter((mail) => (mail.text ?? "").includes(key))).toEqual([]);
  expect(await typesOf(key)).not.toContain("gate.escalated");
  expect((await gateOf(key)).standing).toBe("open");
  expect((await decide(site.stack, await signLink(site.mailbox, "block-1@example.com"), "approve")).status).toBe(303);
});

test("each deadline counts the working time of the team of whoever is asked", async () => {
  const people = [
    { name: "India", email: "zones-1@example.com", team: "kolkata" },
    { name: "America", email: "zones-2@example.com", team: "new-york" },
  ];
  for (const person of people) expect((await call(site.stack, "POST", "/api/v1/people", person)).status).toBe(201);
  const key = await toAlignment(site.stack, gate("zones", { dueIn: "2 days" }, 2));
  const opened = (await eventsOf(site.stack, key)).find((event) => event.type === "gate.opened") as unknown as {
    readonly at: string;
  };
  // Counted from when the requests go out, which is within moments of the opening.
  for (const [index, calendar] of [kolkata, newYork].entries()) {
    const due = (from: number) => addBusinessTime(Calendar.parse(calendar), from, { days: 2 });
    const at = Date.parse(opened.at);
    expect(await dueOf(key, index)).toBeGreaterThanOrEqual(due(at));
    expect(await dueOf(key, index)).toBeLessThanOrEqual(due(at + 60_000));
  }
  await until(key, Math.max(await dueOf(key, 0), await dueOf(key, 1)));
  expect(await countOf(key, "gate.overdue")).toBe(2);
});

test("a reminder waits for the reader's own working time", async () => {
  const email = "abroad-1@example.com";
  await call(site.stack, "POST", "/api/v1/people", {
    name: "Abroad",
    email,
    team: "kolkata",
    timeZone: "America/New_York",
  });
  const key = await toAlignment(site.stack, gate("abroad"));
  await site.mailbox.waitFor(email);
  const rungs = async () => countOf(key, "gate.reminded");
  // Looked at a quarter of an hour after Kolkata closes at the latest, before New York opens, whatever time it is where this runs.
  const offset = 1.75 * HOUR_MS;
  const nextLook = (at: number) => Math.ceil((at + 1 - offset) / (4 * HOUR_MS)) * 4 * HOUR_MS + offset;
  for (let tries = 0; (await rungs()) === 0 && tries < 40; tries += 1) await until(key, nextLook(await now(key)));
  const rang = await now(key);
  const opens = rollForward(Calendar.parse({ ...kolkata, zone: "America/New_York" }), rang);
  expect(opens).toBeGreaterThan(rang); // the two never work at the same time
  expect(site.mailbox.to(email)).toHaveLength(1);
  await until(key, opens);
  expect((await site.mailbox.waitFor(email, 2)).subject).toMatch(/^Still waiting for you/);
});

test("while a question waits for its answer the clock stands still, and so it does on hold", async () => {
  const key = await toAlignment(site.stack, gate("pause", { silence: "consent" }));
  const link = await signLink(site.mailbox, "pause-1@example.com");
  expect((await decide(site.stack, link, "ask", "Who pays?")).status).toBe(303);
  await jump(key, 30 * DAY_MS);
  expect(await asked(key)).toMatchObject({ standing: "asking" });
  const path = `/api/v1/changes/${key}`;
  const question = `${path}/questions/${(await asked(key)).id}/answer`;
  expect((await call(site.stack, "POST", question, { text: "Marketing does." })).status).toBe(200);
  const afterAnswer = await dueOf(key);
  expect(afterAnswer).toBeGreaterThan(await now(key));
  expect((await call(site.stack, "POST", `${path}/hold`, { reason: "The audit." })).status).toBe(200);
  await jump(key, 30 * DAY_MS);
  expect(await typesOf(key)).not.toContain("gate.overdue");
  expect((await call(site.stack, "POST", `${path}/resume`)).status).toBe(200);
  await jump(key, 1_000);
  expect(await dueOf(key)).toBeGreaterThan(afterAnswer + 20 * DAY_MS);
  await until(key, await dueOf(key));
  expect(await asked(key)).toMatchObject({ choice: "consented_by_silence" });
});

test("a reminder by hand goes to the person once a business day, and the refusal says from when on", async () => {
  const email = "nudge-1@example.com";
  const key = await toAlignment(site.stack, gate("nudge"));
  await site.mailbox.waitFor(email);
  const path = `/api/v1/changes/${key}/signoffs/${(await asked(key)).id}/nudge`;
  expect((await call(site.stack, "POST", path)).status).toBe(200);
  const again = await call(site.stack, "POST", path);
  expect(again).toMatchObject({ status: 429, body: { code: "too_soon" } });
  const { from, count } = (await asked(key)).nudge;
  expect(count).toBe(1);
  expect(String(again.body["detail"])).toContain(from?.replace(".000Z", "Z") ?? "a date");
  await jump(key, rollForward(Calendar.parse({ zone: "UTC" }), await now(key)) - (await now(key)) + 1_000);
  const reminded = await site.mailbox.waitFor(email, 2);
  expect(reminded.subject).toBe("Olga Owner asks for your decision: Use one definition of a qualified lead");
  expect(reminded.text).toContain(await signLink(site.mailbox, email));
  expect(await countOf(key, "request.nudged")).toBe(1);
});

test("whoever hands over and whoever takes over both hear of it, with the reason", async () => {
  const key = await toAlignment(site.stack, gate("handed"));
  const given = { role: "owner", to: "Nora New <nora@example.com>", reason: "I change teams in May." };
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/hand-over`, given)).status).toBe(200);
  const [taken, gave] = [
    await mailTo("nora@example.com", /^You are its owner now/),
    await mailTo("olga@example.com", /^Handed over to Nora New/),
  ];
  for (const mail of [taken, gave]) expect(mail.text).toContain("I change teams in May.");
  expect(taken.text).toContain(`/changes/${key}`);
});
