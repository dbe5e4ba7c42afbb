import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unknownEnds } from "../../domain/adoption/evidence.ts";
import { judge, windowEnd } from "../../domain/adoption/judge.ts";
import { measure, rateOf } from "../../domain/adoption/measure.ts";
import type { Counts } from "../../domain/adoption/measure.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import { observe } from "../../domain/adoption/speed.ts";
import { from, worlds } from "./histories.ts";
import type { World } from "./histories.ts";
import { isBlindAt, launchedAt, standingAt, verdictAt } from "./reference.ts";
import type { ReferenceStanding } from "./reference.ts";

// The fast implementation and the plain one must tell the same of thousands of random histories: people who leave and
// come back, change groups, are in two at once or in none that launches; clock changes; entries that stand for several.

const DAY = 86_400_000;

function standings(world: World, at: number): ReferenceStanding[] {
  return world.people.flatMap((person) => standingAt(person, world, at) ?? []);
}

function countOf(all: readonly ReferenceStanding[]): Counts {
  const judged = all.filter((one) => !one.maturing);
  return {
    eligible: all.length,
    maturing: all.length - judged.length,
    judged: judged.length,
    trained: all.filter((one) => one.trained).length,
    tried: judged.filter((one) => one.tried).length,
    active: judged.filter((one) => one.active).length,
    habitual: judged.filter((one) => one.habitual).length,
    lapsed: judged.filter((one) => one.lapsed).length,
  };
}

function cellsOf(all: readonly ReferenceStanding[], keyOf: (one: ReferenceStanding) => string | null): object {
  const keys = [...new Set(all.map(keyOf))].filter((key) => key !== null);
  return Object.fromEntries(keys.map((key) => [key, countOf(all.filter((one) => keyOf(one) === key))]));
}

test("the ladder of everybody, every group and every wave", () => {
  let habitual = 0;
  let lapsed = 0;
  let maturing = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      for (const reading of measure(world.people, world, world.asked)) {
        const all = standings(world, reading.at);
        expect(reading.all).toEqual(countOf(all));
        expect(reading.groups).toEqual(cellsOf(all, (one) => one.group));
        expect(reading.waves).toEqual(cellsOf(all, (one) => one.wave));
        habitual += reading.all.habitual;
        lapsed += reading.all.lapsed;
        maturing += reading.all.maturing;
      }
    }),
    { numRuns: 3_000 },
  );
  // Histories in which nothing happens would agree too.
  expect(Math.min(habitual, lapsed, maturing)).toBeGreaterThan(200);
});

/** How far the data reaches: past everything asked, short of it by anything, or not at all. */
const evidences = fc.record({
  source: fc.constant("crm"),
  watermark: fc.option(fc.integer({ min: from - 5 * DAY, max: from + 420 * DAY }), { nil: null, freq: 12 }),
  freshnessDays: fc.constantFrom(0, 3, 14, 400),
});

test("the verdict of the whole, of every wave and of every group, with data that ends somewhere", () => {
  const seen = { met: 0, missed: 0, open: 0, unknown: 0, reached: 0, groupsApart: 0, cutShort: 0 };
  fc.assert(
    fc.property(worlds, fc.option(evidences, { nil: null }), (world, evidence) => {
      const at = world.asked.at(-1) ?? 0;
      const ends = world.boundaries.filter((end) => end <= at);
      const unknown = ends.filter((end) => evidence !== null && isBlindAt(end, evidence));
      const judgement = judge({
        at,
        rule: { ...world, counts: "habitual" },
        launches: world.launches,
        readings: measure(world.people, world, ends),
        unknownEnds: evidence === null ? new Set() : unknownEnds(evidence, ends),
        evidence,
      });
      const expected = (launch: number | null, until: number | null, isIn: (one: ReferenceStanding) => boolean) => {
        const points = ends.map((end) => {
          const rate = rateOf(countOf(standings(world, end).filter(isIn)), "habitual");
          return { end, rate: unknown.includes(end) ? null : rate };
        });
        const known = verdictAt(points, launch ?? Number.POSITIVE_INFINITY, until, world, at);
        return evidence !== null && isBlindAt(at, evidence) ? { ...known, verdict: "unknown" as const } : known;
      };
      const first = firstLaunch(world.launches);
      const windowEndsAt = windowEnd(world.launches, world.windowDays);
      const whole = expected(first, windowEndsAt, () => true);
      expect(judgement.all).toMatchObject(whole);
      for (const [wave, verdict] of Object.entries(judgement.waves)) {
        const launch = launchedAt(world.launches, wave);
        const until = launch === null ? null : launch + world.windowDays * DAY;
        expect(verdict).toMatchObject(expected(launch, until, (one) => one.wave === wave));
      }
      const groups = new Set(ends.flatMap((end) => standings(world, end).map(({ group }) => group)));
      expect(Object.keys(judgement.groups)).toEqual([...groups].toSorted());
      for (const [group, verdict] of Object.entries(judgement.groups)) {
        const ofGroup = expected(first, windowEndsAt, (one) => one.group === group);
        expect(verdict).toMatchObject(ofGroup);
        if (ofGroup.verdict !== whole.verdict) seen.groupsApart += 1;
      }
      seen[whole.verdict] += 1;
      if (whole.reachedAt !== null) seen.reached += 1;
      // Nothing is held on to through an end that nobody knows, and what was reached before it stays.
      if (unknown.length > 0 && unknown.length < ends.length) seen.cutShort += 1;
    }),
    { numRuns: 600 },
  );
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(5);
});

test("the days until the habit, from everybody's first start", () => {
  let reached = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const at = world.asked.at(-1) ?? 0;
      const expected = world.people.flatMap((person) => {
        const cuts = [
          ...person.memberships.flatMap((row) => [row.joinedAt, row.leftAt ?? at]),
          ...["one", "two"].map((wave) => launchedAt(world.launches, wave) ?? at),
          at,
        ]
          .filter((cut) => cut <= at)
          .toSorted((a, b) => a - b);
        let first: ReferenceStanding | null = null;
        let lastSeen = 0;
        for (const [index, cut] of cuts.entries()) {
          const standing = standingAt(person, world, cut);
          if (standing === null) continue;
          first ??= standing;
          if (standing.start !== first.start) break;
          const next = cuts[index + 1] ?? at;
          const end = world.boundaries.find(
            (boundary) =>
              boundary >= cut &&
              (boundary < next || (boundary === at && next === at)) &&
              standingAt(person, world, boundary)?.habitual,
          );
          if (end !== undefined)
            return [{ group: first.group, wave: first.wave, days: (end - first.start) / DAY, reached: true }];
          lastSeen = next;
        }
        return first === null
          ? []
          : [{ group: first.group, wave: first.wave, days: (lastSeen - first.start) / DAY, reached: false }];
      });
      expect(observe(world.people, world, at)).toEqual(expected);
      reached += expected.filter((one) => one.reached).length;
    }),
    { numRuns: 1_000 },
  );
  expect(reached).toBeGreaterThan(50);
});
