import { array, assert, constantFrom, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { Predicate } from "../../domain/change/schema.ts";
import { predicateText, readPredicate } from "../../domain/usage/predicate-text.ts";
import { summariseProperties } from "../../domain/usage/property-summary.ts";

// Filters as people write them, and what a sample of events tells about its properties.

describe("filters in words", () => {
  test.each([
    ["plan is team", { property: "plan", is: "equals", value: "team" }],
    ["deal.stage IS NOT closed won", { property: "deal.stage", is: "not_equals", value: "closed won" }],
    ["deal.amount at least 1000", { property: "deal.amount", is: "at_least", value: "1000" }],
    ["seats at most 5", { property: "seats", is: "at_most", value: "5" }],
    ["tags contains vip", { property: "tags", is: "contains", value: "vip" }],
    ["email exists", { property: "email", is: "exists" }],
  ])("%s", (text, predicate) => {
    expect(readPredicate(text)).toEqual(predicate);
    expect(() => Predicate.parse(readPredicate(text))).not.toThrow();
  });

  test.each(["", "plan", "plan team", "is team", "plan is", "plan = team"])("“%s” is none", (text) => {
    expect(readPredicate(text)).toBeNull();
  });

  test("what is written is read again as it was", () => {
    const name = string({ minLength: 1, unit: constantFrom("a", "b", "Z", "_", ".", "0") });
    const any = record({
      property: name,
      is: constantFrom("equals", "not_equals", "at_least", "at_most", "contains"),
      value: name,
    });
    assert(
      property(any, (predicate) => {
        expect(readPredicate(predicateText(predicate))).toEqual(predicate);
      }),
    );
  });
});

describe("properties of a sample", () => {
  const events = (n: number, properties: Record<string, unknown>, people = n) =>
    Array.from({ length: n }, (_, index) => ({ identity: `p${index % people}`, properties }));

  test("values are told once five people had them, and never those of one", () => {
    const sample = [...events(5, { plan: "team" }), ...events(9, { plan: "secret of few" }, 4)];
    expect(summariseProperties(sample)).toEqual([
      { property: "plan", events: 14, kind: "text", values: [{ value: "team", events: 5 }], distinct: 2, range: null },
    ]);
  });

  test("numbers have a range, objects are looked into, lists give their items", () => {
    const sample = [1, 2, 9].flatMap((amount, index) =>
      events(5, { deal: { amount }, tags: ["vip", "vip", String(index)], isNew: true, gone: null, empty: "" }),
    );
    const found = new Map(summariseProperties(sample).map((each) => [each.property, each]));
    expect([...found.keys()]).toEqual(["deal.amount", "isNew", "tags"]);
    expect(found.get("deal.amount")).toMatchObject({ kind: "number", range: { least: 1, middle: 2, most: 9 } });
    expect(found.get("tags")?.values).toContainEqual({ value: "vip", events: 15 });
    expect(found.get("isNew")).toMatchObject({ kind: "yes_no", values: [{ value: "true", events: 15 }] });
  });

  test("the ends of a range are numbers that five people have reached, and of few people there is none", () => {
    const of = (numbers: readonly number[]) =>
      summariseProperties(numbers.map((n, index) => ({ identity: `p${index}`, properties: { n } })))[0]?.range;
    expect(of([0, 2, 3, 4, 6, 7, 8, 1_000_000])).toBeNull();
    expect(of([0, 2, 3, 4, 5, 6, 6, 7, 8, 9, 1_000_000])).toEqual({ least: 5, middle: 6, most: 6 });
    const often = Array.from({ length: 40 }, () => ({ identity: "one", properties: { n: 77 } }));
    expect(summariseProperties(often)[0]?.range).toBeNull();
  });

  test("no value of fewer than five people is ever told, whatever comes", () => {
    const event = record({
      identity: constantFrom("a", "b", "c", "d", "e", "f"),
      properties: record({ x: constantFrom("1", "2", "3") }),
    });
    assert(
      property(array(event, { maxLength: 40 }), (sample) => {
        for (const { values } of summariseProperties(sample))
          for (const { value } of values) {
            const people = new Set(
              sample.filter(({ properties }) => properties.x === value).map((each) => each.identity),
            );
            expect(people.size).toBeGreaterThanOrEqual(5);
          }
      }),
    );
  });
});
