// Proves what becomes of the values of a business metric through the front door: each counts once, a correction leaves a trace, what was
// brought in after the launch is no baseline, and no more is claimed than was captured.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, Scope } from "../../../app/actor.ts";
import { bringMetricValues } from "../../../app/metric/bring-values.ts";
import { metricView } from "../../../app/metric/view.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { prepareSources } from "../../path/links.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inDraft, inReadiness, post } from "../change/proposals.ts";

const now = Date.now();
const later = now + 30 * DAY_MS;
/** The day this many days from today, whole days away from the launch. */
const day = (offset: number) => new Date(now + offset * DAY_MS).toISOString().slice(0, 10);
const days = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

const number = {
  name: "Time to contact",
  kind: "number",
  unit: "hours",
  better: "lower",
  period: "day",
  source: "The service desk",
  owner: "Fina Nance <fina@example.com>",
};
const share = { ...number, name: "Win rate", kind: "share", unit: "deals", better: "higher" };
const waves = [
  { name: "Builders", groups: ["sales"] },
  { name: "Carers", groups: ["care"] },
];
const keys = { number: "", share: "", staged: "", small: "" };

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  await prepareSources(stack);
  keys.number = await inReadiness(stack, { metric: number, waves: [] });
  keys.share = await inReadiness(stack, { metric: share, waves: [] });
  keys.staged = await inReadiness(stack, { metric: number, waves });
  keys.small = await inReadiness(stack, { metric: share, waves });
});
afterAll(() => stack.stop());

const bring = (key: string, values: readonly object[]) => post(stack, `${key}/metric/values`, { values });
const report = async (key: string) => (await call(stack, "GET", `/api/v1/changes/${key}/metric`)).body;
const launch = async (key: string, wave: string) =>
  expect((await post(stack, `${key}/waves/${wave}/launch`, { reason: "They learn it on the job." })).status).toBe(200);

const withScopes = (...scopes: Scope[]): Caller => ({ kind: "key", key: "reader", person: null, scopes });
const writer = withScopes("changes:read", "changes:write", "people:read");
const reader = withScopes("changes:read");
const inAMonth = () => ({ db: stack.app.db, now: () => later });

async function seen(key: string, caller: Caller = writer) {
  return (await metricView(inAMonth(), caller, key)) ?? expect.fail("a metric");
}

