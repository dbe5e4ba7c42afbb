import { countUpTo } from "../../domain/adoption/ladder.ts";
import type { LadderRule } from "../../domain/adoption/ladder.ts";
import { measure, NOBODY } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { HabitRule } from "../../domain/adoption/rule.ts";
import { kaplanMeier, observe } from "../../domain/adoption/speed.ts";
import type { Speed } from "../../domain/adoption/speed.ts";
import { verdictOf } from "../../domain/adoption/verdict.ts";
import type { CurvePoint } from "../../domain/adoption/curve-point.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import { formatInstant } from "../../lib/instant.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import type { RetroEvidence } from "./retro-evidence.ts";
import type { ReadFile } from "./retro-table.ts";

/** An instant as it was given, and what it means. */
export interface GivenInstant {
  readonly given: string;
  readonly at: number;
}

/** What is asked of the past. `windowDays: null` lets the window end at each instant asked about. */
export interface RetroQuestion {
  readonly behaviour: string;
  readonly launched: GivenInstant;
  /** Empty: the newest event. */
  readonly asOf: readonly GivenInstant[];
  readonly team: string | null;
  readonly timeZone: string;
  readonly habit: HabitRule;
  readonly graceDays: number;
  readonly threshold: number;
  readonly sustainDays: number;
  readonly windowDays: number | null;
}

/** Counts by team at one instant; teams with nobody eligible are left out, `all` is the team asked about or everybody. */
export interface RetroSnapshot extends GivenInstant {
  readonly teams: Readonly<Record<string, Counts>>;
  readonly all: Counts;
  readonly verdict: Verdict;
  /** Newest event of any name before the instant. */
  readonly watermark: number | null;
}

export interface RetroResult {
  readonly question: RetroQuestion;
  readonly snapshots: readonly RetroSnapshot[];
  /** Every period end after the launch up to the last instant asked about, or the end of the window. */
  readonly curve: readonly CurvePoint[];
  readonly speed: Speed;
  readonly notes: readonly string[];
  /** How the files were understood; empty for a repository. */
  readonly files: readonly ReadFile[];
}

/**
 * Measures a change that was launched before anybody measured it. The window of the default reaches to the instant
 * asked about; freshness is not judged.
 * @throws InvalidInput when there is nothing to measure: no instant after the launch, an unknown team.
 */
export function retro(question: RetroQuestion, evidence: RetroEvidence, files: readonly ReadFile[] = []): RetroResult {
  const asOf = instantsOf(question, evidence);
  const latest = Math.max(...asOf.map((instant) => instant.at));
  const launchedAt = question.launched.at;
  const rule: LadderRule = {
    habit: question.habit,
    graceDays: question.graceDays,
    launches: { kind: "together", launchedAt },
    boundaries: periodBoundaries({ period: question.habit.period, timeZone: question.timeZone }, launchedAt, latest),
  };
  const windowEndsAt = question.windowDays === null ? latest : launchedAt + question.windowDays * DAY_MS;
  const ends = rule.boundaries.filter((end) => end > launchedAt && end <= Math.min(latest, windowEndsAt));
  const instants = [...new Set([...ends, ...asOf.map(({ at }) => at)])].toSorted((a, b) => a - b);
  const readings = new Map(measure(evidence.people(), rule, instants).map((reading) => [reading.at, reading]));
  const countsAt = (at: number): Counts => countsOf(readings.get(at), question.team);
  const curve = ends.map((end) => ({ end, counts: countsAt(end) }));
  return {
    question,
    curve,
    snapshots: asOf.map((instant) => ({
      ...instant,
      teams: teamsAt(readings.get(instant.at), question.team),
      all: countsAt(instant.at),
      verdict: verdictAt(question, curve, instant.at),
      watermark: evidence.watermarkAt(instant.at),
    })),
    speed: speedOf(evidence.people(), rule, latest, question.team),
    notes: evidence.notes(),
    files,
  };
}

function instantsOf(question: RetroQuestion, evidence: RetroEvidence): readonly GivenInstant[] {
  const { launched, team } = question;
  if (team !== null && !evidence.teams().includes(team)) {
    throw new InvalidInput(`Nobody is in the team "${team}". The teams are ${evidence.teams().join(", ")}.`);
  }
  const newest = evidence.watermarkAt(Number.POSITIVE_INFINITY);
  if (newest === null) throw new InvalidInput("There is no event at all, so there is nothing to measure.");
  const asOf = question.asOf.length > 0 ? question.asOf : [{ given: formatInstant(newest), at: newest }];
  for (const { given, at } of asOf) {
    if (at <= launched.at) {
      const what = question.asOf.length > 0 ? `The instant asked about, ${given},` : `The newest event, ${given},`;
      throw new InvalidInput(`${what} is not after the launch, ${launched.given}. Nothing was used yet then.`);
    }
  }
  return asOf;
}

function verdictAt(question: RetroQuestion, points: readonly CurvePoint[], at: number): Verdict {
  const launchedAt = question.launched.at;
  return verdictOf({
    at,
    launchedAt,
    windowEndsAt: question.windowDays === null ? at : launchedAt + question.windowDays * DAY_MS,
    threshold: question.threshold,
    counts: "habitual",
    sustainDays: question.sustainDays,
    points,
    evidence: null,
  });
}

function countsOf(reading: Reading | undefined, team: string | null): Counts {
  if (reading === undefined) return NOBODY;
  return team === null ? reading.all : (teamsAt(reading, team)[team] ?? NOBODY);
}

function teamsAt(reading: Reading | undefined, team: string | null): Record<string, Counts> {
  const teams = Object.entries(reading?.groups ?? {}).filter(([name]) => team === null || name === team);
  return Object.fromEntries(teams.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function speedOf(people: Iterable<PersonHistory>, rule: LadderRule, at: number, team: string | null): Speed {
  const ends = rule.boundaries.slice(0, countUpTo(rule.boundaries, at));
  const starts = observe(people, { ...rule, boundaries: ends }, at);
  return kaplanMeier(starts.filter((start) => team === null || start.group === team));
}
