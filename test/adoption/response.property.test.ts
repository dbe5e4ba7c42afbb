import * as fc from "fast-check";
import { expect, test } from "vitest";
import { caseCountsOf, measureCases } from "../../domain/adoption/response.ts";
import type { ResponseCase } from "../../domain/adoption/response.ts";
import type { Launches } from "../../domain/adoption/person.ts";
import { disclosureOfCases } from "../../domain/adoption/privacy.ts";
import { NOBODY } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import { serviceAt } from "./reference-response.ts";
import type { SentEvent } from "./reference-response.ts";

// Service levels of thousands of random histories, counted by the product and by a plain reader of every event; and who is told
// about them when many cases are the work of few people.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const boundaries = Array.from({ length: 12 }, (_, day) => day * DAY);

const sent: fc.Arbitrary<SentEvent> = fc.record({
  id: fc.integer({ min: 0, max: 200 }).map(String),
  kind: fc.constantFrom("asks" as const, "asks" as const, "answers" as const, "answers" as const, "other" as const),
  person: fc.constant(null),
  key: fc.constantFrom("a", "b", "c", "d", null),
  owedBy: fc.constantFrom("core", "other", "elsewhere", null),
  // Often on a grid of six hours, so that answers come in the very instant in which a case is due.
  at: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }).map((quarter) => quarter * 6 * HOUR) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 10 * DAY }) },
  ),
});

const launches: fc.Arbitrary<Launches> = fc.oneof(
  fc.constant<Launches>({ kind: "waves", launchedAt: { one: 0, two: 2 * DAY } }),
  fc.constant<Launches>({ kind: "waves", launchedAt: { one: 0, two: null } }),
  fc.constant<Launches>({ kind: "waves", launchedAt: { one: DAY + HOUR } }),
);

const waveOf = (group: string): string | null => ({ core: "one", other: "two" })[group] ?? null;

test("what was due, in time, late, unanswered and pending, of everybody, every group and every wave", () => {
  const seen = { onTime: 0, late: 0, unanswered: 0, pending: 0 };
  const world = fc.record({
    events: fc.array(sent, { minLength: 5, maxLength: 40 }),
    launches,
    w: fc.integer({ min: 1, max: 3 }),
    graceDays: fc.constantFrom(0, 1),
    within: fc.constantFrom(HOUR, 6 * HOUR, 6 * HOUR, DAY, 3 * DAY),
    asked: fc.array(fc.integer({ min: 25, max: 264 }), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(world, ({ events, within, asked, ...rule }) => {
      const due = (at: number) => at + within;
      const reference = {
        ...rule,
        events,
        members: new Map(),
        samePerson: false,
        groups: null,
        waveOf,
        boundaries,
        due,
      };
      const first = new Map<string, SentEvent>();
      for (const event of events) if (!first.has(event.id)) first.set(event.id, event);
      const all = [...first.values()];
      const cases = all.flatMap((event): ResponseCase[] => {
        if (event.kind !== "asks" || event.key === null) return [];
        const answers = all.filter(({ kind, key, at }) => kind === "answers" && key === event.key && at >= event.at);
        const answeredAt = answers.length === 0 ? null : Math.min(...answers.map(({ at }) => at));
        const group = event.owedBy;
        return [{ at: event.at, dueAt: due(event.at), answeredAt, group, wave: group === null ? null : waveOf(group) }];
      });
      const instants = asked.map((hour) => hour * HOUR).toSorted((a, b) => a - b);
      for (const reading of measureCases(cases, { ...rule, boundaries }, instants)) {
        const words = (cells: Reading["groups"]) =>
          Object.fromEntries(Object.entries(cells).map(([name, counts]) => [name, caseCountsOf(counts)]));
        const expected = serviceAt(reference, reading.at);
        expect({
          all: caseCountsOf(reading.all),
          groups: words(reading.groups),
          waves: words(reading.waves),
        }).toEqual(expected);
        for (const word of ["onTime", "late", "unanswered", "pending"] as const) seen[word] += expected.all[word];
      }
    }),
    { numRuns: 2_000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});

test("a group of few people is not told about, however many cases they had, and none by which it could be found", () => {
  const cases = (due: number): Counts => ({ ...NOBODY, eligible: due, judged: due, habitual: Math.floor(due / 2) });
  const people = (eligible: number): Counts => ({ ...NOBODY, eligible, judged: eligible });
  const told = (groups: Readonly<Record<string, readonly [cases: number, people: number]>>) => {
    const entries = Object.entries(groups);
    const reading = (of: (one: readonly [number, number]) => Counts, all: Counts): Reading => ({
      at: 0,
      all,
      groups: Object.fromEntries(entries.map(([name, one]) => [name, of(one)])),
      waves: {},
    });
    const total = (index: 0 | 1) => entries.reduce((sum, [, one]) => sum + one[index], 0);
    const shown = disclosureOfCases(
      [reading(([due]) => cases(due), cases(total(0)))],
      [reading(([, members]) => people(members), people(total(1)))],
    );
    return [[...shown.groups].toSorted(), shown.whole];
  };
  expect(told({ north: [400, 8], south: [300, 9] })).toEqual([["north", "south"], true]);
  expect(told({ north: [400, 8], south: [300, 2], west: [500, 20] })).toEqual([["west"], true]);
  expect(told({ north: [400, 8], unlisted: [300, 0], west: [500, 20] })).toEqual([["north", "west"], true]);
  expect(told({ north: [400, 2], south: [300, 2] })).toEqual([[], false]);
});
