import { expect, test } from "vitest";
import { Predicate } from "../../domain/change/schema.ts";
import { matches } from "../../domain/usage/behaviour.ts";

// Proves what a filter lets through: text from a CSV cell and a number from JSON mean the same, and what is missing equals nothing.

const properties = {
  plan: "team",
  seats: 5,
  "old.name": "flat",
  deal: { amount: 10, tags: ["new", 7] },
  free: false,
  none: null,
};

test.each<[string, object, boolean]>([
  ["the same text", { property: "plan", value: "team" }, true],
  ["another case is another text", { property: "plan", value: "Team" }, false],
  ["a number as text", { property: "seats", value: "5" }, true],
  ["a truth value as text", { property: "free", value: "false" }, true],
  ["a property inside another", { property: "deal.amount", value: 10 }, true],
  ["a name with a dot goes first", { property: "old.name", value: "flat" }, true],
  ["something inherited is not there", { property: "constructor", is: "exists" }, false],
  ["missing is equal to nothing", { property: "gone", value: "x" }, false],
  ["missing is not equal", { property: "gone", is: "not_equals", value: "x" }, true],
  ["equal is not unequal", { property: "plan", is: "not_equals", value: "team" }, false],
  ["exists", { property: "free", is: "exists" }, true],
  ["null does not exist", { property: "none", is: "exists" }, false],
  ["at least, reached exactly", { property: "seats", is: "at_least", value: 5 }, true],
  ["at least, not reached", { property: "seats", is: "at_least", value: "5.5" }, false],
  ["at most", { property: "deal.amount", is: "at_most", value: 10 }, true],
  ["a text is no number", { property: "plan", is: "at_most", value: 10 }, false],
  ["contains a part", { property: "plan", is: "contains", value: "ea" }, true],
  ["contains an item", { property: "deal.tags", is: "contains", value: 7 }, true],
  ["a part of an item is no item", { property: "deal.tags", is: "contains", value: "ne" }, false],
  ["without a value nothing is equal", { property: "plan" }, false],
])("%s", (_name, predicate, expected) => {
  const where = [Predicate.parse(predicate)];
  expect(matches({ event: "saved", where }, { event: "saved", properties })).toBe(expected);
});

test("another event never matches, and no properties match no question about them", () => {
  expect(matches({ event: "saved", where: [] }, { event: "Saved", properties })).toBe(false);
  expect(matches({ event: "saved", where: [] }, { event: "saved", properties: null })).toBe(true);
  const where = [Predicate.parse({ property: "plan", is: "exists" })];
  expect(matches({ event: "saved", where }, { event: "saved", properties: null })).toBe(false);
});
