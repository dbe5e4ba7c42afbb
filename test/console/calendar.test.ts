import ical from "node-ical";
import { beforeAll, expect, test } from "vitest";
import { inIntake, inReadiness, post } from "../api/change/proposals.ts";
import { toAlignment } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Launches, freezes and deadlines as a page, over HTTP, and as other programs read them; on real changes. */
const site = mailedStack();
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const wholeSpan = () => `from=${encodeURIComponent(inDays(-2))}&until=${encodeURIComponent(inDays(500))}`;
let petra: Visitor;
let launched: string;
let planned: string;
let asked: string;
let proposed: string;

beforeAll(async () => {
  petra = await signIn(site.stack);
  const team = { id: "rev", name: "Revenue Operations" };
  expect((await call(site.stack, "POST", "/api/v1/teams", team)).status).toBe(201);
  launched = await inReadiness(site.stack, { title: "Launched already", trainings: [], team: "Revenue Operations" });
  expect((await post(site.stack, `${launched}/waves/all/launch`, {})).status).toBe(200);
  planned = await inReadiness(site.stack, { title: "Launches soon", trainings: [] });
  expect((await post(site.stack, `${planned}/waves/all/launch`, { at: inDays(9) })).status).toBe(200);
  asked = await toAlignment(site.stack, { title: "Waits for decisions" });
  proposed = await inIntake(site.stack, { title: "Waits for an answer" });
}, 180_000);

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly change: string | null;
  readonly title: string;
  readonly part: string;
  readonly at: string;
  readonly until: string | null;
  readonly done: boolean;
}
async function entries(query = wholeSpan()): Promise<readonly Entry[]> {
  const { status, body } = await call<{ items: readonly Entry[] }>(site.stack, "GET", `/api/v1/calendar?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
}
const kinds = async () => [...new Set((await entries()).map(({ kind, done }) => (done ? `${kind} done` : kind)))];

test("every date of every change is there, each where its change says it is", async () => {
  // Deadlines and readings are computed beside the request.
  const expected = ["answer", "decision", "judged", "launch", "launch done"];
  await expect.poll(async () => (await kinds()).toSorted(), { timeout: 30_000 }).toEqual(expected);
  const all = await entries();
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted());
  const one = (change: string, kind: string) => all.find((entry) => entry.change === change && entry.kind === kind);
  const view = async (key: string) => (await call(site.stack, "GET", `/api/v1/changes/${key}`)).body;
  expect(one(launched, "launch")).toMatchObject({ done: true, title: "Launched already" });
  expect((await view(launched))["waves"]).toMatchObject([{ launchedAt: one(launched, "launch")?.at }]);
  expect((await view(planned))["waves"]).toMatchObject([{ scheduledFor: one(planned, "launch")?.at }]);
  const decisions = all.filter((entry) => entry.change === asked && entry.kind === "decision");
  const { body } = await call<{ gates: { name: string; standing: string; requests: { dueAt: string | null }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${asked}/signoffs`,
  );
  const due = body.gates.flatMap((gate) => gate.requests.map(({ dueAt }) => `${gate.name} ${String(dueAt)}`));
  expect(decisions.map(({ part, at }) => `${part} ${at}`).toSorted()).toEqual([...new Set(due)].toSorted());
  expect((await view(proposed))["ball"]).toMatchObject({ dueAt: one(proposed, "answer")?.at });
});

test("a team sees its own, called by name or by id; a wrong question says what is wrong", async () => {
  const own = await entries(`${wholeSpan()}&team=rev`);
  expect([...new Set(own.map(({ change }) => change))]).toEqual([launched]);
  for (const [query, path] of [
    [`from=${inDays(2)}&until=${inDays(1)}`, "until"],
    [`from=${inDays(2)}&until=${inDays(1_000)}`, "until"],
    ["team=nobody", "team"],
    ["from=tomorrow", "from"],
  ] as const)
    expect(await call(site.stack, "GET", `/api/v1/calendar?${query}`), query).toMatchObject({
      status: 400,
      body: { errors: [{ path }] },
    });
});

