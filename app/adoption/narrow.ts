import { unknownEnds } from "../../domain/adoption/evidence.ts";
import { NOBODY, rateOf } from "../../domain/adoption/measure.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import { withheldAt } from "../../domain/adoption/privacy.ts";
import type { Disclosure } from "../../domain/adoption/privacy.ts";
import type { Period } from "../../domain/adoption/rule.ts";
import { Problem } from "../../domain/errors.ts";
import { periodEnds } from "../../lib/periods.ts";
import { readingsAt, scheduleOf } from "./appraise.ts";
import type { Appraisal } from "./appraise.ts";
import type { CellPoint } from "./cell-point.ts";
import { figuresOf } from "../../domain/adoption/figures.ts";
import type { LoadedTarget } from "./target.ts";
import type { TargetView } from "./target-view.ts";

/** A part of an answer: one group, one wave, the curve by another period. `null`: all of it, as signed. */
export interface Narrowing {
  readonly group: string | null;
  readonly wave: string | null;
  readonly period: Period | null;
}

export const everything: Narrowing = { group: null, wave: null, period: null };

/**
 * Leaves the group or the wave asked for, each with its own rate over time. `disclosure` is `null` for who may see names.
 */
export function narrowed(
  view: TargetView,
  curve: Appraisal["curve"],
  { group, wave }: Narrowing,
  disclosure: Disclosure | null,
): TargetView {
  if (group === null && wave === null) return view;
  const points = (cells: "groups" | "waves", name: string, isShown: boolean): CellPoint[] | null =>
    isShown ? curve.map((reading) => pointOf(view, reading, { cells, name, disclosure })) : null;
  return {
    ...view,
    groups: view.groups
      .filter((each) => wave === null && each.group === group)
      .map((each) => ({ ...each, curve: points("groups", each.group, each.verdict !== null) })),
    waves: view.waves
      .filter((each) => group === null && each.wave === wave)
      .map((each) => ({ ...each, curve: points("waves", each.wave, each.verdict !== null) })),
  };
}

function pointOf(
  { countsAs }: TargetView,
  reading: Appraisal["curve"][number],
  of: { cells: "groups" | "waves"; name: string; disclosure: Disclosure | null },
): CellPoint {
  const { at: end, unknown } = reading;
  const counts = Object.hasOwn(reading[of.cells], of.name) ? (reading[of.cells][of.name] ?? NOBODY) : NOBODY;
  const rate = unknown ? null : rateOf(counts, countsAs);
  const exact = { end, rate, bound: null, counted: counts[countsAs], judged: counts.judged, unknown };
  if (of.disclosure === null) return exact;
  if (isWithheld(reading, of, countsAs)) return { ...exact, rate: null, counted: null, judged: null };
  const told = figuresOf({ rate, counted: counts[countsAs], judged: counts.judged, gap: null, change: null });
  return { end, unknown, rate: told.rate, bound: told.bound, counted: told.counted, judged: told.judged };
}

/** A wave is shown only beside groups that are all told exactly, at that end too. */
function isWithheld(
  reading: Reading,
  { cells, name, disclosure }: { cells: "groups" | "waves"; name: string; disclosure: Disclosure | null },
  countsAs: TargetView["countsAs"],
): boolean {
  if (disclosure === null) return false;
  const withheld = withheldAt(reading, disclosure.groups, countsAs);
  if (cells === "groups") return !disclosure.groups.has(name) || withheld.has(name);
  const isAlone = Object.keys(reading.waves).length < 2;
  return !isAlone && (!disclosure.waves || withheld.size > 0);
}

/**
 * The curve by the ends of another period; the rule and its verdict stay those that were signed.
 * @throws Problem `invalid` for who may not see names: numbers of more instants could be subtracted
 */
export function curveBy(
  period: Period,
  loaded: LoadedTarget,
  appraisal: Appraisal,
  disclosure: Disclosure | null,
): Appraisal["curve"] {
  const { rule, launches, evidence } = loaded;
  const launchedAt = firstLaunch(launches);
  if (launchedAt === null || period === rule.habit.period) return appraisal.curve;
  if (disclosure !== null)
    throw new Problem("invalid", `Without the permission to see names, the curve comes by ${rule.habit.period} only.`, {
      errors: [{ path: "period", message: `Leave it out, or ask for ${rule.habit.period}.` }],
    });
  const until = Math.min(appraisal.at, appraisal.windowEndsAt ?? appraisal.at);
  // All periods end at local midnights, where no day of the rollup is cut.
  const ends = periodEnds({ period, timeZone: rule.timeZone }, launchedAt, until);
  const { boundaries } = scheduleOf(rule, launches, appraisal.at);
  const unknown = unknownEnds(evidence, ends);
  return readingsAt(loaded, boundaries, ends).map((reading) => ({ ...reading, unknown: unknown.has(reading.at) }));
}
