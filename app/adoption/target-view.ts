import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import { NOBODY, rateOf } from "../../domain/adoption/measure.ts";
import type { Bound } from "../../domain/adoption/privacy.ts";
import { kaplanMeier, observe } from "../../domain/adoption/speed.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import type { PersonName } from "../change/person-name.ts";
import { scheduleOf } from "./appraise.ts";
import type { Appraisal } from "./appraise.ts";
import type { LoadedTarget } from "./target.ts";

export type TargetView = ReturnType<typeof targetView>;

interface Shown {
  readonly waves: readonly { readonly id: string; readonly name: string; readonly launchedAt: number | null }[];
  readonly isFinal: boolean;
  readonly person: (id: string) => PersonName;
}

/** One target with everything that was measured of it. */
export function targetView(loaded: LoadedTarget, appraisal: Appraisal, { waves, isFinal, person }: Shown) {
  const { target, rule, evidence } = loaded;
  const { present, judgement } = appraisal;
  return {
    target: target.id,
    name: target.name,
    owner: target.owner === null ? null : person(target.owner),
    source: target.source,
    watermark: evidence.watermark,
    behaviour: target.behaviour,
    habit: rule.habit,
    countsAs: rule.counts,
    threshold: rule.threshold,
    graceDays: rule.graceDays,
    windowDays: rule.windowDays,
    sustainDays: rule.sustainDays,
    freshnessDays: rule.freshnessDays,
    timeZone: rule.timeZone,
    baselineRate: target.baseline?.rate ?? null,
    isFinal,
    at: appraisal.at,
    withheld: false,
    counts: present.all,
    ...judgedOf(judgement.all),
    speed: speedOf(loaded, appraisal.at),
    groups: Object.entries(judgement.groups).map(([group, verdict]) => ({
      group,
      ...cellOf(present.groups, group, verdict),
    })),
    waves: waves.map(({ id, name, launchedAt }) => {
      const verdict = judgement.waves[id] ?? judgement.all;
      return { wave: id, name, launchedAt, ...cellOf(present.waves, id, verdict) };
    }),
    curve: appraisal.curve.map((reading) => ({
      end: reading.at,
      counts: reading.all,
      rate: reading.unknown ? null : rateOf(reading.all, rule.counts),
      unknown: reading.unknown,
    })),
  };
}

/** What is told of one group or wave; `null` where it would point at people. */
interface Cell extends Omit<ReturnType<typeof judgedOf>, "verdict" | "counted" | "judged"> {
  readonly counts: Counts | null;
  readonly verdict: Verdict["verdict"] | null;
  readonly counted: number | null;
  readonly judged: number | null;
}

function cellOf(cells: Reading["groups"], key: string, verdict: Verdict): Cell {
  const counts = Object.hasOwn(cells, key) ? (cells[key] ?? NOBODY) : NOBODY;
  return { counts, ...judgedOf(verdict) };
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
    change,
    reachedAt,
    heldSince,
    fellAt,
    lastEnd,
    windowEndsAt,
    daysLeft,
  };
}

function speedOf({ people, rule, launches }: LoadedTarget, at: number) {
  const { boundaries } = scheduleOf(rule, launches, at);
  const habit = { habit: rule.habit, graceDays: rule.graceDays, launches, boundaries };
  const starts = observe(people, habit, at);
  const { medianDays } = kaplanMeier(starts);
  return { medianDays, people: starts.length, reached: starts.filter((start) => start.reached).length };
}
