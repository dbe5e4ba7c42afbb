import type { Turn, WaitingSpan } from "../../domain/change/waiting.ts";
import { elapsedBusinessSeconds } from "../../lib/business-time/arithmetic.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";
import type { Db } from "../database.ts";
import { workingTimesOf } from "../people/calendars.ts";
import { findCards } from "../people/names.ts";
import { allTeams } from "../people/teams.ts";

/** Whose turn it is, in a change that a team builds. */
type Whose = Pick<Turn, "party" | "person"> & { readonly built: string | null };

/** Working time in seconds, and of that what lies after the deadline. */
interface Time {
  readonly seconds: number;
  readonly overSeconds: number;
}

export interface TurnClock {
  /** The team of whoever has it; the one that builds while it is built. */
  readonly teamOf: (turn: Whose) => string | null;
  /** How long a turn was until an instant, by the calendar of whoever had it. */
  readonly timeOf: (turn: Whose & Pick<WaitingSpan, "from" | "dueAt" | "held">, until: number) => Time;
}

/** By what the turns are measured: the teams and calendars of those who had them, as they are now. */
export async function clockOf(db: Db, turns: readonly Whose[]): Promise<TurnClock> {
  const people = [...new Set(turns.flatMap(({ person }) => person ?? []))];
  const cards = await findCards(db, people);
  // Asked for only where there is a name to find among them: this is part of every decision that is recorded.
  const isNamed = turns.some(({ built }) => built !== null) || [...cards.values()].some(({ team }) => team !== null);
  const teams = isNamed ? await allTeams(db) : [];
  const calendars = new Map<string | null, Awaited<ReturnType<typeof workingTimesOf>>>();
  for (const built of new Set(turns.map((turn) => turn.built)))
    calendars.set(built, await workingTimesOf(db, cards, built));
  const idOf = (name: string) =>
    (teams.find(({ id }) => id === name) ?? teams.find((team) => team.name.toLowerCase() === name.toLowerCase()))?.id ??
    name;
  const teamOf = ({ party, person, built }: Whose): string | null => {
    const name = person === null ? (party === "builders" ? built : null) : (cards.get(person)?.team ?? null);
    return name === null ? null : idOf(name);
  };
  // Nobody is in no team: their working time is that of the team whose change it is.
  const calendarOf = ({ person, built }: Whose): Calendar | undefined => calendars.get(built)?.(person ?? "").party;
  return {
    teamOf,
    timeOf: (turn, until) => {
      const calendar = calendarOf(turn);
      if (calendar === undefined || until <= turn.from) return { seconds: 0, overSeconds: 0 };
      const due = turn.dueAt === null || turn.held ? until : Math.min(Math.max(turn.dueAt, turn.from), until);
      return {
        seconds: elapsedBusinessSeconds(calendar, turn.from, until),
        overSeconds: elapsedBusinessSeconds(calendar, due, until),
      };
    },
  };
}
