// Where most of a group stand still, and so which one action is suggested.
import { expect, test } from "vitest";
import { NOBODY } from "../../domain/adoption/measure.ts";
import type { Counts } from "../../domain/adoption/measure.ts";
import { stuckAt } from "../../domain/adoption/stuck.ts";

const group = (part: Partial<Counts>): Counts => ({ ...NOBODY, eligible: 20, judged: 20, trained: 20, ...part });

test.each([
  ["nobody has tried it, and most are not trained", group({ trained: 4 }), true, { step: "train", people: 20 }],
  ["nobody has tried it, though they are trained", group({}), true, { step: "try", people: 20 }],
  ["there is no training that could be missing", group({ trained: 0 }), false, { step: "try", people: 20 }],
  [
    "most do it now and then",
    group({ tried: 16, active: 15, habitual: 5, lapsed: 1 }),
    true,
    { step: "habit", people: 10 },
  ],
  ["most have stopped", group({ tried: 18, active: 6, habitual: 6, lapsed: 12 }), true, { step: "return", people: 12 }],
  ["as many stopped as never began", group({ tried: 10, active: 0, lapsed: 10 }), true, { step: "return", people: 10 }],
])("%s", (_name, counts, isTrained, stuck) => {
  expect(stuckAt(counts, isTrained)).toEqual(stuck);
});

test("where everybody has the habit nothing is suggested", () => {
  expect(stuckAt(group({ tried: 20, active: 20, habitual: 20 }), true)).toBeNull();
  // Who has the habit need not be active in the current period.
  expect(stuckAt(group({ tried: 20, active: 19, habitual: 20, lapsed: 0 }), true)).toBeNull();
});
