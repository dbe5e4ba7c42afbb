import { NOBODY } from "../../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../../domain/adoption/measure.ts";
import { disclosureOf, mayShow } from "../../../domain/adoption/privacy.ts";
import type { CountedCell, Uses } from "../../../domain/usage/inventory.ts";

/** Distinct people as whoever asks may hear of them; `null` where that would point at few. */
export interface ShownPeople {
  /** In the last 30 days for which there is evidence. */
  readonly people: number | null;
  /** In the 30 days before. */
  readonly before: number | null;
}

export interface ShownUse extends ShownPeople {
  /** By team as it is today, most people first; `team` is `null` for people without one. */
  readonly teams: readonly (ShownPeople & { readonly team: string | null })[];
}

const unsaid: ShownPeople = { people: null, before: null };
const none: Uses = { people: 0, before: 0, strangers: 0 };

/** Everybody, whatever their team. */
export function wholeOf(cells: readonly CountedCell[]): Uses {
  return cells.find((cell) => cell.team === undefined) ?? none;
}

/**
 * The numbers of one tool or feature. Who may not see names is shown none of fewer than five people, in either stretch, and of
 * the teams none that subtraction from the whole would find. `beside`: what subtraction from other numbers that are shown would find, which
 * must be none or enough people as well.
 */
export function shownUse(
  cells: readonly CountedCell[],
  isOpen: boolean,
  beside: readonly (readonly CountedCell[])[] = [],
): ShownUse {
  const { people, before } = wholeOf(cells);
  const teams = teamsOf(cells).toSorted(
    (a, b) => b.people - a.people || b.before - a.before || (a.team ?? "").localeCompare(b.team ?? ""),
  );
  if (isOpen)
    return {
      people,
      before,
      teams: teams.map((cell) => ({ team: cell.team, people: cell.people, before: cell.before })),
    };
  const readings = [cells, ...beside].flatMap(readingsOf);
  const isWholeShown = readings.every((reading) => mayShow(reading.all));
  const { groups } = disclosureOf(readings);
  return {
    ...(isWholeShown ? { people, before } : unsaid),
    teams: teams
      .map((cell) => ({
        team: cell.team,
        ...(isWholeShown && groups.has(keyOf(cell.team)) ? { people: cell.people, before: cell.before } : unsaid),
      }))
      // Their order by number would tell what is hidden.
      .toSorted((a, b) => (b.people ?? -1) - (a.people ?? -1) || (a.team ?? "").localeCompare(b.team ?? "")),
  };
}

type TeamCell = CountedCell & { readonly team: string | null };

/** Events of nobody known have no team, and so a cell without people. */
function teamsOf(cells: readonly CountedCell[]): TeamCell[] {
  return cells
    .flatMap((cell) => (cell.team === undefined ? [] : [{ ...cell, team: cell.team }]))
    .filter((cell) => cell.people !== 0 || cell.before !== 0);
}

/** Both stretches in the form in which every decision on groups is made. */
function readingsOf(cells: readonly CountedCell[]): Reading[] {
  const whole = wholeOf(cells);
  return (["before", "people"] as const).map((stretch, at) => ({
    at,
    all: counts(whole[stretch]),
    groups: Object.fromEntries(teamsOf(cells).map((cell) => [keyOf(cell.team), counts(cell[stretch])])),
    waves: {},
  }));
}

/** What some numbers of people come to less others, for everybody and by team. */
export function difference(
  some: readonly (readonly CountedCell[])[],
  others: readonly (readonly CountedCell[])[],
): CountedCell[] {
  const sums = new Map<CountedCell["team"], { people: number; before: number }>();
  const add = (cells: readonly CountedCell[], sign: 1 | -1) => {
    for (const { team, people, before } of cells) {
      const known = sums.get(team) ?? { people: 0, before: 0 };
      sums.set(team, { people: known.people + sign * people, before: known.before + sign * before });
    }
  };
  for (const cells of some) add(cells, 1);
  for (const cells of others) add(cells, -1);
  return [...sums].map(([team, sum]) => ({ ...(team === undefined ? {} : { team }), ...sum, strangers: 0 }));
}

/** No id of a team is empty. */
function keyOf(team: string | null): string {
  return team ?? "";
}

function counts(people: number): Counts {
  return { ...NOBODY, eligible: people, judged: people };
}
