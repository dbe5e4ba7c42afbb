import type { Evidence } from "./evidence.ts";
import { NOBODY } from "./measure.ts";
import type { Counts, Reading } from "./measure.ts";
import { firstLaunch, lastLaunch } from "./person.ts";
import type { Launches } from "./person.ts";
import { DAY_MS } from "./rule.ts";
import type { TargetRule } from "./rule.ts";
import { verdictOf } from "./verdict.ts";
import type { CurvePoint } from "./curve-point.ts";
import type { Verdict } from "./verdict.ts";

export interface Judgement {
  readonly all: Verdict;
  readonly waves: Readonly<Record<string, Verdict>>;
  readonly groups: Readonly<Record<string, Verdict>>;
}

export interface JudgementQuestion {
  readonly at: number;
  readonly rule: Pick<TargetRule, "threshold" | "aim" | "counts" | "sustainDays" | "windowDays">;
  readonly launches: Launches;
  /** Readings at period ends, in order. */
  readonly readings: readonly Reading[];
  /** Period ends of which nothing trustworthy is known. */
  readonly unknownEnds?: ReadonlySet<number>;
  readonly evidence: Evidence | null;
  readonly sample?: boolean;
}

/** When the target's window is over, `null` while a wave still waits. */
export function windowEnd(launches: Launches, windowDays: number): number | null {
  const launchedAt = lastLaunch(launches);
  return launchedAt === null ? null : launchedAt + windowDays * DAY_MS;
}

/**
 * The verdict of a target, and of each of its waves and groups. A wave is judged over its own launch and window, a
 * group over the target's.
 */
export function judge(question: JudgementQuestion): Judgement {
  const { launches, readings, rule } = question;
  const whole = { launchedAt: firstLaunch(launches), windowEndsAt: windowEnd(launches, rule.windowDays) };
  const one = (span: typeof whole, countsOf: (reading: Reading) => Counts): Verdict =>
    verdictOf({
      ...span,
      at: question.at,
      threshold: rule.threshold,
      aim: rule.aim,
      counts: rule.counts,
      sustainDays: rule.sustainDays,
      points: readings.map((reading) => pointOf(reading.at, countsOf(reading), question.unknownEnds)),
      evidence: question.evidence,
      sample: question.sample ?? false,
    });
  const waves = launches.kind === "waves" ? Object.entries(launches.launchedAt) : [];
  return {
    all: one(whole, (reading) => reading.all),
    waves: Object.fromEntries(
      waves.map(([wave, launchedAt]) => {
        const windowEndsAt = launchedAt === null ? null : launchedAt + rule.windowDays * DAY_MS;
        return [wave, one({ launchedAt, windowEndsAt }, (reading) => countsIn(reading.waves, wave))];
      }),
    ),
    groups: Object.fromEntries(
      groupsIn(readings).map((group) => [group, one(whole, (reading) => countsIn(reading.groups, group))]),
    ),
  };
}

function pointOf(end: number, counts: Counts, unknownEnds: ReadonlySet<number> | undefined): CurvePoint {
  return { end, counts, unknown: unknownEnds?.has(end) ?? false };
}

function countsIn(cells: Readonly<Record<string, Counts>>, key: string): Counts {
  return Object.hasOwn(cells, key) ? (cells[key] ?? NOBODY) : NOBODY;
}

function groupsIn(readings: readonly Reading[]): string[] {
  return [...new Set(readings.flatMap((reading) => Object.keys(reading.groups)))].toSorted();
}
