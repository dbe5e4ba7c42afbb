import { rosterDisclosure } from "../../domain/adoption/roster-privacy.ts";
import type { RosterDisclosure } from "../../domain/adoption/roster-privacy.ts";
import { compareRosters, NO_MOVES, sumOfMoves } from "../../domain/adoption/roster.ts";
import type { Moves, RosterReading, RosterWave } from "../../domain/adoption/roster.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { everybody, waveIds } from "../../domain/change/content.ts";
import type { StoredContent, StoredTarget } from "../../domain/change/content.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { periodEnds } from "../../lib/periods.ts";
import type { PeriodRule } from "../../lib/periods.ts";
import { rosterPeople } from "../../store/adoption/roster.ts";
import type { Db } from "../../store/database.ts";

/** People of a group or wave: how many were frozen at its launch and how many there are now, and since then who came and went. */
export interface RosterCell {
  readonly frozen: number | null;
  readonly now: number | null;
  /** `null`: it would point at people. */
  readonly since: RosterMoves | null;
}

/** `at`: what they are of; for who may not see names it may lie further back. */
export interface RosterMoves extends Omit<Moves, "frozen" | "now"> {
  readonly at: number;
}

export interface RosterView {
  /** What sizes are of: the instant asked about, or the last period end for who may not see names. */
  readonly at: number;
  readonly all: RosterCell;
  readonly waves: readonly (RosterCell & {
    readonly wave: string;
    readonly name: string;
    readonly launchedAt: number;
    readonly groups: readonly (RosterCell & { readonly group: string })[];
  })[];
}

export interface RosterQuestion {
  readonly key: string;
  readonly state: ChangeState;
  readonly content: StoredContent;
  readonly launchedAt: number;
  readonly asked: number;
  readonly present: number;
}

/** For who may not see names: whose periods numbers are told at the ends of, and which groups nothing else hides. */
export interface Discreetly {
  readonly period: PeriodRule;
  readonly allowed: (group: string) => boolean;
}

/** Which groups a target tells to whoever may not see names. */
export interface TargetDisclosure {
  readonly target: StoredTarget;
  readonly groups: ReadonlySet<string>;
}

/** Numbers of the same people stand beside those of targets, so they come at the same instants, and tell of no group that one hides. */
export function discreetlyOf(content: StoredContent, disclosures: readonly TargetDisclosure[]): Discreetly {
  const hides = (group: string) =>
    disclosures.some(
      ({ target, groups }) => (target.groups.length === 0 || target.groups.includes(group)) && !groups.has(group),
    );
  return { period: periodTold(content), allowed: (group) => !hides(group) };
}

/** At the ends of which periods numbers of a change's people are told to whoever may not see names. */
export function periodTold({ targets: [first] }: Pick<StoredContent, "targets">): PeriodRule {
  const rule = first === undefined ? null : TargetRule.parse(ruleOf(first));
  return rule === null ? calendarMonths : { period: rule.habit.period, timeZone: rule.timeZone };
}

const calendarMonths: PeriodRule = { period: "month", timeZone: "UTC" };

/** The rosters frozen at launch beside who is in the population at an instant. `discreetly`: `null` for who may see names. */
export async function rosterView(
  db: Db,
  { key, state, content, launchedAt, asked, present }: RosterQuestion,
  discreetly: Discreetly | null,
): Promise<RosterView | null> {
  if (content.population === null) return null;
  const people = await rosterPeople(db, { change: key, population: content.population, since: launchedAt });
  const waves = wavesOf(state, content);
  if (discreetly === null) {
    const [reading] = compareRosters(people, waves, [asked]);
    return reading === undefined ? null : shown(reading, waves, reading, null);
  }
  const instants = [launchedAt, ...periodEnds(discreetly.period, launchedAt, Math.max(asked, present))];
  const readings = compareRosters(people, waves, instants);
  const past = readings.filter(({ at }) => at <= asked);
  const reading = past.at(-1);
  if (reading === undefined) return null;
  const disclosure = rosterDisclosure(past, readings.slice(past.length), discreetly.allowed);
  return shown(reading, waves, disclosure.moves, disclosure);
}

interface NamedWave extends RosterWave {
  readonly name: string;
}

function wavesOf(state: ChangeState, content: StoredContent): NamedWave[] {
  return waveIds(content).map((id) => {
    const wave = content.waves.find((each) => each.id === id);
    const launchedAt = state.waves[id]?.launchedAt ?? null;
    return { id, name: wave?.name ?? "Everybody", launchedAt, groups: id === everybody ? null : (wave?.groups ?? []) };
  });
}

function shown(
  reading: RosterReading,
  waves: readonly NamedWave[],
  moves: RosterReading | null,
  disclosure: RosterDisclosure | null,
): RosterView {
  const cell = (of: (from: RosterReading) => Moves, isTold: boolean): RosterCell => {
    if (!isTold) return { frozen: null, now: null, since: null };
    const { frozen, now } = of(reading);
    if (moves === null) return { frozen, now, since: null };
    const { joined, left, movedIn, movedOut } = of(moves);
    return { frozen, now, since: { at: moves.at, joined, left, movedIn, movedOut } };
  };
  const launched = waves.flatMap((wave) => (reading.waves.has(wave.id) ? [wave] : []));
  const isWhole = disclosure?.whole ?? true;
  return {
    at: reading.at,
    all: cell((from) => sumOfMoves([...from.waves.keys()].map((id) => waveIn(id)(from))), isWhole),
    waves: launched.map(({ id, name, launchedAt }) => ({
      wave: id,
      name,
      launchedAt: launchedAt ?? reading.at,
      ...cell(waveIn(id), launched.length === 1 ? isWhole : (disclosure?.waves ?? true)),
      groups: [...(reading.waves.get(id)?.keys() ?? [])]
        .toSorted()
        .map((group) => ({ group, ...cell(groupIn(id, group), disclosure?.groups.has(group) ?? true) })),
    })),
  };
}

const waveIn = (wave: string) => (from: RosterReading) => sumOfMoves(from.waves.get(wave)?.values() ?? []);
const groupIn = (wave: string, group: string) => (from: RosterReading) => from.waves.get(wave)?.get(group) ?? NO_MOVES;
