import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anchorNames } from "../../app/usage/anchor.ts";
import { createSource } from "../../app/usage/create-source.ts";
import { IdentityNames } from "../../app/usage/identity-names.ts";
import { storeDelivery } from "../../app/usage/store-delivery.ts";
import type { Received } from "../../app/usage/store-delivery.ts";
import { countUpTo } from "../../domain/adoption/ladder.ts";
import { measure } from "../../domain/adoption/measure.ts";
import type { LadderRule } from "../../domain/adoption/ladder.ts";
import type { Membership, PersonHistory } from "../../domain/adoption/person.ts";
import type { Behaviour } from "../../domain/change/schema.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import { insertPeople } from "../../store/people/people.ts";
import { mergeMembers } from "../../store/people/members.ts";
import { insertPopulation } from "../../store/people/populations.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import type { HistoryQuestion } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";
import { admin, secret } from "./intake-server.ts";

// Proves that measuring from the rollup is measuring the raw instants: starts and instants in mid-day and on midnight, duplicates,
// names that turn out to be somebody late, and a rollup begun before, between or after the events.

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => database.drop());

const launchedAt = Date.parse("2026-03-25T13:37:00Z");
const HOUR_MS = 3_600_000;
/** Hours from three weeks before the launch to five after; the clocks of Berlin and New York change among them. */
const hour = fc.integer({ min: -500, max: 900 });
const minutes = fc.integer({ min: -500 * 60, max: 900 * 60 });
/** The launch is at 13:37 in UTC. */
const midnights = fc.integer({ min: -20, max: 37 }).map((day) => day * 1_440 + 623);
const names = ["ann", "ann's phone", "bob", "cy", "stranger"];
const owners = ["ann", "ann", "bob", "cy", null];
const groups = ["core", "other"];

const event = fc.record({
  id: fc.integer({ min: 0, max: 150 }),
  name: fc.integer({ min: 0, max: 4 }),
  minute: fc.oneof(minutes, fc.integer({ min: -600, max: 600 }), midnights),
  event: fc.constantFrom("saved", "viewed"),
  amount: fc.integer({ min: 0, max: 3 }),
});

const member = fc.record({
  person: fc.constantFrom("ann", "bob", "cy"),
  group: fc.constantFrom(...groups),
  hour,
  length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
});

