import { array, assert, asyncProperty, boolean, record } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDirectory } from "./directory.ts";
import type { Directory, Row } from "./directory.ts";
import { anyPush, groups, Model, people, pushBoth } from "./model.ts";

// Proves that whatever a directory pushes, in any order and however often, people are where a plain model says, at every instant;
// and that nobody's memberships of one population overlap.

const DAY_MS = 86_400_000;
let directory: Directory;
let run = 0;
beforeAll(async () => {
  directory = await openDirectory();
});
afterAll(() => directory.close());

const pushes = array(record({ push: anyPush, isRepeated: boolean(), isLater: boolean() }), {
  minLength: 8,
  maxLength: 25,
});

/** Rows begin at one instant once, so pushes of one instant count some milliseconds later. */
const settled = 1_000;

test("any order and replay of pushes leads to the memberships of a plain model, without overlaps", async () => {
  await assert(
    asyncProperty(pushes, async (all) => {
      run += 1;
      for (const population of ["both", "else"]) await directory.populate(`${population}-${run}`);
      const model = new Model();
      for (const name of groups) await pushBoth(directory, model, run, { kind: "found", group: name });
      for (const person of people) await pushBoth(directory, model, run, { kind: "create", person, active: true });
      const expected: { readonly at: number; readonly places: readonly string[] }[] = [];
      for (const { push, isRepeated, isLater } of all) {
        if (isLater) directory.clock.now += DAY_MS;
        await pushBoth(directory, model, run, push);
        if (isRepeated) await pushBoth(directory, model, run, push);
        if (isLater) expected.push({ at: directory.clock.now + settled, places: model.places() });
        else expected.splice(-1, 1, { at: directory.clock.now + settled, places: model.places() });
      }
      directory.clock.now += DAY_MS;
      const rows = {
        both: await directory.rows(`both-${run}`),
        else: await directory.rows(`else-${run}`),
      };
      for (const { at, places } of expected) expect(placesAt(rows, at)).toEqual(places);
      expect(overlaps([...rows.both]).concat(overlaps([...rows.else]))).toEqual([]);
    }),
    { numRuns: 20 },
  );
}, 240_000);

function placesAt(rows: Readonly<Record<"both" | "else", readonly Row[]>>, at: number): string[] {
  return people.flatMap((person) =>
    (["both", "else"] as const).flatMap((population) =>
      rows[population]
        .filter(({ name }) => name === String(person))
        .filter(({ joinedAt, leftAt }) => Date.parse(joinedAt) <= at && (leftAt === null || Date.parse(leftAt) > at))
        .map((row) => `${person} in ${population} as ${row.group}`),
    ),
  );
}

/** Rows of one person of which the earlier one has not ended when the later one begins. */
function overlaps(rows: readonly Row[]): string[] {
  return people.flatMap((person) => {
    const mine = rows.filter(({ name }) => name === String(person));
    return mine.flatMap((row, index) => {
      const next = mine[index + 1];
      const isOver = next === undefined || (row.leftAt !== null && row.leftAt <= next.joinedAt);
      return isOver ? [] : [`${JSON.stringify(row)} and ${JSON.stringify(next)}`];
    });
  });
}
