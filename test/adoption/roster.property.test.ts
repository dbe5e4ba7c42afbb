// Proves that the numbers of a roster are those of a plain count of people, that they add up, and that a reader without names
// cannot subtract from them, over groups, waves, instants and kinds of numbers, to fewer people than the smallest group.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { groupsOf, rosterDisclosure } from "../../domain/adoption/roster-privacy.ts";
import type { RosterDisclosure } from "../../domain/adoption/roster-privacy.ts";
import { compareRosters, moveKinds, NO_MOVES, sumOfMoves } from "../../domain/adoption/roster.ts";
import type { Moves, RosterPerson, RosterReading, RosterWave } from "../../domain/adoption/roster.ts";
import { isReachable, subsetsOf } from "./subtraction.ts";

const groups = ["a", "b", "c", "d"] as const;
const waves: readonly RosterWave[] = [
  { id: "one", launchedAt: 0, groups: ["a", "b"] },
  { id: "two", launchedAt: 20, groups: ["c", "d"] },
];
const instants = [0, 10, 20, 30, 40];
const instant = fc.integer({ min: -5, max: 45 });

/** Somewhere for a while, elsewhere next, perhaps in no wave's group, perhaps gone and back. */
const rows = fc
  .array(fc.tuple(fc.constantFrom(...groups, "none"), instant, fc.option(instant)), { minLength: 1, maxLength: 3 })
  .map((all) =>
    all.map(([group, joinedAt, until]) => ({
      group,
      joinedAt,
      leftAt: until === null ? null : Math.max(until, joinedAt),
    })),
  );
const person = rows.map((own): RosterPerson => ({ rows: own, frozen: frozenOf(own) }));

function whereAt(own: RosterPerson["rows"], at: number): string | null {
  const held = own.filter((row) => row.joinedAt <= at && (row.leftAt === null || row.leftAt > at));
  return held.toSorted((one, other) => one.joinedAt - other.joinedAt).at(-1)?.group ?? null;
}

function frozenOf(own: RosterPerson["rows"]): Record<string, string> {
  return Object.fromEntries(
    waves.flatMap(({ id, launchedAt, groups: of }) => {
      const group = whereAt(own, launchedAt ?? 0);
      return group !== null && of?.includes(group) === true ? [[id, group]] : [];
    }),
  );
}

test("every number is that of a plain count, and frozen, came and went add up to now", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 30 }), (people) => {
      for (const reading of compareRosters(people, waves, instants))
        for (const [wave, cells] of reading.waves)
          for (const [group, moves] of cells) {
            expect(moves.frozen - moves.left - moves.movedOut + moves.joined + moves.movedIn).toBe(moves.now);
            expect(moves).toEqual(counted(people, reading, wave, group));
          }
    }),
    { numRuns: 500 },
  );
});

function counted(
  people: readonly RosterPerson[],
  { at, waves: told }: RosterReading,
  wave: string,
  group: string,
): Moves {
  const count = (is: (one: RosterPerson, where: string | null) => boolean) =>
    people.filter((one) => is(one, whereAt(one.rows, at))).length;
  const isNew = ({ frozen }: RosterPerson) => [...told.keys()].every((id) => frozen[id] === undefined);
  return {
    frozen: count(({ frozen }) => frozen[wave] === group),
    left: count(({ frozen }, where) => frozen[wave] === group && where === null),
    movedOut: count(({ frozen }, where) => frozen[wave] === group && where !== null && where !== group),
    now: count((_, where) => where === group),
    joined: count((one, where) => where === group && isNew(one)),
    movedIn: count((one, where) => where === group && !isNew(one) && one.frozen[wave] !== group),
  };
}

/** People who come and go in numbers about the smallest group, so that much is hidden and much is not. */
const crowd = fc.tuple(fc.integer({ min: 1, max: 9 }), person);
const scenes = fc.array(crowd, { minLength: 2, maxLength: 9 }).map((crowds) => {
  const people = crowds.flatMap(([size, one]) => Array.from({ length: size }, () => one));
  return compareRosters(people, waves, instants);
});

const subsets = subsetsOf(groups.length);
const isSafe = (count: number) => count === 0 || count >= smallestGroup;

