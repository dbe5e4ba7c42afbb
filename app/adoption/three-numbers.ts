import { NOBODY, rateOf } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import type { Bound } from "../../domain/adoption/privacy.ts";
import { measureProficiency } from "../../domain/adoption/proficiency.ts";
import { kaplanMeier, observe } from "../../domain/adoption/speed.ts";
import type { Start } from "../../domain/adoption/speed.ts";
import { scheduleOf } from "./appraise.ts";
import type { LoadedTarget } from "./target.ts";

/** How many of some people, and the share that is; `null` where nobody is counted. */
export interface ShareOfPeople {
  readonly people: number;
  readonly counted: number;
  readonly share: number | null;
  readonly bound: Bound;
}

/** Days until half of everybody ever eligible has the habit. `reached` is `null` where it would point at people. */
export interface SpeedOfPeople {
  readonly medianDays: number | null;
  readonly people: number;
  readonly reached: number | null;
}

/**
 * What Prosci asks of every adoption: how fast people get there, how many use it in the end, how well. `null`: not known, as
 * for a service level, which is about cases, or without a rule of good work.
 */
export interface ThreeNumbers {
  readonly speed: SpeedOfPeople | null;
  readonly utilization: ShareOfPeople | null;
  readonly proficiency: ShareOfPeople | null;
}

export const notKnown: ThreeNumbers = { speed: null, utilization: null, proficiency: null };

/** The numbers of everybody and of each group and wave, and the readings that the last of them is made of. */
export interface Numbered {
  readonly all: ThreeNumbers;
  readonly ofGroup: (group: string) => ThreeNumbers;
  readonly ofWave: (wave: string) => ThreeNumbers;
  /** Proficiency at every period end and last at the instant itself; empty without a rule of good work. */
  readonly proficiency: readonly Reading[];
}

/** Measures the three numbers at the instant of a present reading. */
export function threeNumbers(loaded: LoadedTarget, present: Reading): Numbered {
  if (loaded.cases !== undefined) {
    return { all: notKnown, ofGroup: () => notKnown, ofWave: () => notKnown, proficiency: [] };
  }
  const { people, rule, launches, target, good } = loaded;
  const { boundaries, instants } = scheduleOf(rule, launches, present.at);
  const ladder = { habit: rule.habit, graceDays: rule.graceDays, launches, boundaries };
  const starts = observe(people, ladder, present.at);
  const proficiency =
    good === undefined || target.quality == null
      ? []
      : measureProficiency(
          people.map((person, index) => ({ person, good: good[index] ?? [] })),
          ladder,
          target.quality.share,
          instants,
        );
  const well = proficiency.at(-1);
  return {
    all: numbersOf(starts, present.all, well?.all ?? null),
    ofGroup: (group) =>
      numbersOf(
        starts.filter((start) => start.group === group),
        cellIn(present.groups, group),
        well === undefined ? null : cellIn(well.groups, group),
      ),
    ofWave: (wave) =>
      numbersOf(
        starts.filter((start) => start.wave === wave),
        cellIn(present.waves, wave),
        well === undefined ? null : cellIn(well.waves, wave),
      ),
    proficiency,
  };
}

function numbersOf(starts: readonly Start[], counts: Counts, work: Counts | null): ThreeNumbers {
  return {
    speed: speedOf(starts),
    utilization: shareOf(counts, "active"),
    proficiency: work === null ? null : shareOf(work, "habitual"),
  };
}

function speedOf(starts: readonly Start[]): SpeedOfPeople {
  const { medianDays } = kaplanMeier(starts);
  return { medianDays, people: starts.length, reached: starts.filter((start) => start.reached).length };
}

function shareOf(counts: Counts, what: "active" | "habitual"): ShareOfPeople {
  return { people: counts.judged, counted: counts[what], share: rateOf(counts, what), bound: null };
}

function cellIn(cells: Reading["groups"], key: string): Counts {
  return Object.hasOwn(cells, key) ? (cells[key] ?? NOBODY) : NOBODY;
}
