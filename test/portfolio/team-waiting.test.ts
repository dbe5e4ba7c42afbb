// How long changes wait for each team, over all of them: what is told is what the pages of the changes add up to, turn by turn, and
// nothing that would be one person's.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../app/actor.ts";
import { waitingTime } from "../../app/change/waiting-time.ts";
import { teamWaiting } from "../../app/portfolio/team-waiting.ts";
import type { TeamWaiting, WaitingFilter } from "../../app/portfolio/team-waiting.ts";
import { lengthsOf, toldTeams } from "../../domain/portfolio/team-turns.ts";
import { Calendar } from "../../lib/business-time/schema.ts";
import { openFrontDoor } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { personId, writeLives } from "./lives.ts";

const DAY_MS = 86_400_000;
const kolkata = Calendar.parse({
  zone: "Asia/Kolkata",
  hours: { mon: [["10:00", "19:00"]], tue: [["10:00", "19:00"]] },
});
const teams = [
  { id: "fin", name: "Finance", people: ["U2", "U4", "U5"], others: 2 },
  { id: "sal", name: "Sales", people: ["U1", "U3"], others: 1, calendar: kolkata },
  { id: "one", name: "Legal", people: ["U6"] },
] as const;
const callers = {
  named: { kind: "key", key: "a", person: null, scopes: ["changes:read", "people:read"] },
  unnamed: { kind: "key", key: "b", person: null, scopes: ["changes:read"] },
} as const satisfies Record<string, Caller>;

let door: FrontDoor;
let keys: readonly string[];
let now = 0;
beforeAll(async () => {
  door = await openFrontDoor({}, () => now);
  const written = await writeLives(door.app.db, teams, { seed: 11, count: 120 });
  keys = written.keys;
  now = written.last + 3 * DAY_MS;
});
afterAll(() => door.close());

interface Taken {
  readonly change: string;
  readonly who: string;
  readonly began: number;
  readonly stage: string;
  readonly tier: string;
  readonly seconds: number;
  readonly isOpen: boolean;
  readonly hasDeadline: boolean;
  readonly isLate: boolean;
}

/** Turns as somebody counts them who goes from page to page: what lies side by side and is the same to the reader is one. */
async function turnsOnPages(): Promise<readonly Taken[]> {
  const all: Taken[] = [];
  for (const change of keys) {
    const { spans } = await waitingTime(door.app, callers.named, change);
    const { state } = await door.app.db
      .selectFrom("change")
      .select("state")
      .where("key", "=", change)
      .executeTakeFirstOrThrow();
    let what = "";
    for (const [nth, span] of spans.entries()) {
      const isOpen = state.stage !== "closed" && nth === spans.length - 1;
      const same = JSON.stringify([change, span.who, span.party, span.stage, span.held, span.gate]);
      const before = same === what ? all.pop() : undefined;
      what = same;
      all.push({
        change,
        who: span.party === "nobody" ? "nobody" : span.who,
        began: before?.began ?? span.from,
        stage: span.stage,
        tier: state.plan.tier,
        seconds: (before?.seconds ?? 0) + span.seconds,
        isOpen,
        hasDeadline: before?.hasDeadline === true || span.dueAt !== null,
        isLate: before?.isLate === true || span.overSeconds > 0,
      });
    }
  }
  return all;
}

const named = (row: TeamWaiting["rows"][number]) => row.team?.name ?? row.holder;

/** Each turn that has not ended gives its weight to those that lasted longer: Efron's way to the same estimate. */
function plainQuantile(turns: readonly Taken[], share: number): number | null {
  const sorted = turns.toSorted((a, b) => a.seconds - b.seconds || Number(a.isOpen) - Number(b.isOpen));
  const weights = sorted.map(() => 1 / sorted.length);
  let sum = 0;
  for (const [place, { seconds, isOpen }] of sorted.entries()) {
    const weight = weights[place] ?? 0;
    if (!isOpen) sum += weight;
    else
      for (let later = place + 1; later < sorted.length; later += 1)
        weights[later] = (weights[later] ?? 0) + weight / (sorted.length - place - 1);
    if (sum >= share - 1e-9 && !isOpen && sorted[place + 1]?.seconds !== seconds) return Math.round(seconds);
  }
  return null;
}

const filters: readonly WaitingFilter[] = [
  {},
  { stage: "alignment" },
  { tier: "major" },
  { period: "month" },
  { period: "year" },
].map((each) => each as WaitingFilter);

