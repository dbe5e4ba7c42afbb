import { describe, expect, test } from "vitest";
import { unknownEnds } from "../../domain/adoption/evidence.ts";
import { NOBODY } from "../../domain/adoption/measure.ts";
import { verdictOf } from "../../domain/adoption/verdict.ts";
import type { CurvePoint } from "../../domain/adoption/curve-point.ts";
import type { VerdictQuestion } from "../../domain/adoption/verdict.ts";

const DAY = 86_400_000;

/** Habitual people of ten at the end of each tenth day after day 0; `null` is unknown, `-1` nobody judged. */
function points(...habitual: (number | null)[]): CurvePoint[] {
  return habitual.map((people, index) => {
    const judged = people === -1 ? 0 : 10;
    const counts = { ...NOBODY, judged, habitual: Math.max(0, people ?? 0) };
    return { end: (index + 1) * 10 * DAY, counts, unknown: people === null };
  });
}

function ask(some: Partial<VerdictQuestion> & { day: number }) {
  return verdictOf({
    launchedAt: 0,
    windowEndsAt: 100 * DAY,
    threshold: 0.6,
    counts: "habitual",
    sustainDays: 20,
    points: [],
    evidence: null,
    ...some,
    at: some.day * DAY,
  });
}

test("open: how far it is, which way it goes, how long there is", () => {
  expect(ask({ day: 25.5, points: points(3, 5) })).toMatchObject({
    verdict: "open",
    rate: 0.5,
    counted: 5,
    judged: 10,
    gap: expect.closeTo(0.1, 9),
    direction: "up",
    change: expect.closeTo(0.2, 9),
    daysLeft: 75,
    heldSince: null,
  });
});

test("met on the day the sustain period is full, not before", () => {
  const held = points(2, 6, 7, 8);
  expect(ask({ day: 39, points: held })).toMatchObject({ verdict: "open", heldSince: 20 * DAY, reachedAt: null });
  expect(ask({ day: 40, points: held })).toMatchObject({ verdict: "met", heldSince: 20 * DAY, reachedAt: 40 * DAY });
});

test("a fall after met is told, and what was reached stays", () => {
  const fallen = points(6, 6, 6, 5, 6);
  expect(ask({ day: 40, points: fallen })).toMatchObject({ verdict: "open", reachedAt: 30 * DAY, fellAt: 40 * DAY });
  expect(ask({ day: 50, points: fallen })).toMatchObject({ heldSince: 50 * DAY, fellAt: 40 * DAY });
});

test.each([
  ["nobody judged", -1],
  ["unknown", null],
])("%s breaks a run without being a fall", (_name, gap) => {
  const broken = ask({ day: 50, points: points(6, 6, 6, gap, 6) });
  expect(broken).toMatchObject({ verdict: "open", heldSince: 50 * DAY, reachedAt: 30 * DAY, fellAt: null });
});

test("missed when the window ends, by what was known up to then", () => {
  const late = points(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 9);
  expect(ask({ day: 99, points: late })).toMatchObject({ verdict: "open", daysLeft: 1 });
  expect(ask({ day: 130, points: late })).toMatchObject({
    verdict: "missed",
    lastEnd: 100 * DAY,
    rate: 0.5,
    daysLeft: 0,
  });
});

test("met on the last day stays met afterwards", () => {
  const last = points(0, 0, 0, 0, 0, 0, 0, 6, 6, 6, 0);
  expect(ask({ day: 500, points: last })).toMatchObject({ verdict: "met", reachedAt: 100 * DAY, fellAt: null });
});

test("a sample whose interval holds the threshold is inconclusive, a census is missed", () => {
  const near = points(...Array.from({ length: 10 }, () => 5));
  expect(ask({ day: 100, points: near, sample: true }).verdict).toBe("inconclusive");
  expect(ask({ day: 100, points: near }).verdict).toBe("missed");
  expect(ask({ day: 100, points: points(...Array.from({ length: 10 }, () => 0)), sample: true }).verdict).toBe(
    "missed",
  );
});

test("a period that ends with the launch says nothing about it", () => {
  expect(ask({ day: 15, launchedAt: 10 * DAY, points: points(9) })).toMatchObject({ lastEnd: null, heldSince: null });
});

test("while a wave waits, nothing is missed", () => {
  expect(ask({ day: 900, windowEndsAt: null, points: points(1) })).toMatchObject({ verdict: "open", daysLeft: null });
  expect(ask({ day: 900, launchedAt: null, windowEndsAt: null, points: points(9, 9, 9) }).heldSince).toBeNull();
});

describe("evidence", () => {
  const met = points(9, 9, 9, 9);
  const evidence = { source: "crm", freshnessDays: 3 };

  test("up to its freshness limit it is trusted", () => {
    expect(ask({ day: 40, points: met, evidence: { ...evidence, watermark: 37 * DAY } }).verdict).toBe("met");
  });

  test("past it the verdict is unknown, with source, reason and age, and never the last rate's", () => {
    expect(ask({ day: 40, points: met, evidence: { ...evidence, watermark: 37 * DAY - 1 } })).toMatchObject({
      verdict: "unknown",
      blindness: { source: "crm", reason: "stale", ageDays: expect.closeTo(3, 5) },
      reachedAt: 30 * DAY,
    });
  });

  test("a source that never sent anything is unknown too", () => {
    expect(ask({ day: 40, points: met, evidence: { ...evidence, watermark: null } })).toMatchObject({
      verdict: "unknown",
      blindness: { reason: "no_events", ageDays: null },
    });
  });

  test("ends that lie too far past the data are unknown, and become known with it", () => {
    const ends = [37, 40, 41].map((day) => day * DAY);
    expect([...unknownEnds({ ...evidence, watermark: 37 * DAY }, ends)]).toEqual([41 * DAY]);
    expect([...unknownEnds({ ...evidence, watermark: 38 * DAY }, ends)]).toEqual([]);
    expect([...unknownEnds({ ...evidence, watermark: null }, ends)]).toEqual(ends);
  });
});