describe("what cannot be taken is named, and nothing of it is kept", () => {
  test.each<[string, object, string, RegExp]>([
    ["no value", {}, "value", /Give the value/],
    ["a share's count", { count: 3, total: 5 }, "count", /This metric is a number/],
    ["no day", { period: "2026-02-30", value: 1 }, "period", /write it as 2026-03-09/],
    ["another length", { period: "2026-03", value: 1 }, "period", /one value a day/],
    ["a day that is not over", { period: day(0), value: 1 }, "period", /not over yet/],
    ["a wave of none", { wave: "North", value: 1 }, "wave", /has no waves/],
    ["a spread without n", { value: 1, sd: 2 }, "n", /takes n/],
    ["a spread of one", { value: 1, sd: 2, n: 1 }, "n", /at least two/],
    ["half a person", { value: 1, n: 2.5 }, "n", /whole number/],
    ["a spread below zero", { value: 1, sd: -2, n: 9 }, "sd", /negative/],
    ["more than can be", { value: 1e16 }, "value", /at most/],
    ["a text", { value: "12" }, "value", /./],
    ["what nobody knows", { value: 1, note: "x" }, "note", /./],
  ])("%s", async (_, part, field, message) => {
    const { status, body } = await bring(keys.number, [
      { period: day(-2), value: 3 },
      { period: day(-3), ...part },
    ]);
    expect({ status, code: body["code"] }).toEqual({ status: 400, code: "invalid" });
    expect(body["errors"]).toEqual([{ path: `values.1.${field}`, message: expect.stringMatching(message) }]);
    expect(await report(keys.number)).toMatchObject({ values: [], effect: { reason: "no_values" } });
  });

  test("a day twice, none at all, too many, and a count of more than its total", async () => {
    const twice = [1, 2].map((value) => ({ period: day(-2), value }));
    expect((await bring(keys.number, twice)).body["errors"]).toEqual([
      { path: "values.1.period", message: "The value at 1 is of the same period and wave." },
    ]);
    expect((await bring(keys.number, [])).body["errors"]).toMatchObject([{ path: "values" }]);
    const many = days(0, 1_001).map((back) => ({ period: day(-2 - back), value: 1 }));
    expect((await bring(keys.number, many)).body["errors"]).toMatchObject([{ path: "values" }]);
    expect((await bring(keys.share, [{ period: day(-2), count: 9, total: 8 }])).body["errors"]).toMatchObject([
      { path: "values.0.count" },
    ]);
    expect((await bring(keys.share, [{ period: day(-2), value: 0.3 }])).body["errors"]).toMatchObject([
      { path: "values.0.value", message: "This metric is a share: each value is a count of a total." },
    ]);
  });

  test("for a change that names none, that is not there, and by who may only read", async () => {
    const bare = await inDraft(stack);
    expect(await bring(bare, [{ period: day(-2), value: 1 }])).toMatchObject({ status: 404 });
    expect(await call(stack, "GET", `/api/v1/changes/${bare}/metric`)).toMatchObject({ status: 404 });
    expect(await bring("CHG-999999", [{ period: day(-2), value: 1 }])).toMatchObject({ status: 404 });
    const value = { values: [{ period: day(-2), value: 1 }] };
    await expect(bringMetricValues(inAMonth(), reader, keys.number, value)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

test("the same again changes nothing, also in twenty calls at once, and a correction keeps what it was with who and when", async () => {
  const key = await inDraft(stack, { metric: { ...number, period: "month" } });
  const values = [
    { period: "2026-03", value: 12.5 },
    { period: "2026-04-17", value: 11, n: 40, sd: 3.5 },
  ];
  const answers = await Promise.all(days(0, 20).map(() => bring(key, values)));
  const added = answers.reduce((sum, { body }) => sum + Number(body["added"]), 0);
  expect({ added, statuses: new Set(answers.map(({ status }) => status)) }).toEqual({
    added: 2,
    statuses: new Set([200]),
  });
  expect(await bring(key, values)).toMatchObject({ body: { added: 0, corrected: 0, unchanged: 2 } });
  expect(await bring(key, [{ period: "2026-03", value: 13 }])).toMatchObject({
    body: {
      corrected: 1,
      values: [{ period: "2026-03", outcome: "corrected", was: { value: 12.5 }, now: { value: 13 } }],
    },
  });
  expect(await report(key)).toMatchObject({
    values: [
      { period: "2026-04", value: 11, numbers: { n: 40, sd: 3.5 }, earlier: [] },
      { period: "2026-03", value: 13, earlier: [{ value: 12.5, recordedAt: expect.any(String), recordedBy: null }] },
    ],
  });
  const { db } = stack.app;
  const rows = await db.selectFrom("metric_value").selectAll().where("change", "=", key).execute();
  expect(rows).toHaveLength(3);
  await expect(db.updateTable("metric_value").set({ value: 1 }).where("change", "=", key).execute()).rejects.toThrow(
    "corrected by a newer one, never changed",
  );
  await expect(db.deleteFrom("metric_value").where("change", "=", key).execute()).rejects.toThrow();
});

test("before and after: only what was brought in before the launch is compared, as it was then", async () => {
  const before = days(-6, -2).map((offset, index) => ({ period: day(offset), value: 20 + (index % 2) }));
  expect((await bring(keys.number, before)).status).toBe(200);
  await launch(keys.number, "all");
  // Of the day before the launch, and a better one for a day that is known: both come too late to be a baseline.
  expect(
    (
      await bring(keys.number, [
        { period: day(-2), value: 90 },
        { period: day(-6), value: 80 },
      ])
    ).body,
  ).toMatchObject({
    added: 1,
    corrected: 1,
  });
  expect((await seen(keys.number)).effect).toEqual({ strength: "none", reason: "too_early" });
  const after = (to: number) => ({ values: days(1, to).map((offset) => ({ period: day(offset), value: 10 })) });
  await bringMetricValues(inAMonth(), writer, keys.number, after(3));
  expect((await seen(keys.number)).effect).toEqual({ strength: "none", reason: "too_few" });
  await bringMetricValues(inAMonth(), writer, keys.number, after(5));
  const { effect, values } = await seen(keys.number);
  expect(effect).toMatchObject({
    strength: "before-after",
    difference: -10.5,
    all: { before: { periods: 4, mean: 20.5, n: null }, after: { periods: 4, mean: 10 } },
  });
  if (effect.strength === "none") expect.fail("a claim");
  expect(effect.interval?.high).toBeLessThan(-9);
  const of = (offset: number) => values.find(({ period }) => period === day(offset));
  expect(of(-2)).toMatchObject({ when: "before", captured: false, value: 90 });
  expect(of(-6)).toMatchObject({
    when: "before",
    captured: true,
    value: 80,
    beforeLaunch: false,
    earlier: [{ value: 20 }],
  });
  expect(of(1)).toMatchObject({ when: "after", captured: false });
});

test("a wave against one that waits: what both follow falls out, with n", async () => {
  const both = (offsets: readonly number[], effect: number) =>
    offsets.flatMap((offset) =>
      ["Builders", "Carers"].map((wave, index) => ({
        period: day(offset),
        wave,
        value: 50 + offset * 3 + (index === 0 ? effect : 0) + ((offset * 7 + index) % 3) / 10,
        n: 25,
        sd: 2,
      })),
    );
  expect((await bring(keys.staged, both(days(-6, -1), 0))).body).toMatchObject({ added: 10 });
  expect(await bring(keys.staged, [{ period: day(-2), wave: "Nobody", value: 1 }])).toMatchObject({
    status: 400,
    body: { errors: [{ path: "values.0.wave", message: expect.stringContaining("Builders, Carers") }] },
  });
  await launch(keys.staged, "W1");
  await bringMetricValues(inAMonth(), writer, keys.staged, { values: both(days(1, 6), -8) });
  const { effect } = await seen(keys.staged);
  expect(effect).toMatchObject({
    strength: "staged",
    launched: { waves: ["W1"], before: { periods: 5, n: 125 }, after: { periods: 5, n: 125 } },
    waiting: { waves: ["W2"], after: { n: 125 } },
  });
  if (effect.strength === "none" || effect.interval === null) expect.fail("a claim with an interval");
  expect(effect.difference).toBeCloseTo(-8, 0);
  expect(effect.interval.low).toBeLessThan(-8);
  expect(effect.interval.high).toBeGreaterThan(-8);
});

test("values of fewer than five are for who may see names, and so is what they could be found from", async () => {
  const of = (offset: number, wave: string | null, count: number, total: number) => ({
    period: day(offset),
    wave,
    count,
    total,
  });
  const brought = [-3, -4, -5].flatMap((offset) => [
    of(offset, null, 4, 44),
    of(offset, "W1", 3, 40),
    of(offset, "W2", 1, 4),
  ]);
  await bring(keys.small, [
    ...brought.slice(0, 3),
    ...brought.slice(3).map((each) => (each.wave === null ? each : { ...each, total: 20 })),
  ]);
  const openly = await seen(keys.small);
  expect(openly.values.every(({ withheld, value }) => !withheld && value !== null)).toBe(true);
  const told = await seen(keys.small, reader);
  const last = told.values.filter(({ period }) => period === day(-3));
  expect(last.map(({ wave, withheld, value }) => [wave, withheld, value])).toEqual([
    [null, false, 4 / 44],
    ["W1", true, null],
    ["W2", true, null],
  ]);
  expect(told.values.filter(({ withheld }) => withheld)).toHaveLength(2);
  const csv = await (
    await stack.api.request(`/api/v1/changes/${keys.small}/metric.csv`, {
      headers: { authorization: `Bearer ${stack.adminKey}` },
    })
  ).text();
  expect(csv.split("\n")[0]).toContain("period,wave,count,total,period_lies,brought_before_launch");
  expect(csv).toContain(`${day(-3)},W2,1,4,before,yes`);
  const guess = (offset: number) => ({ values: [of(offset, "W2", 2, 4)] });
  const hidden = withScopes("changes:read", "changes:write");
  const probe = { preview: true };
  expect(await bringMetricValues(inAMonth(), hidden, keys.small, guess(-3), probe)).toMatchObject([
    { outcome: "corrected", was: null },
  ]);
  expect(await bringMetricValues(inAMonth(), writer, keys.small, guess(-3), probe)).toMatchObject([
    { outcome: "corrected", was: { count: 1, total: 4 } },
  ]);
  await launch(keys.small, "W1");
  await launch(keys.small, "W2");
  const after = [1, 2, 3].map((offset) => of(offset, null, 20, 44));
  await bringMetricValues(inAMonth(), writer, keys.small, { values: after });
  expect((await seen(keys.small)).effect).toMatchObject({
    strength: "before-after",
    difference: 16 / 44,
    all: { before: { n: 132 }, after: { n: 132 } },
  });
  expect((await seen(keys.small, reader)).effect).toEqual({ strength: "none", reason: "withheld" });
});

test("a change keeps no more than it can show, and says so", async () => {
  const key = await inDraft(stack, { metric: number });
  for (const step of days(0, 5)) {
    const values = days(0, 1_000).map((back) => ({ period: day(-2 - step * 1_000 - back), value: back }));
    expect((await bring(key, values)).status).toBe(200);
  }
  expect(await bring(key, [{ period: day(-6_000), value: 1 }])).toMatchObject({
    status: 409,
    body: { code: "conflict", errors: [{ path: "values", message: expect.stringContaining("keeps 5000 values") }] },
  });
  expect((await report(key))["values"]).toHaveLength(5_000);
});
