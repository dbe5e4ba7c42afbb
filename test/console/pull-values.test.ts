// What a source has, put into the form and sent back as it stands, is what it had: nothing is lost by looking at it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PullPlan } from "../../domain/usage/pull/schema.ts";
import { inputOf, NewPullSource, partsOf } from "../../app/usage/pull/input.ts";
import { fieldsOf, pullInput } from "../../web/console/sources/pull-fields.ts";
import { editOf, pullValues } from "../../web/console/sources/pull-values.ts";

const word = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
const place = fc.oneof(
  word,
  word.map((name) => `/row/${name}`),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const rows = fc
  .record({
    user: place,
    time: place,
    id: maybe(place),
    properties: fc.dictionary(word, place),
    allProperties: maybe(place),
  })
  .chain((known) =>
    fc.oneof(
      place.map((event) => ({ ...known, event, eventName: null })),
      word.map((eventName) => ({ ...known, event: null, eventName })),
    ),
  );
const zone = fc.constantFrom("UTC", "Europe/Berlin");
const since = maybe(fc.constant("2026-01-31T09:00:00Z"));
const paging = fc.oneof(
  fc.constantFrom({ by: "none" }, { by: "link" }),
  fc.record({ by: fc.constant("cursor"), at: place, parameter: word }),
  fc.record({ by: fc.constant("page"), parameter: word, first: fc.constantFrom(0, 1) }),
  fc.record({ by: fc.constant("offset"), parameter: word }),
);
const authentication = fc.oneof(
  fc.constantFrom({ by: "none" }, { by: "bearer" }),
  fc.record({ by: fc.constant("basic"), user: word }),
  fc.record({ by: fc.constantFrom("header", "parameter"), name: word.map((name) => name.replaceAll("_", "-")) }),
);
const plans = fc
  .oneof(
    fc.record({
      kind: fc.constant("sql"),
      server: fc.constant("postgres://reader@db.example.com:5432/warehouse"),
      query: fc.constant("select who,\n  at from used"),
      cursor: maybe(word),
      zone,
      rows,
    }),
    fc.record({
      kind: fc.constant("http"),
      url: fc.constant("https://api.example.com/events?from={since}"),
      authentication,
      list: fc.oneof(fc.constant(""), place),
      paging,
      since,
      zone,
      rows,
    }),
    fc.record({
      kind: fc.constant("posthog"),
      host: fc.constant("https://eu.posthog.com"),
      project: fc.constant("17"),
      events: fc.array(word),
      person: maybe(word),
      since,
    }),
  )
  .map((plan) => PullPlan.parse(plan));

test("a plan in the form, sent unchanged, is the same plan", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 5, max: 10_080 }), (plan, everyMinutes) => {
      const values = pullValues({ name: "A source", plan, everyMinutes });
      const sent = editOf(
        plan,
        pullInput(plan.kind, (name) => values[name] ?? ""),
      );
      const whole = NewPullSource.parse({ ...inputOf(plan), ...sent, id: "a", secret: "unchanged" });
      expect(partsOf(whole).plan).toEqual(plan);
      expect(whole).toMatchObject({ name: "A source", everyMinutes });
      // Whatever is filled in has an input that holds it.
      const names = new Set(fieldsOf(plan.kind).map(({ name }) => name));
      expect(Object.keys(values).filter((name) => !names.has(name))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("a rhythm that the form does not offer is offered to a source that has it", () => {
  const often = fieldsOf("sql", "45").find(({ name }) => name === "everyMinutes");
  expect(often).toMatchObject({ options: expect.arrayContaining([{ value: "45", label: "every 45 minutes" }]) });
});
