// What a proposal must not be, and what it may be but is warned of.
import { expect, test } from "vitest";
import type { StoredContent } from "../../domain/change/content.ts";
import { missingParts, risks } from "../../domain/change/missing.ts";
import { ChangeContent } from "../../domain/change/schema.ts";
import { sampleChange } from "../path/sample.ts";

/** The sample as it is stored, with ids given to the parts named. */
function stored(ids: Partial<Record<"gates" | "targets" | "workItems" | "trainings" | "waves", readonly string[]>>) {
  const { proposer: _, ...sample } = sampleChange();
  const content = ChangeContent.parse(sample);
  const parts = Object.entries(ids).map(([list, own]) => {
    const found: unknown = Object.entries(content).find(([key]) => key === list)?.[1];
    const all: readonly object[] = Array.isArray(found) ? found : [];
    return [list, own.map((id, index) => ({ ...(all[index] ?? all[0] ?? { name: "", groups: [`g${index}`] }), id }))];
  });
  return { ...content, ...Object.fromEntries(parts) } as unknown as StoredContent;
}

test.each(["gates", "targets", "workItems", "trainings", "waves"] as const)(
  "two %s with one id are refused",
  (list) => {
    const paths = (ids: readonly string[]) => missingParts(stored({ [list]: ids }), "U0").map(({ path }) => path);
    expect(paths(["X", "Y", "X"])).toContain(`${list}.2.id`);
    expect(paths(["X", "Y", "Z"]).filter((path) => path.endsWith(".id"))).toEqual([]);
  },
);

test.each([
  [null, true],
  [0, true],
  [1, false],
])("an adoption budget of %s is a risk: %s", (planned, isRisk) => {
  const content = {
    ...stored({}),
    budget: ChangeContent.parse({ budget: { adoption: { planned, actual: null } } }).budget,
  };
  const ofMoney = risks(content).flatMap(({ path }) => (path.startsWith("budget") ? [path] : []));
  expect(ofMoney).toEqual(isRisk ? ["budget.adoption.planned"] : []);
});
