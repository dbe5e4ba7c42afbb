import { fewestPeople } from "../../domain/adoption/effect.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import { NOBODY, rateOf } from "../../domain/adoption/measure.ts";
import type { Bound } from "../../domain/adoption/privacy.ts";
import { caseCountsOf } from "../../domain/adoption/response.ts";
import type { CaseCounts } from "../../domain/adoption/response.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import type { PersonName } from "../change/person-name.ts";
import type { AuditView } from "./audit/results.ts";
import type { Appraisal } from "./appraise.ts";
import type { BaselineView } from "./baseline.ts";
import type { CellPoint } from "./cell-point.ts";
import type { Effect } from "./effect.ts";
import type { ClosedNote, Restatement } from "./restatement.ts";
import type { SecondSourceNote } from "./second-source.ts";
import type { LoadedTarget } from "./target.ts";
import type { Numbered } from "./three-numbers.ts";

export type TargetView = ReturnType<typeof targetView>;

interface Shown {
  readonly waves: readonly { readonly id: string; readonly name: string; readonly launchedAt: number | null }[];
  readonly isFinal: boolean;
  readonly person: (id: string) => PersonName;
  readonly numbers: Numbered;
  readonly restatements: readonly Restatement[];
  readonly closedNote: ClosedNote | null;
  readonly baseline: BaselineView | null;
  readonly effect: Effect;
  readonly second: SecondSourceNote | null;
  readonly audits: readonly AuditView[];
}

/** One target with everything that was measured of it. */
export function targetView(loaded: LoadedTarget, appraisal: Appraisal, shown: Shown) {
  const { waves, isFinal, person, numbers } = shown;
  const { target, rule, evidence } = loaded;
  const { present, judgement } = appraisal;
  const { response, quality } = target;
  return {
    kind: loaded.cases === undefined ? ("habit" as const) : ("response" as const),
    response: response ?? null,
    cases: casesOf(loaded, present.all),
    quality: quality ?? null,
    audit: target.audit ?? null,
    audits: shown.audits,
    target: target.id,
    name: target.name,
    owner: target.owner === null ? null : person(target.owner),
    source: target.source,
    watermark: evidence.watermark,
    behaviour: target.behaviour,
    habit: rule.habit,
    countsAs: rule.counts,
    threshold: rule.threshold,
    aim: rule.aim ?? null,
    graceDays: rule.graceDays,
    windowDays: rule.windowDays,
    sustainDays: rule.sustainDays,
    freshnessDays: rule.freshnessDays,
    timeZone: rule.timeZone,
    baselineRate: target.baseline?.rate ?? null,
    baseline: shown.baseline,
    effect: shown.effect,
    second: shown.second,
    isFinal,
    closedNote: shown.closedNote,
    restatements: shown.restatements,
    at: appraisal.at,
    withheld: false,
    counts: present.all,
    ...judgedOf(judgement.all),
    ...numbers.all,
    groups: Object.entries(judgement.groups).map(([group, verdict]) => ({
      group,
      ...cellOf(loaded, present.groups, group, verdict),
      ...numbers.ofGroup(group),
    })),
    waves: waves.map(({ id, name, launchedAt }) => {
      const verdict = judgement.waves[id] ?? judgement.all;
      return { wave: id, name, launchedAt, ...cellOf(loaded, present.waves, id, verdict), ...numbers.ofWave(id) };
    }),
    curve: appraisal.curve.map((reading) => ({
      end: reading.at,
      counts: reading.all,
      rate: reading.unknown ? null : rateOf(reading.all, rule.counts),
      unknown: reading.unknown,
    })),
  };
}

/** The cases of a service level in their own words; `null` for people. */
function casesOf({ cases }: LoadedTarget, counts: Counts): CaseCounts | null {
  return cases === undefined ? null : caseCountsOf(counts);
}

/** What is told of one group or wave; `null` where it would point at people. */
interface Cell extends Omit<ReturnType<typeof judgedOf>, "verdict" | "counted" | "judged"> {
  readonly counts: Counts | null;
  readonly cases: CaseCounts | null;
  /** The rate over time, where this group or wave was asked for. */
  readonly curve: readonly CellPoint[] | null;
  readonly verdict: Verdict["verdict"] | null;
  readonly counted: number | null;
  readonly judged: number | null;
}

function cellOf(loaded: LoadedTarget, cells: Reading["groups"], key: string, verdict: Verdict): Cell {
  const counts = Object.hasOwn(cells, key) ? (cells[key] ?? NOBODY) : NOBODY;
  return { counts, cases: casesOf(loaded, counts), curve: null, ...judgedOf(verdict) };
}

function judgedOf(verdict: Verdict) {
  const { rate, counted, judged, gap, change, reachedAt, heldSince, fellAt, lastEnd, windowEndsAt, daysLeft } = verdict;
  return {
    verdict: verdict.verdict,
    blindness: verdict.verdict === "unknown" ? verdict.blindness : null,
    rate,
    bound: null as Bound,
    counted,
    judged,
    gap,
    // Of so few one person is many points: that is no trend.
    change: judged < fewestPeople ? null : change,
    reachedAt,
    heldSince,
    fellAt,
    lastEnd,
    windowEndsAt,
    daysLeft,
  };
}
