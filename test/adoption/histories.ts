import * as fc from "fast-check";
import type { Action, Launches, Membership, PersonHistory } from "../../domain/adoption/person.ts";
import type { HabitRule, Period } from "../../domain/adoption/rule.ts";
import { boundariesByClock } from "./calendar.ts";

// Random histories of people. Instants fall on boundaries, a millisecond beside them, or anywhere.

const DAY = 86_400_000;
export const from = Date.UTC(2024, 1, 1);
const to = Date.UTC(2025, 2, 1);
const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana"];
const calendars = new Map(zones.map((zone) => [zone, boundariesByClock(zone, from - 45 * DAY, to + DAY)]));

export interface World {
  readonly zone: string;
  readonly habit: HabitRule;
  readonly graceDays: number;
  readonly threshold: number;
  readonly sustainDays: number;
  readonly windowDays: number;
  readonly launches: Launches;
  readonly boundaries: readonly number[];
  readonly people: readonly PersonHistory[];
  /** Instants to ask about, sorted. */
  readonly asked: readonly number[];
}

function instants(boundaries: readonly number[]): fc.Arbitrary<number> {
  const inside = boundaries.filter((boundary) => boundary >= from);
  return fc.oneof(
    fc.integer({ min: from, max: to }),
    fc.tuple(fc.constantFrom(...inside), fc.constantFrom(0, 0, -1, 1)).map(([boundary, beside]) => boundary + beside),
  );
}

function memberships(instant: fc.Arbitrary<number>): fc.Arbitrary<Membership[]> {
  const stay = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 200 * DAY }),
    fc.constantFrom(0, 1, 90 * DAY, 90 * DAY + 1),
  );
  const where = fc.constantFrom({ group: "a", wave: "one" }, { group: "b", wave: "two" }, { group: "c", wave: null });
  const row = fc.record({ where, joinedAt: instant, stay });
  const gap = fc.constantFrom(0, 1, DAY, 90 * DAY, 90 * DAY + 1, 120 * DAY);
  const free = fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) =>
    rows.map(({ where: place, joinedAt, stay: ms }) => ({
      ...place,
      joinedAt,
      leftAt: ms === null ? null : joinedAt + ms,
    })),
  );
  const chained = fc
    .tuple(instant, fc.array(fc.tuple(where, fc.integer({ min: 1, max: 90 }), gap), { minLength: 1, maxLength: 4 }))
    .map(([first, parts]) => {
      let joinedAt = first;
      return parts.map(([place, days, away]) => {
        const part = { ...place, joinedAt, leftAt: joinedAt + days * DAY };
        joinedAt = part.leftAt + away;
        return part;
      });
    });
  return fc.oneof(free, chained);
}

function person(instant: fc.Arbitrary<number>): fc.Arbitrary<PersonHistory> {
  const single = fc.record({ at: instant, n: fc.integer({ min: 1, max: 3 }) }).map((action): Action[] => [action]);
  // Someone who acts at a steady pace for a while, or habits would be too rare to test.
  const steady = fc
    .record({ first: instant, every: fc.integer({ min: 1, max: 20 }), times: fc.integer({ min: 2, max: 25 }) })
    .map(({ first, every, times }) =>
      Array.from({ length: times }, (_, i): Action => ({ at: first + i * every * DAY, n: 1 })),
    );
  return fc.record({
    memberships: memberships(instant),
    actions: fc
      .array(fc.oneof(single, steady), { maxLength: 4 })
      .map((some) => some.flat().toSorted((a, b) => a.at - b.at)),
    trainedAt: fc.oneof(
      fc.option(instant),
      fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), instant)).map((groups) => new Map(groups)),
    ),
  });
}

function habits(period: Period): fc.Arbitrary<HabitRule> {
  return fc
    .record({ k: fc.integer({ min: 1, max: 3 }), w: fc.integer({ min: 1, max: 6 }), part: fc.nat() })
    .map(({ k, w, part }) => ({ period, k, w, m: 1 + (part % w) }));
}