const world = fc.record({
  events: fc.array(event, { minLength: 30, maxLength: 150 }),
  members: fc.uniqueArray(member, {
    minLength: 2,
    maxLength: 8,
    selector: ({ person, hour: joined }) => `${person} ${joined}`,
  }),
  timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"),
  period: fc.constantFrom("day" as const, "week" as const),
  filtered: fc.boolean(),
  onlyCore: fc.boolean(),
  seriesAfter: fc.integer({ min: 0, max: 150 }),
  personAfter: fc.integer({ min: 0, max: 150 }),
  asked: fc.array(fc.oneof(minutes, midnights), { minLength: 1, maxLength: 3 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const at = (minute: number): number => launchedAt + minute * 60_000;

function behaviourOf({ filtered }: World): Behaviour {
  return { event: "saved", where: filtered ? [{ property: "deal.amount", is: "at_least", value: 2 }] : [] };
}

/** Qualifying instants by person as a reader of the raw list would find them: of an id the first counts. */
function rawInstants({ events, filtered }: World): Map<string, number[]> {
  const seen = new Set<number>();
  const instants = new Map<string, number[]>();
  for (const { id, name, minute, event: what, amount } of events) {
    if (seen.has(id)) continue;
    seen.add(id);
    const owner = owners[name];
    if (what !== "saved" || (filtered && amount < 2) || owner === null || owner === undefined) continue;
    instants.set(owner, [...(instants.get(owner) ?? []), at(minute)]);
  }
  return instants;
}

function membershipsOf(one: World, person: string): Membership[] {
  return one.members
    .filter((row) => row.person === person)
    .map((row) => ({
      group: row.group,
      wave: one.onlyCore && row.group !== "core" ? null : "all",
      joinedAt: launchedAt + row.hour * HOUR_MS,
      leftAt: row.length === null ? null : launchedAt + (row.hour + row.length) * HOUR_MS,
    }));
}

interface Stored {
  readonly source: string;
  readonly population: string;
  readonly people: ReadonlyMap<string, string>;
  readonly series: number;
}

async function store(one: World): Promise<Stored> {
  const { db } = database;
  const tag = randomUUID().slice(0, 8);
  const { number } = await createSource({ db }, admin, { id: tag, historic: true });
  await insertPopulation(db, { id: tag, name: tag });
  const people = await addPeople(["ann", "bob", "cy"]);
  const rows = [...people].flatMap(([name, person]) => membershipsOf(one, name).map((row) => ({ ...row, person })));
  await db.transaction().execute((tx) => mergeMembers(tx, tag, rows));
  const identities = new IdentityNames(secret);
  const received = one.events.map((raw): Received => receivedOf(tag, raw));
  const cuts = [...new Set([0, 40, 80, one.seriesAfter, one.personAfter, received.length])].toSorted((a, b) => a - b);
  const steps = cuts.filter((cut) => cut <= received.length);
  for (const [index, from] of steps.entries()) {
    if (from >= one.seriesAfter) await ensureSeries(db, tag, behaviourOf(one), one.timeZone);
    if (from >= one.personAfter) await claimNames(tag, people);
    await storeDelivery(db, identities, number, received.slice(from, steps[index + 1]));
  }
  await claimNames(tag, people);
  const series = await ensureSeries(db, tag, behaviourOf(one), one.timeZone);
  return { source: tag, population: tag, people, series: series ?? -1 };
}

async function addPeople(list: readonly string[]): Promise<Map<string, string>> {
  const blank = { email: null, team: null, manager: null, timeZone: null, language: null, learnsBy: null };
  const ids = await database.db.transaction().execute((tx) =>
    insertPeople(
      tx,
      list.map((name) => ({ name, ...blank })),
    ),
  );
  return new Map(list.map((name, index) => [name, ids[index] ?? ""]));
}

function receivedOf(tag: string, { id, name, minute, event: what, amount }: World["events"][number]): Received {
  const properties = { deal: { amount } };
  const message = { messageId: String(id), at: at(minute), userId: `${tag} ${names[name]}`, event: what, claims: [] };
  return { receivedAt: launchedAt, message: { ...message, properties, json: JSON.stringify(properties) } };
}

async function claimNames(tag: string, people: ReadonlyMap<string, string>): Promise<void> {
  const known = names.flatMap((name, index) => {
    const person = people.get(owners[index] ?? "");
    return person === undefined ? [] : [{ person, name: `${tag} ${name}` }];
  });
  await database.db.transaction().execute((tx) => anchorNames(tx, secret, known));
}

test("measuring the rollup is measuring the raw instants", { timeout: 180_000 }, async () => {
  const property = fc.asyncProperty(world, async (one) => {
    const stored = await store(one);
    const launches = { kind: "waves" as const, launchedAt: { all: launchedAt } };
    const latest = at(900 * 60);
    const boundaries = periodBoundaries({ period: one.period, timeZone: one.timeZone }, launchedAt, latest);
    const asked = one.asked.map(at).filter((instant) => instant >= launchedAt);
    const instants = [...boundaries.filter((end) => end > launchedAt), ...asked].toSorted((a, b) => a - b);
    const habit = { period: one.period, k: 2, m: 1, w: 3 };
    const rule: LadderRule = { habit, graceDays: 3, launches, boundaries };
    const question: HistoryQuestion = {
      series: stored.series,
      population: stored.population,
      groups: one.onlyCore ? ["core"] : null,
      waves: [{ id: "all", groups: null }],
      launches,
      instants,
      trainedAt: new Map(),
    };
    const fromStore: PersonHistory[] = [];
    for await (const history of loadHistories(database.db, question)) fromStore.push(history);
    const raw = rawInstants(one);
    const fromRaw = ["ann", "bob", "cy"].map((person) => ({
      memberships: membershipsOf(one, person),
      actions: (raw.get(person) ?? []).toSorted((a, b) => a - b).map((instant) => ({ at: instant, n: 1 })),
      trainedAt: null,
    }));
    expect(measure(fromStore, rule, instants)).toEqual(measure(fromRaw, rule, instants));
    for (const instant of asked) {
      const since = boundaries[Math.max(0, countUpTo(boundaries, instant) - 1 - habit.w)] ?? 0;
      const recent: PersonHistory[] = [];
      const only = { ...question, instants: [instant], since };
      for await (const history of loadHistories(database.db, only)) recent.push(history);
      expect(measure(recent, rule, [instant])).toEqual(measure(fromRaw, rule, [instant]));
    }
  });
  await fc.assert(property, { numRuns: 40 });
});
