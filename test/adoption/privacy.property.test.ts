// An attacker sees what readers without names are shown, adds and subtracts it in every way there is, over groups, waves and
// instants, and must never end up with a number of fewer people than the smallest group.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { NOBODY, rateOf } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import { boundOf, disclosureOf, mayShow, smallestGroup, withheldAt } from "../../domain/adoption/privacy.ts";
import { isReachable, subsetsOf } from "./subtraction.ts";

const names = ["a", "b", "c", "d", "e"] as const;

/** Sizes lie about the smallest group, so that much is hidden, and much is not. */
const people = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 4, 5, 6, 40));
const cell = fc
  .tuple(people, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(([judged, maturing, percent, more]): Counts => ({
    ...NOBODY,
    eligible: judged + maturing,
    maturing,
    judged,
    habitual: Math.round((judged * percent) / 100),
    active: Math.round((judged * Math.max(percent, more)) / 100),
  }));
const waveOf = fc.tuple(...names.map(() => fc.constantFrom("one", "two")));
const steady = fc.tuple(...names.map(() => cell)).chain((cells) =>
  // Most groups stay as they are from one instant to the next: then what was seen before helps to find what is hidden now.
  fc.array(fc.tuple(fc.nat(names.length - 1), cell), { minLength: 0, maxLength: 3 }).map((moves) => {
    const all = [cells];
    for (const [index, other] of moves)
      all.push([...(all.at(-1) ?? cells)].map((one, at) => (at === index ? other : one)) as never);
    return all;
  }),
);

interface Scene {
  readonly readings: readonly Reading[];
  readonly waves: readonly string[];
}

const scenes = fc.tuple(steady, waveOf).map(([instants, waves]): Scene => ({
  waves,
  readings: instants.map((cells, at) => readingOf(at, cells, waves)),
}));

function readingOf(at: number, cells: readonly Counts[], waves: readonly string[]): Reading {
  const groups = Object.fromEntries(
    names.flatMap((name, index) => {
      const counts = cells[index] ?? NOBODY;
      return counts.eligible === 0 ? [] : [[name, counts]];
    }),
  );
  const of = (wave: string) => sum(cells.filter((_, index) => waves[index] === wave));
  return { at, all: sum(cells), groups, waves: { one: of("one"), two: of("two") } };
}

function sum(cells: readonly Counts[]): Counts {
  const of = (key: keyof Counts) => cells.reduce((all, each) => all + each[key], 0);
  return {
    ...NOBODY,
    eligible: of("eligible"),
    maturing: of("maturing"),
    judged: of("judged"),
    habitual: of("habitual"),
    active: of("active"),
  };
}

const subsets = subsetsOf(names.length);
const vectorOf = (has: (name: string, index: number) => boolean) =>
  names.map((name, index) => (has(name, index) ? 1 : 0));

/** Whose numbers of people are told at an instant, as sets of groups. */
function toldAt({ readings, waves }: Scene, reading: Reading): number[][] {
  const disclosure = disclosureOf(readings);
  // A group whose rate is withheld may be told of by its utilization, which says how many people it has as well.
  const isTold = (name: string) =>
    (["habitual", "active"] as const).some((by) => !withheldAt(reading, disclosure.groups, by).has(name));
  const groups = names.filter((name) => disclosure.groups.has(name) && isTold(name));
  return [
    ...(mayShow(reading.all) ? [vectorOf(() => true)] : []),
    ...groups.map((name) => vectorOf((each) => each === name)),
    ...(disclosure.waves ? ["one", "two"].map((wave) => vectorOf((_, index) => waves[index] === wave)) : []),
  ];
}

const membersOf = (subset: readonly number[]) => names.filter((_, index) => subset[index] === 1);
const cellsOf = ({ groups }: Reading, subset: readonly number[]) =>
  sum(membersOf(subset).map((name) => groups[name] ?? NOBODY));

test("no sum or difference of what is shown, of one instant or of several, is of fewer people than the smallest group", () => {
  const seen = { shown: 0, hidden: 0, reachable: 0 };
  fc.assert(
    fc.property(scenes, (scene) => {
      const overall = scene.readings.flatMap((reading) => toldAt(scene, reading));
      const found = subsets.filter((subset) => isReachable(subset, overall));
      for (const subset of found)
        for (const reading of scene.readings) {
          // Known at another instant, and the same people at this one.
          const known = isReachable(subset, toldAt(scene, reading)) || isUnchanged(scene, reading, subset);
          if (!known || !mayShow(reading.all)) continue;
          const { judged, eligible } = cellsOf(reading, subset);
          for (const number of [judged, eligible])
            expect(number === 0 || number >= smallestGroup, `${membersOf(subset).join("+")}: ${number}`).toBe(true);
        }
      const { groups } = disclosureOf(scene.readings);
      seen.shown += groups.size;
      seen.hidden += names.length - groups.size;
      seen.reachable += found.length;
    }),
    { numRuns: 2_000 },
  );
  // An attacker who is shown nothing proves nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
});

function isUnchanged({ readings }: Scene, reading: Reading, subset: readonly number[]): boolean {
  return readings.some(
    (other) =>
      other !== reading &&
      mayShow(other.all) &&
      membersOf(subset).every((name) => JSON.stringify(other.groups[name]) === JSON.stringify(reading.groups[name])),
  );
}

test.each(["habitual", "active"] as const)(
  "a share of the %s that is told as a bound, or hidden, is not found by subtraction",
  (by) => {
    let bounded = 0;
    fc.assert(
      fc.property(scenes, (scene) => {
        const disclosure = disclosureOf(scene.readings);
        for (const reading of scene.readings) {
          const withheld = withheldAt(reading, disclosure.groups, by);
          const told = names.filter((name) => disclosure.groups.has(name) && !withheld.has(name));
          const exact = told.filter((name) => boundOf(rateOf(reading.groups[name] ?? NOBODY, by)) === null);
          const whole = boundOf(rateOf(reading.all, by)) === null;
          if (!whole || !mayShow(reading.all)) continue;
          const secret = names.filter((name) => !exact.includes(name));
          const rest = sum(secret.map((name) => reading.groups[name] ?? NOBODY));
          if (secret.length > 0) expect(boundOf(rateOf(rest, by))).toBeNull();
          bounded += told.length - exact.length;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(bounded).toBeGreaterThan(200);
  },
);

test("which groups are shown does not depend on which instant is asked about, and is one decision", () => {
  const whole = { ...NOBODY, eligible: 46, judged: 46, habitual: 20 };
  const small = { ...NOBODY, eligible: 6, judged: 6, habitual: 2 };
  const large = { ...NOBODY, eligible: 40, judged: 40, habitual: 18 };
  const shrunk = { ...NOBODY, eligible: 3, judged: 3, habitual: 1 };
  const first: Reading = { at: 1, all: whole, groups: { large, small }, waves: {} };
  const second: Reading = {
    at: 2,
    all: { ...whole, eligible: 43, judged: 43 },
    groups: { large, small: shrunk },
    waves: {},
  };
  expect([...disclosureOf([first]).groups].toSorted()).toEqual(["large", "small"]);
  expect([...disclosureOf([first, second]).groups]).toEqual([]);
});
