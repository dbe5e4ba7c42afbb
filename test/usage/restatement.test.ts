import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepCurve, restatements } from "../../app/adoption/restatement.ts";
import { createSource } from "../../app/usage/create-source.ts";
import { measure } from "../../domain/adoption/measure.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import { insertPeople } from "../../store/people/people.ts";
import { mergeMembers } from "../../store/people/members.ts";
import { insertPopulation } from "../../store/people/populations.ts";
import { storeBatch } from "../../store/usage/batch.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import { standingAt } from "../adoption/reference.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";
import { admin } from "./intake-server.ts";

// Proves that late events restate past period ends as they should: events arrive in any order over several deliveries, all is
// measured after each, and what is kept as trace is what a plain reader finds who counts the raw events of every delivery anew.

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const launchedAt = Date.parse("2026-01-05T00:00:00Z");
const weeks = 8;
const at = launchedAt + weeks * 7 * DAY_MS;
const launches = { kind: "together", launchedAt } as const;
const rule = {
  habit: { period: "week", k: 1, m: 2, w: 3 },
  graceDays: 7,
  launches,
  boundaries: periodBoundaries({ period: "week", timeZone: "UTC" }, launchedAt, at),
} as const;
const ends = rule.boundaries.filter((end) => end > launchedAt);
const names = ["ann", "bob", "cy"];

const event = fc.record({
  who: fc.integer({ min: 0, max: names.length - 1 }),
  hour: fc.integer({ min: -48, max: weeks * 7 * 24 - 1 }),
  counts: fc.boolean(),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;
const deliveries = fc.array(fc.array(event, { maxLength: 12 }), { minLength: 2, maxLength: 5 });

const instantOf = ({ hour }: Event) => launchedAt + hour * 3_600_000;

interface Known {
  readonly counted: number;
  readonly judged: number;
  readonly steps: string;
}

/** What is known of an end from some events, by the plain rules. */
function plainly(events: readonly Event[], end: number): Known {
  const standings = names.flatMap((_name, who) => {
    const instants = events.filter((one) => one.who === who && one.counts).map(instantOf);
    const person: PersonHistory = {
      memberships: [{ group: "core", wave: "all", joinedAt: launchedAt - DAY_MS, leftAt: null }],
      actions: instants.toSorted((a, b) => a - b).map((instant) => ({ at: instant, n: 1 })),
      trainedAt: null,
    };
    return standingAt(person, rule, end) ?? [];
  });
  const judged = standings.filter((one) => !one.maturing);
  const steps = (["tried", "active", "habitual", "lapsed"] as const).map(
    (step) => judged.filter((one) => one[step]).length,
  );
  return { counted: steps[2] ?? 0, judged: judged.length, steps: steps.join(" ") };
}

/** The trace a plain reader would keep: for each end what it was, what it is, and how many events of its past came in between. */
function plainTrace(told: readonly (readonly Event[])[]) {
  const trace: { end: number; was: number; now: number; late: number }[] = [];
  for (const end of ends) {
    let kept: { readonly known: Known; readonly after: number } | null = null;
    for (let after = 1; after <= told.length; after += 1) {
      const known = plainly(told.slice(0, after).flat(), end);
      if (kept !== null && JSON.stringify(kept.known) === JSON.stringify(known)) continue;
      if (kept !== null && kept.known.counted !== known.counted) {
        const came = told.slice(kept.after, after).flat();
        const late = came.filter((one) => one.counts && instantOf(one) < end).length;
        trace.push({ end, was: kept.known.counted, now: known.counted, late });
      }
      kept = { known, after };
    }
  }
  return trace;
}

async function settle() {
  const { db } = database;
  const name = `s${randomUUID().replaceAll("-", "").slice(0, 20)}`;
  const { number } = await createSource({ db }, admin, { id: name, historic: true });
  const series = await ensureSeries(db, name, { event: "saved", where: [] }, "UTC");
  await insertPopulation(db, { id: name, name });
  const identities: string[] = [];
  await db.transaction().execute(async (tx) => {
    const inserted = await insertPeople(
      tx,
      names.map((each) => ({
        name: each,
        email: null,
        team: null,
        manager: null,
        timeZone: null,
        language: null,
        learnsBy: null,
      })),
    );
    const ids = inserted.flatMap((id) => id ?? []);
    await mergeMembers(
      tx,
      name,
      ids.map((person) => ({ person, group: "core", joinedAt: launchedAt - DAY_MS, leftAt: null })),
    );
    for (const person of ids) {
      const made = await sql<{ id: string }>`insert into usage_identity (user_key, person)
        values (sha256(convert_to(${`${name} ${person}`}, 'UTF8')), ${person}) returning id`.execute(tx);
      identities.push(made.rows[0]?.id ?? "");
    }
  });
  return { name, number, series: series ?? -1, identities };
}

/** The clock of this test and that of the database are one, to the millisecond: what comes after a measurement is later by one. */
async function nextMillisecond(): Promise<number> {
  const { rows } = await sql<{
    now: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(database.db);
  const now = Math.ceil(rows[0]?.now ?? 0) + 1;
  while (Date.now() <= now) await new Promise((resolve) => setImmediate(resolve));
  return now;
}

test("the trace of restated ends is that of a plain reader of all deliveries", { timeout: 120_000 }, async () => {
  const seen = { restated: 0, late: 0 };
  await fc.assert(
    fc.asyncProperty(deliveries, async (told) => {
      const { db } = database;
      const { name, number, series, identities } = await settle();
      const target = {
        target: { id: "t", source: name, behaviour: { event: "saved", where: [] }, response: null },
        rule: { counts: "habitual" },
      } as unknown as Parameters<typeof keepCurve>[2];
      for (const [turn, events] of told.entries()) {
        const receivedAt = await nextMillisecond();
        await storeBatch(db, {
          source: number,
          links: [],
          rejects: [],
          events: events.map((one, index) => ({
            messageId: `${turn} ${index}`,
            receivedAt,
            identity: identities[one.who] ?? "",
            at: instantOf(one),
            event: one.counts ? "saved" : "viewed",
            properties: null,
            json: null,
          })),
        });
        const people: PersonHistory[] = [];
        const waves = [{ id: "all", groups: null }];
        const trainedAt = new Map<string, number>();
        const question = { series, population: name, groups: null, waves, launches, instants: ends, trainedAt };
        for await (const history of loadHistories(db, question)) people.push(history);
        const curve = measure(people, rule, ends).map((reading) => ({ ...reading, unknown: false }));
        await keepCurve(db, name, target, { curve }, at + turn);
      }
      const found = await restatements(db, name, "t", at + told.length);
      const trace = found.map(({ end, was, now, lateEvents }) => ({
        end,
        was: was.counted,
        now: now.counted,
        late: lateEvents,
      }));
      const order = (a: { end: number; late: number; was: number }, b: typeof a) =>
        a.end - b.end || a.late - b.late || a.was - b.was;
      expect(trace.toSorted(order)).toEqual(plainTrace(told).toSorted(order));
      expect(found.every(({ because, lateEvents }) => because === "late_events" && lateEvents > 0)).toBe(true);
      seen.restated += found.length;
      seen.late += trace.reduce((sum, { late }) => sum + late, 0);
    }),
    { numRuns: 60 },
  );
  // Deliveries that change nothing would agree too.
  expect(Math.min(seen.restated, seen.late)).toBeGreaterThan(50);
});
