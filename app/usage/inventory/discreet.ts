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
 * the teams none that subtraction from the whole would find.
 */
export function shownUse(cells: readonly CountedCell[], isOpen: boolean): ShownUse {
  const { people, before } = wholeOf(cells);
  // Events of nobody known have no team, and so a cell without people.
  const teams = cells
    .flatMap((cell) => (cell.team === undefined ? [] : [{ ...cell, team: cell.team }]))
    .filter((cell) => cell.people + cell.before > 0)
    .toSorted((a, b) => b.people - a.people || b.before - a.before || (a.team ?? "").localeCompare(b.team ?? ""));
  if (isOpen)
    return {
      people,
      before,
      teams: teams.map((cell) => ({ team: cell.team, people: cell.people, before: cell.before })),
    };
  const readings = [readingOf(0, before, teams), readingOf(1, people, teams)];
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

function readingOf(
  at: 0 | 1,
  all: number,
  teams: readonly (CountedCell & { readonly team: string | null })[],
): Reading {
  const groups = teams.map((cell) => [keyOf(cell.team), counts(at === 1 ? cell.people : cell.before)] as const);
  return { at, all: counts(all), groups: Object.fromEntries(groups), waves: {} };
}

/** No id of a team is empty. */
function keyOf(team: string | null): string {
  return team ?? "";
}

function counts(people: number): Counts {
  return { ...NOBODY, eligible: people, judged: people };
}
