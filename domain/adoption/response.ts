import { countUpTo } from "./ladder.ts";
import { NOBODY, plus } from "./measure.ts";
import type { Counts, Reading } from "./measure.ts";
import { lastLaunch, launchOf } from "./person.ts";
import type { Launches } from "./person.ts";
import { DAY_MS } from "./rule.ts";

/** One trigger, and what became of it. Instants are epoch milliseconds. */
export interface ResponseCase {
  /** When it was asked. */
  readonly at: number;
  /** When its business time is used up. */
  readonly dueAt: number;
  /** The first answer with its key at or after `at`, however late; `null` without one. */
  readonly answeredAt: number | null;
  /** The group that owes the answer, `null` when that is not known. */
  readonly group: string | null;
  /** The wave of that group, `null` for a group in none. */
  readonly wave: string | null;
}

/** What measuring cases takes beside them. */
export interface ResponseLadder {
  readonly launches: Launches;
  readonly graceDays: number;
  /** Completed periods that a rate looks back on. */
  readonly w: number;
  /** Every period boundary in order, the first not after the first launch, none missing up to the last instant asked. */
  readonly boundaries: readonly number[];
}

/** Cases of which nobody knows who owes the answer are told under this name, beside the groups. */
export const ungrouped = "nobody's";

/**
 * Counts cases at every instant, in the words that people are counted in, so that rates, runs, verdicts and their rows are
 * the same arithmetic: `judged` are due in the last `w` completed periods or the current one, `habitual` and `active` of them
 * are on time, `tried` were answered at all, `lapsed` are late or without an answer; `maturing` are not due yet, and `eligible`
 * are all of these.
 *
 * A case counts from the launch of its wave and the grace on. One of which nobody knows who owes the answer counts once
 * everybody has launched, and belongs to no wave. `instants` are sorted.
 */
export function measureCases(
  cases: Iterable<ResponseCase>,
  rule: ResponseLadder,
  instants: readonly number[],
): Reading[] {
  const tallies = instants.map((at) => {
    const completed = countUpTo(rule.boundaries, at);
    const after = rule.boundaries[completed - 1 - rule.w] ?? Number.NEGATIVE_INFINITY;
    return { at, after, all: { ...NOBODY }, groups: new Map<string, Counts>(), waves: new Map<string, Counts>() };
  });
  for (const one of cases) {
    const from = countsFrom(one, rule);
    if (from === null || one.at < from) continue;
    for (const tally of tallies) {
      if (one.at >= tally.at) continue;
      const step = stepOf(one, tally);
      if (step === null) continue;
      tally.all = plus(tally.all, step);
      const group = one.group ?? ungrouped;
      tally.groups.set(group, plus(tally.groups.get(group) ?? NOBODY, step));
      if (one.wave !== null) tally.waves.set(one.wave, plus(tally.waves.get(one.wave) ?? NOBODY, step));
    }
  }
  return tallies.map(({ at, all, groups, waves }) => ({
    at,
    all,
    groups: Object.fromEntries(groups),
    waves: Object.fromEntries(waves),
  }));
}

/** From when on a case counts, `null` while it does not. */
function countsFrom({ group, wave }: ResponseCase, { launches, graceDays }: ResponseLadder): number | null {
  const launchedAt = group === null ? lastLaunch(launches) : launchOf(launches, wave);
  return launchedAt === null ? null : launchedAt + graceDays * DAY_MS;
}

const pending: Counts = { ...NOBODY, eligible: 1, maturing: 1 };
const unanswered: Counts = { ...NOBODY, eligible: 1, judged: 1, lapsed: 1 };
const late: Counts = { ...unanswered, tried: 1 };
const onTime: Counts = { ...NOBODY, eligible: 1, judged: 1, tried: 1, active: 1, habitual: 1 };

/** Where a case stands at an instant, by what had happened before it; `null` when it was due too long ago to count. */
function stepOf({ dueAt, answeredAt }: ResponseCase, { at, after }: { at: number; after: number }): Counts | null {
  if (dueAt > at) return pending;
  if (dueAt <= after) return null;
  if (answeredAt === null || answeredAt >= at) return unanswered;
  return answeredAt < dueAt ? onTime : late;
}

/** A reading of cases in its own words. */
export interface CaseCounts {
  readonly due: number;
  readonly onTime: number;
  /** `null`, with the next, to who may not see names. */
  readonly late: number | null;
  readonly unanswered: number | null;
  readonly pending: number;
}

export function caseCountsOf({ judged, habitual, tried, maturing }: Counts): CaseCounts {
  return { due: judged, onTime: habitual, late: tried - habitual, unanswered: judged - tried, pending: maturing };
}
