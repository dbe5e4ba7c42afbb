import * as fc from "fast-check";
import { expect, test } from "vitest";
import { draw } from "../../lib/draw.ts";

/** A lot that anybody can draw again, and that favours nobody. */

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 40 });

test("the same seed and ids give the same draw in any order, of the size asked for, without doubles", () => {
  fc.assert(
    fc.property(ids, fc.nat(50), fc.string(), fc.nat(1_000), (all, size, seed, turn) => {
      const drawn = draw(all, size, seed);
      const turned = all.map((_, index) => all[(index + turn) % all.length] ?? "");
      expect(draw(turned, size, seed)).toEqual(drawn);
      expect(drawn).toHaveLength(Math.min(size, all.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((id) => all.includes(id))).toBe(true);
      // A larger draw begins with the smaller one, and what comes to the ids moves nobody's place among the others.
      expect(draw(all, size + 5, seed).slice(0, drawn.length)).toEqual(drawn);
    }),
  );
});

test("it is the lowest SHA-256 of seed and id, as anybody can compute", () => {
  // printf 'seed\na' | sha256sum begins with 1095; b with 966b, c with a17d, d with ff35.
  expect(draw(["d", "c", "b", "a"], 4, "seed")).toEqual(["a", "b", "c", "d"]);
});

test("every id is drawn about as often as any other", () => {
  const all = Array.from({ length: 20 }, (_, index) => `person ${index}`);
  const times = new Map(all.map((id) => [id, 0]));
  for (let round = 0; round < 2_000; round += 1)
    for (const id of draw(all, 5, `round ${round}`)) times.set(id, (times.get(id) ?? 0) + 1);
  // 500 are expected of each, with a standard deviation of 19.
  for (const [id, count] of times) expect(Math.abs(count - 500), id).toBeLessThan(100);
});
