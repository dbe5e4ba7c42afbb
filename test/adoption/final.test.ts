// The verdict of record waits for the data of the last period end, for 14 days at most.
import { expect, test } from "vitest";
import { isFinal } from "../../app/adoption/appraise.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { verdictOf } from "../../domain/adoption/verdict.ts";
import { NOBODY } from "../../domain/adoption/measure.ts";

const windowEndsAt = 100 * DAY_MS;
const lastEnd = 98 * DAY_MS;

function appraisal(habitual: number, watermark: number | null) {
  const evidence = { source: "crm", watermark, freshnessDays: 7 };
  const points = [70, 98].map((day) => ({ end: day * DAY_MS, counts: { ...NOBODY, judged: 10, habitual } }));
  const rule = { threshold: 0.6, counts: "habitual" as const, sustainDays: 20 };
  const all = verdictOf({ ...rule, at: windowEndsAt, launchedAt: 0, windowEndsAt, points, evidence });
  return { windowEndsAt, judgement: { all, waves: {}, groups: {} } };
}

test.each([
  ["before the window ends, whatever the data", 99.9, 9, lastEnd, false],
  ["missed, with data up to the last period end", 100, 1, lastEnd, true],
  ["missed, with data short of the last period end", 100, 1, lastEnd - 1, false],
  ["missed, still short a day before the waiting ends", 113.9, 1, lastEnd - 1, false],
  ["missed, still short when the waiting ends", 114, 1, lastEnd - 1, true],
  ["met: more data can only add to it", 100, 9, lastEnd - 1, true],
  ["unknown: the source is stale", 100, 9, 80 * DAY_MS, false],
  ["unknown when the waiting ends", 114, 9, 80 * DAY_MS, true],
  ["no event at all", 100, 0, null, false],
])("%s", (_what, day, habitual, watermark, expected) => {
  expect(isFinal(day * DAY_MS, appraisal(habitual, watermark), watermark)).toBe(expected);
});
