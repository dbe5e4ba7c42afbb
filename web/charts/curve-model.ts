import { rateOf } from "../../domain/adoption/measure.ts";
import type { Aim, CountedAs, Period } from "../../domain/adoption/rule.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { followRun } from "../../domain/adoption/run.ts";
import type { Turn } from "../../domain/adoption/run.ts";
import type { CurvePoint } from "../../domain/adoption/curve-point.ts";
import { longDate } from "../../lib/date-text.ts";
import { percent } from "../../lib/share-text.ts";

/** A period end on the curve. `rate: null`: nobody was judged, or nothing trustworthy is known. */
export interface DrawnPoint {
  readonly end: number;
  readonly rate: number | null;
  readonly counted: number;
  readonly judged: number;
  readonly unknown: boolean;
  /** Unknown on its day, computed later from late events. */
  readonly restated: boolean;
}

/** A stretch in which nothing launched, by the name people know it. */
export interface DrawnFreeze {
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

/** A wave that launched after the first one, by its name. */
export interface DrawnWave {
  readonly name: string;
  readonly launchedAt: number;
}

/** Everything a drawing of the adoption curve shows. Instants are epoch milliseconds, shares lie in [0, 1]. */
export interface CurveModel {
  readonly subject: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly launchedAt: number;
  readonly earlyUntil: number;
  readonly threshold: number;
  readonly aim?: Aim | null | undefined;
  readonly points: readonly DrawnPoint[];
  readonly turns: readonly Turn[];
  /** The rate before launch, if it was captured, and the stretch it was captured over. */
  readonly baseline: { readonly rate: number; readonly from: number; readonly to: number } | null;
  readonly waves: readonly DrawnWave[];
  readonly freezes: readonly DrawnFreeze[];
}

export interface CurveQuestion {
  /** What is drawn, as a noun: "Share with the habit, team core". */
  readonly subject: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly launchedAt: number;
  readonly graceDays: number;
  readonly threshold: number;
  readonly aim?: Aim | null | undefined;
  readonly counts: CountedAs;
  readonly sustainDays: number;
  readonly points: readonly CurvePoint[];
  readonly restatedEnds?: ReadonlySet<number>;
  readonly baseline?: CurveModel["baseline"];
  readonly waves?: CurveModel["waves"];
  readonly freezes?: CurveModel["freezes"];
}

/** Turns measured points into a drawing: rates, and where the target was met and lost. */
export function curveModel(question: CurveQuestion): CurveModel {
  const { subject, period, timeZone, launchedAt, threshold, points } = question;
  return {
    subject,
    period,
    timeZone,
    launchedAt,
    threshold,
    aim: question.aim,
    earlyUntil: launchedAt + question.graceDays * DAY_MS,
    points: points.map(({ end, counts, unknown = false }) => ({
      end,
      rate: unknown ? null : rateOf(counts, question.counts),
      counted: counts[question.counts],
      judged: counts.judged,
      unknown,
      restated: question.restatedEnds?.has(end) ?? false,
    })),
    turns: followRun(points, question).turns,
    baseline: question.baseline ?? null,
    waves: (question.waves ?? []).filter((wave) => wave.launchedAt > launchedAt),
    freezes: question.freezes ?? [],
  };
}

/** The curve as a sentence, for those who do not see it. */
export function curveLabel(model: CurveModel): string {
  const on = (instant: number): string => longDate(instant, model.timeZone);
  const parts = [`${model.subject}, by ${model.period}, since the launch on ${on(model.launchedAt)}.`];
  parts.push(`Target ${model.aim === "at_most" ? "at most " : ""}${percent(model.threshold)}.`);
  if (model.baseline !== null) parts.push(`Before: ${percent(model.baseline.rate)}.`);
  parts.push(...model.waves.map((wave) => `${wave.name} launched on ${on(wave.launchedAt)}.`));
  parts.push(
    ...model.freezes.map(
      (freeze) => `Nothing launched from ${on(freeze.from)} to ${on(freeze.until)}: ${freeze.name}.`,
    ),
  );
  const known = model.points.filter((point) => point.rate !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [...parts, "Nobody could be judged yet."].join(" ");
  if (first !== last) parts.push(`${percent(first.rate ?? 0)} on ${on(first.end)}.`);
  parts.push(...model.turns.map((turn) => `${turn.kind === "met" ? "Met" : "Lost"} on ${on(turn.end)}.`));
  const unknown = model.points.filter((point) => point.unknown).length;
  if (unknown > 0) parts.push(`Unknown at ${unknown} ${model.period} ${unknown === 1 ? "end" : "ends"}.`);
  parts.push(`${percent(last.rate ?? 0)}, ${last.counted} of ${last.judged}, on ${on(last.end)}.`);
  return parts.join(" ");
}