function launches(instant: fc.Arbitrary<number>): fc.Arbitrary<Launches> {
  const early = instant.map((at) => from + (at - from) / 4).map(Math.round);
  return fc.oneof(
    early.map((launchedAt): Launches => ({ kind: "together", launchedAt })),
    fc
      .record({ one: fc.oneof(early, instant), two: fc.option(instant, { freq: 4 }) })
      .map((launchedAt): Launches => ({ kind: "waves", launchedAt })),
  );
}

/** Somebody who is there from before every launch, acts often for a while, and may stop. */
function regular(): fc.Arbitrary<PersonHistory> {
  return fc
    .record({
      group: fc.constantFrom({ group: "a", wave: "one" }, { group: "b", wave: "two" }),
      begins: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 60, max: 390 }),
      every: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ group, begins, days, every }) => ({
      memberships: [{ ...group, joinedAt: from - 400 * DAY, leftAt: null }],
      actions: Array.from({ length: Math.floor(days / every) }, (_, i) => ({
        at: from + (begins + i * every) * DAY,
        n: 1,
      })),
      trainedAt: null,
    }));
}

/**
 * Worlds in which something comes of it: launched early, with people who take the habit up, keep it or lose it, asked about
 * just after the launch and late. Chance alone seldom gets there.
 */
const eventful: fc.Arbitrary<World> = fc
  .record({ zone: fc.constantFrom(...zones), period: fc.constantFrom<Period>("week", "month") })
  .chain(({ zone, period }) =>
    fc.record({
      zone: fc.constant(zone),
      boundaries: fc.constant(calendars.get(zone)?.[period] ?? []),
      habit: fc.constantFrom({ k: 1, m: 1, w: 2 }, { k: 1, m: 2, w: 3 }).map((habit) => ({ period, ...habit })),
      graceDays: fc.constantFrom(7, 30),
      threshold: fc.constantFrom(0.25, 0.5, 1),
      sustainDays: fc.constantFrom(14, 60),
      windowDays: fc.constantFrom(60, 180, 400),
      launches: fc
        .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
        .map(([one, two]): Launches => ({
          kind: "waves",
          launchedAt: { one: from + one * DAY, two: from + two * DAY },
        })),
      people: fc.array(regular(), { minLength: 2, maxLength: 5 }),
      asked: fc
        .tuple(fc.integer({ min: 21, max: 27 }), fc.integer({ min: 30, max: 395 }))
        .map((days) => days.map((day) => from + day * DAY).toSorted((a, b) => a - b)),
    }),
  );

const anything: fc.Arbitrary<World> = fc
  .record({
    zone: fc.constantFrom(...zones),
    period: fc.constantFrom<Period>("day", "week", "week", "month", "month"),
  })
  .chain(({ zone, period }) => {
    const boundaries = calendars.get(zone)?.[period] ?? [];
    const instant = instants(boundaries);
    return fc.record({
      zone: fc.constant(zone),
      boundaries: fc.constant(boundaries),
      habit: habits(period),
      graceDays: fc.constantFrom(0, 7, 30),
      threshold: fc.constantFrom(0.25, 1 / 3, 0.5, 1),
      sustainDays: fc.constantFrom(0, 1, 14, 60),
      windowDays: fc.constantFrom(60, 180, 400),
      launches: launches(instant),
      people: fc.array(person(instant), { minLength: 1, maxLength: 4 }),
      asked: fc.array(instant, { minLength: 1, maxLength: 4 }).map((some) => some.toSorted((a, b) => a - b)),
    });
  });

/** Of any three worlds two are anything that can be, and one is eventful. */
export const worlds: fc.Arbitrary<World> = fc.oneof(
  { weight: 2, arbitrary: anything },
  { weight: 1, arbitrary: eventful },
);