/** The groups that a number is told of, as vectors: everybody, waves, groups. */
function toldOf(disclosure: RosterDisclosure): number[][] {
  const vector = (has: (group: string) => boolean) => groups.map((group) => (has(group) ? 1 : 0));
  return [
    ...(disclosure.whole ? [vectorOfAll] : []),
    ...groups.filter((group) => disclosure.groups.has(group)).map((group) => vector((each) => each === group)),
    ...(disclosure.waves ? waves.map((wave) => vector((each) => wave.groups?.includes(each) === true)) : []),
  ];
}
const vectorOfAll = groups.map(() => 1);

function sumOf(reading: RosterReading, subset: readonly number[]): Moves {
  const cells = groupsOf(reading);
  return sumOfMoves(groups.flatMap((group, index) => (subset[index] === 1 ? (cells.get(group) ?? NO_MOVES) : [])));
}

test("nothing that is told, added or subtracted, at one instant or between two, is of fewer people than the smallest group", () => {
  const seen = { sizes: 0, moves: 0, hidden: 0, later: 0 };
  fc.assert(
    fc.property(scenes, (readings) => {
      // Everything that a reader can ask for: each instant, all decided at the present.
      const answers = readings.map((reading, index) => ({
        reading,
        told: rosterDisclosure(readings.slice(0, index + 1), readings.slice(index + 1), () => true),
      }));
      for (const { reading, told } of answers) {
        const known = toldOf(told);
        for (const subset of subsets.filter((each) => isReachable(each, known))) {
          const { frozen, now } = sumOf(reading, subset);
          expect(isSafe(frozen) && isSafe(now)).toBe(true);
          seen.sizes += frozen;
        }
        seen.hidden += groups.length - told.groups.size;
      }
      const moved = answers.flatMap(({ told }) => (told.moves === null ? [] : [{ told, reading: told.moves }]));
      for (const one of moved)
        for (const other of [{ ...one, reading: null }, ...moved]) {
          const known = toldOf(one.told).filter((each) =>
            toldOf(other.told).some((same) => String(same) === String(each)),
          );
          // Sums of safe numbers with opposite signs may be small; a set of groups that is told by itself, or is all that is hidden, not.
          const parts = [...known, hiddenIn(one.told)].filter((each) => isPart(each, one.told));
          for (const part of parts) {
            const [now, before] = [
              sumOf(one.reading, part),
              other.reading === null ? NO_MOVES : sumOf(other.reading, part),
            ];
            for (const kind of moveKinds.filter((each) => each !== "frozen" && each !== "now"))
              expect(isSafe(Math.abs(now[kind] - before[kind])), `${kind} of ${part.join("")}`).toBe(true);
            seen.moves += now.joined + now.left;
          }
          if (other.reading !== null && other.reading.at !== one.reading.at) seen.later += 1;
        }
    }),
    { numRuns: 1_000 },
  );
  // An attacker who is shown nothing proves nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

const hiddenIn = (told: RosterDisclosure) => groups.map((group) => (told.groups.has(group) ? 0 : 1));

/** A group that is told, or all that are hidden. */
function isPart(vector: readonly number[], told: RosterDisclosure): boolean {
  const size = vector.filter((each) => each === 1).length;
  return size === 1 || (size > 0 && String(vector) === String(hiddenIn(told)));
}

test("a group that is hidden beside other numbers of the same people is hidden here, and so are others where it takes them", () => {
  const size = (group: string, count: number) =>
    Array.from({ length: count }, (): RosterPerson => ({
      frozen: { one: group },
      rows: [{ group, joinedAt: -1, leftAt: null }],
    }));
  const readings = compareRosters([...size("a", 9), ...size("b", 8)], waves.slice(0, 1), [0]);
  expect([...rosterDisclosure(readings, [], () => true).groups].toSorted()).toEqual(["a", "b"]);
  expect([...rosterDisclosure(readings, [], (group) => group !== "b").groups]).toEqual(["a"]);
  const small = compareRosters([...size("a", 9), ...size("b", 3)], waves.slice(0, 1), [0]);
  expect([...rosterDisclosure(small, [], () => true).groups]).toEqual([]);
  const few = rosterDisclosure(compareRosters(size("a", 4), waves.slice(0, 1), [0]), [], () => true);
  expect(few).toMatchObject({ whole: false, moves: null });
});