describe.each([
  { reader: "named", own: ["Finance", "Sales"] },
  { reader: "unnamed", own: ["Finance"] },
] as const)("for a reader who is $reader", ({ reader, own }) => {
  test.each(filters)(
    "with %j totals, turns, lengths and shares are those of the changes' own pages",
    async (filter) => {
      const all = await turnsOnPages();
      const days = { month: 30, quarter: 90, year: 365 };
      const began = filter.period === undefined ? 0 : now - days[filter.period] * DAY_MS;
      const { rows, isWithheld } = await teamWaiting(door.app, callers[reader], filter);
      const nameOf = ({ who }: Taken) =>
        own.some((team) => team === who) || who === "nobody" ? who : who === "Nobody named" ? "unnamed" : "others";
      const fitting = all.filter(
        ({ stage, tier }) => [stage, undefined].includes(filter.stage) && [tier, undefined].includes(filter.tier),
      );
      const counted = fitting.filter((turn) => turn.began >= began);
      expect(isWithheld).toBe(false);
      expect(new Set(rows.map(named))).toEqual(
        new Set([...counted, ...fitting.filter(({ isOpen }) => isOpen)].map(nameOf)),
      );
      for (const row of rows) {
        const mine = counted.filter((turn) => nameOf(turn) === named(row));
        const due = mine.filter((turn) => turn.hasDeadline && (!turn.isOpen || turn.isLate));
        const inTime = due.filter(({ isLate }) => !isLate).length;
        const lying = fitting.filter((turn) => turn.isOpen && nameOf(turn) === named(row));
        expect([named(row), row.turns, row.open]).toEqual([
          named(row),
          mine.length,
          mine.filter(({ isOpen }) => isOpen).length,
        ]);
        expect(row.changes).toBe(new Set(mine.map(({ change }) => change)).size);
        expect(row.totalSeconds).toBeCloseTo(
          mine.reduce((sum, { seconds }) => sum + seconds, 0),
          3,
        );
        expect([row.due, row.inTime, row.share]).toEqual([
          due.length,
          inTime,
          due.length < 5 ? null : inTime / due.length,
        ]);
        if (row.holder === "nobody") continue;
        const lengths = { half: 0.5, threeQuarters: 0.75, nineTenths: 0.9 };
        for (const [name, share] of Object.entries(lengths))
          expect(row.lengths?.[name as keyof typeof lengths] ?? null).toBe(
            mine.length < 5 ? null : plainQuantile(mine, share),
          );
        expect(row.longest?.seconds ?? 0).toBeCloseTo(Math.max(0, ...lying.map(({ seconds }) => seconds)), 3);
      }
    },
  );
});

test("the parts of all rows are the whole of all changes", async () => {
  const { rows } = await teamWaiting(door.app, callers.unnamed, {});
  let whole = 0;
  for (const key of keys) whole += (await waitingTime(door.app, callers.named, key)).totalSeconds;
  expect(rows.reduce((sum, { totalSeconds }) => sum + totalSeconds, 0)).toBeCloseTo(whole, 2);
});

test("no row is one person's: a team of one is in no list, and what would be left of it is not told", async () => {
  for (const caller of Object.values(callers)) {
    const { rows } = await teamWaiting(door.app, caller, {});
    expect(rows.map(named)).not.toContain("Legal");
  }
  const alone = await openFrontDoor({}, () => now);
  const rest = ["U0", "U1", "U2", "U3", "U4", "U5", "U7", "U8"] as const;
  await writeLives(alone.app.db, [{ id: "all", name: "All", people: rest }, teams[2]], { seed: 3, count: 30 });
  for (const caller of Object.values(callers)) {
    const { rows, isWithheld } = await teamWaiting(alone.app, caller, {});
    expect(rows.map(({ holder }) => holder)).not.toContain("others");
    expect([rows[0]?.team?.name, isWithheld]).toEqual(["All", true]);
  }
  await alone.close();
});

test("over HTTP and as a file, by who may read changes; a filter that cannot be used is named", async () => {
  const reader = await door.key("changes:read");
  const get = (path: string, headers = reader) => door.api.request(path, { headers });
  const told = await (await get("/api/v1/waiting?stage=alignment&period=year&tier=major")).json();
  expect(told).toMatchObject({ isWithheld: false, least: 5 });
  for (const [query, path] of [
    ["stage=late", "stage"],
    ["tier=huge", "tier"],
    ["period=week", "period"],
  ] as const)
    expect(await (await get(`/api/v1/waiting?${query}`)).json()).toMatchObject({ code: "invalid", errors: [{ path }] });
  const file = await get("/api/v1/waiting.csv");
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const [head, first] = (await file.text()).replace("\uFEFF", "").split("\n");
  expect(head).toMatch(/^who,team,changes,turns,open_turns,working_hours,half_within_hours,/);
  expect(first).toMatch(/^Finance,fin,\d+,\d+,\d+,[\d.]+,/);
  const other = await door.key("usage:read");
  for (const path of ["/api/v1/waiting", "/api/v1/waiting.csv"]) expect((await get(path, other)).status).toBe(403);
});

test("who moves to another team or is erased takes no turn along", async () => {
  const before = await teamWaiting(door.app, callers.named, {});
  await door.app.db.updateTable("person").set({ team: "sal" }).where("id", "=", personId("U4")).execute();
  await door.app.db.deleteFrom("person").where("id", "=", personId("U2")).execute();
  const after = await teamWaiting(door.app, callers.named, {});
  const told = ({ rows }: TeamWaiting) =>
    Object.fromEntries(rows.map((row) => [named(row), [row.changes, row.turns, row.open]]));
  expect(told(after)).toEqual(told(before));
});

test("of too few turns nothing is said, and what lies long keeps a team from looking quick", () => {
  expect(lengthsOf([60, 60, 60, 60], [])).toBeNull();
  expect(lengthsOf([60, 60, 60, 60, 60], [])).toEqual({ half: 60, threeQuarters: 60, nineTenths: 60 });
  expect(lengthsOf([60, 60], [3_600, 3_600, 3_600])).toEqual({ half: null, threeQuarters: null, nineTenths: null });
  const members = new Map([
    ["one", 1],
    ["two", 2],
    ["five", 5],
  ]);
  expect(toldTeams(members, { seesNames: true }).own).toEqual(["two", "five"]);
  expect(toldTeams(members, { seesNames: false }).own).toEqual(["five"]);
});
