import { judgedAt } from "./appraise.ts";
import type { Appraisal } from "./appraise.ts";
import type { LoadedTarget } from "./target.ts";
import type { Db } from "../../store/database.ts";
import { allEvaluations, saveEvaluations } from "../../store/adoption/evaluations.ts";
import type { Because, StoredEvaluation } from "../../store/adoption/evaluations.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";

/** What was known of a period end at a time. `rate: null`: nobody was judged, or nothing trustworthy was known. */
export interface KnownEnd {
  readonly rate: number | null;
  readonly counted: number;
  readonly judged: number;
  readonly unknown: boolean;
}

/** A period end that reads otherwise than before. Instants are epoch milliseconds. */
export interface Restatement {
  readonly end: number;
  /** The instant up to which the new numbers know everything, and when they were computed. */
  readonly asOf: number;
  readonly computedAt: number;
  readonly was: KnownEnd;
  readonly now: KnownEnd;
  readonly because: Because;
  readonly lateEvents: number;
}

/**
 * Keeps what every period end reads now, beside what it read before. Nothing is written where nothing is new. `now` is the
 * instant of the measurement, which may lie after the window.
 */
export async function keepCurve(
  db: Db,
  change: string,
  { target, rule }: Pick<LoadedTarget, "target" | "rule">,
  { curve }: Pick<Appraisal, "curve">,
  now: number,
): Promise<void> {
  const behaviours = [target.behaviour, ...(target.response == null ? [] : [target.response.behaviour])];
  await saveEvaluations(
    db,
    { change, target: target.id, source: target.source ?? "", behaviours },
    curve.map((reading) => ({
      end: reading.at,
      // Not the end of the window: what late data restates after it is a row of its own.
      asOf: now,
      counts: reading.all,
      counted: reading.all[rule.counts],
      judged: reading.all.judged,
      unknown: reading.unknown,
    })),
  );
}

/** Every restatement of a target's period ends up to an instant, newest first. */
export async function restatements(db: Db, change: string, target: string, asOf: number): Promise<Restatement[]> {
  const rows = (await allEvaluations(db, change, target)).filter((row) => row.asOf <= asOf);
  const found: Restatement[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before?.end !== row.end || !isShown(before, row)) continue;
    const { end, computedAt, because, lateEvents } = row;
    found.push({
      end,
      asOf: row.asOf,
      computedAt,
      was: knownOf(before),
      now: knownOf(row),
      because: because ?? "people",
      lateEvents: lateEvents ?? 0,
    });
  }
  return found.toSorted((a, b) => b.asOf - a.asOf || b.end - a.end);
}

/** Steps of the ladder beside the rate may change too; what is told is whether the rate reads otherwise. */
function isShown(before: StoredEvaluation, row: StoredEvaluation): boolean {
  return before.counted !== row.counted || before.judged !== row.judged || before.unknown !== row.unknown;
}

function knownOf({ counted, judged, unknown }: StoredEvaluation): KnownEnd {
  return { rate: unknown || judged === 0 ? null : counted / judged, counted, judged, unknown };
}

/** What a closed target reads with the data that came after, where that is another verdict than the one of record. */
export interface ClosedNote {
  readonly recorded: Verdict["verdict"];
  readonly reads: Verdict["verdict"];
}

/** The instant at which the verdict of record was taken, `null` while there is none. */
export function recordedAt(state: ChangeState, target: string, windowEndsAt: number | null): number | null {
  const concluded = state.targets[target]?.concluded ?? null;
  if (concluded === null) return null;
  return state.stage === "closed" ? judgedAt(state.stageSince, windowEndsAt) : windowEndsAt;
}