test("what is held or decided has no deadline any more", async () => {
  const key = await toAlignment(site.stack, { title: "Goes on hold" });
  const decisions = async () => (await entries()).filter(({ change, kind }) => change === key && kind === "decision");
  await expect.poll(async () => (await decisions()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect((await post(site.stack, `${key}/hold`, { reason: "The audit." })).status).toBe(200);
  expect(await decisions()).toEqual([]);
  expect((await post(site.stack, `${key}/resume`)).status).toBe(200);
  await expect.poll(async () => (await decisions()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect((await post(site.stack, `${key}/withdraw`, { reason: "No need." })).status).toBe(200);
  expect(await decisions()).toEqual([]);
});

test("the page shows a month and leads to the next; nothing in a month is said, with a way on", async () => {
  const month = new Date(Date.now() + 9 * DAY).toISOString().slice(0, 7);
  const page = await petra.get(`/calendar?month=${month}`);
  expect(page.status).toBe(200);
  expect(textOf(page.html)).toMatch(/Launch \d\d:\d\d Launches soon/);
  expect(page.html).toContain(`href="/changes/${planned}"`);
  const empty = await petra.get("/calendar?month=2031-02");
  expect(textOf(empty.html)).toContain("Nothing stands in February 2031.");
  expect(empty.html).toContain("/calendar?month=2031-03");
  expect((await petra.get("/calendar?month=never&team=nobody")).status).toBe(200);
});

test("a freeze is looked at, set and lifted on the page, with what it moves", async () => {
  const local = (days: number) => inDays(days).slice(0, 16);
  const typed = {
    name: "Year-end closing",
    reason: "The books are closed.",
    from: local(8),
    until: local(20),
    team: "",
  };
  const page = await petra.get("/calendar");
  const wrong = await petra.send(page, "/calendar/freezes", { ...typed, until: local(7) });
  expect(wrong.status).toBe(400);
  expect(textOf(wrong.html)).toContain("It ends before it begins.");
  expect(wrong.html).toContain('value="Year-end closing"');
  const preview = await petra.send(page, "/calendar/freezes", typed);
  expect(textOf(preview.html)).toMatch(/would hold .*Launches soon.* would move to/);
  expect((await entries()).filter(({ kind }) => kind === "freeze")).toEqual([]);
  const kept = await petra.send(preview, "/calendar/freezes");
  expect(textOf(kept.html)).toContain("The period is frozen.");
  const all = await entries();
  const freeze = all.find(({ kind }) => kind === "freeze");
  expect(freeze).toMatchObject({ title: "Year-end closing", change: null });
  expect(all.find(({ change, kind }) => change === planned && kind === "launch")?.at).toBe(freeze?.until);
  const lifted = await petra.send(kept, `/calendar/freezes/${freeze?.id}/lift`);
  expect(textOf(lifted.html)).toContain("The freeze was lifted.");
  expect((await entries()).filter(({ kind }) => kind === "freeze")).toEqual([]);
});

test("who may not act sees the calendar and no form for a freeze", async () => {
  const reader = await signIn(site.stack, { email: "rita@example.com", scopes: ["changes:read"] });
  const page = await reader.get("/calendar");
  expect(page.html).not.toContain("Freeze a period");
  expect(page.html).toContain("Make an address");
  expect((await reader.post("/calendar/freezes", {})).status).toBe(403);
});

test("calendar programs read a private address in its owner's language until it is revoked", async () => {
  const made = await petra.send(await petra.get("/calendar"), "/calendar/feeds", { name: "Outlook at work", team: "" });
  const path = /http:\/\/takehold\.test(\/c\/[\w-]+\/calendar\.ics)/.exec(made.html)?.[1] ?? "";
  const token = path.split("/")[2] ?? "";
  expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
  const answer = await site.stack.api.request(path);
  expect(answer.headers.get("content-type")).toContain("text/calendar");
  for (const [name, value] of [
    ["cache-control", "no-store"],
    ["referrer-policy", "no-referrer"],
    ["x-robots-tag", "noindex, nofollow"],
  ] as const)
    expect(answer.headers.get(name)).toBe(value);
  const text = await answer.text();
  const events = Object.values(ical.sync.parseICS(text)).filter((each) => each?.type === "VEVENT");
  const listed = await entries();
  expect(events).toHaveLength(listed.length);
  const soon = events.find((event) => JSON.stringify(event).includes("Launch: Launches soon"));
  expect(soon?.type === "VEVENT" ? soon.start.toISOString().slice(0, 19) : "").toBe(
    listed.find(({ change, kind }) => change === planned && kind === "launch")?.at.slice(0, 19),
  );
  expect(new Set(events.map((event) => (event?.type === "VEVENT" ? event.uid : ""))).size).toBe(events.length);
  expect(text).not.toMatch(/\/(s|r|t|me|c)\//);

  const later = await petra.get("/calendar");
  expect(later.html).not.toContain(token);
  expect(textOf(later.html)).toContain("Outlook at work");
  const dump = JSON.stringify(
    await site.stack.app.db.selectFrom("calendar_feed").selectAll().execute(),
    (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString("base64url") : value),
  );
  expect(dump).not.toContain(token);
  const feed = /\/calendar\/feeds\/([0-9a-f-]+)\/revoke/.exec(later.html)?.[1] ?? "";
  const other = await signIn(site.stack, { email: "rita@example.com", scopes: ["changes:read"] });
  expect((await other.post(`/calendar/feeds/${feed}/revoke`, {})).status).toBe(404);
  expect((await site.stack.api.request(path)).status).toBe(200);
  await petra.send(later, `/calendar/feeds/${feed}/revoke`);
  expect((await site.stack.api.request(path)).status).toBe(404);
});

test("a program makes an address for the person it acts for, whose language it speaks", async () => {
  await call(site.stack, "POST", "/api/v1/people", {
    name: "Greta",
    email: "greta@example.com",
    language: "de",
    timeZone: "Europe/Berlin",
  });
  const greta = await signIn(site.stack, { email: "greta@example.com", scopes: ["changes:read"] });
  const made = await greta.send(await greta.get("/calendar"), "/calendar/feeds", { name: "Handy", team: "rev" });
  const path = /(\/c\/[\w-]+\/calendar\.ics)/.exec(made.html)?.[1] ?? "";
  const text = await (await site.stack.api.request(path)).text();
  expect(text).toContain("Gestartet: Launched already");
  expect(text).not.toContain("Launches soon");
  // The key of the tests is nobody's.
  expect(await call(site.stack, "POST", "/api/v1/calendar/feeds", { name: "x" })).toMatchObject({ status: 403 });
});
