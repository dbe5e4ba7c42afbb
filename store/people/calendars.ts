import { sql } from "kysely";
import { Calendar, defaultCalendar } from "../../lib/business-time/schema.ts";
import type { Db } from "../database.ts";
import { findCards } from "./names.ts";
import type { PersonCard } from "./names.ts";

/** The working time of a team; the default calendar for a team without one, and for nobody's. */
export async function calendarOf(db: Db, team: string | null): Promise<Calendar> {
  return (await calendarsOf(db, [team])).get(team ?? "") ?? defaultCalendar;
}

async function calendarsOf(db: Db, teams: readonly (string | null)[]): Promise<ReadonlyMap<string, Calendar>> {
  const wanted = [...new Set(teams.flatMap((team) => team ?? []))];
  if (wanted.length === 0) return new Map();
  const lower = wanted.map((each) => each.toLowerCase());
  const rows = await db
    .selectFrom("team")
    .select(["id", "name", "calendar"])
    .where((each) => each.or([each("id", "in", wanted), each(sql<string>`lower(name)`, "in", lower)]))
    .orderBy("id")
    .execute();
  // A proposal names a team by its id or by what people call it.
  return new Map(
    wanted.flatMap((team): [string, Calendar][] => {
      const row =
        rows.find(({ id }) => id === team) ?? rows.find(({ name }) => name.toLowerCase() === team.toLowerCase());
      return row?.calendar == null ? [] : [[team, row.calendar]];
    }),
  );
}

/** When a person works. */
export interface WorkingTime {
  /** By which their deadlines are counted: that of the team they are in. */
  readonly party: Calendar;
  /** The same, as their own clock shows it where they sit in another zone: nobody is reminded outside of it. */
  readonly own: Calendar;
}

/**
 * The working time of people, by id. Deadlines count the working time of whoever has the ball: of their team; where it has named
 * none, office hours of their own zone; for somebody of whom neither is known, that of the team whose change it is.
 */
export async function workingTimes(
  db: Db,
  people: readonly string[],
  changeTeam: string | null,
): Promise<(person: string) => WorkingTime> {
  return workingTimesOf(db, await findCards(db, people), changeTeam);
}

/** The same for people whose cards are known. */
export async function workingTimesOf(
  db: Db,
  cards: ReadonlyMap<string, PersonCard>,
  changeTeam: string | null,
): Promise<(person: string) => WorkingTime> {
  const calendars = await calendarsOf(db, [changeTeam, ...[...cards.values()].map((card) => card.team)]);
  const fallback = calendars.get(changeTeam ?? "") ?? defaultCalendar;
  // One object a zone and team: what is prepared for a calendar is kept by the object.
  const known = new Map<string, WorkingTime>();
  return (person) => {
    const { team = null, timeZone: zone = null } = cards.get(person) ?? {};
    const place = `${team ?? ""} ${zone ?? ""}`;
    const named = calendars.get(team ?? "");
    const party = named ?? (zone === null ? fallback : Calendar.parse({ zone }));
    const own = zone === null || zone === party.zone ? party : { ...party, zone };
    const found = known.get(place) ?? { party, own };
    known.set(place, found);
    return found;
  };
}
