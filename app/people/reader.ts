import { calendarOf } from "../../store/people/calendars.ts";
import { findCards } from "../../store/people/names.ts";
import type { PersonCard } from "../../store/people/names.ts";
import type { App } from "../context.ts";

/** Somebody who is written to, and how they read. */
export interface Reader extends PersonCard {
  /** Their own zone, else the one their team works in, else UTC. */
  readonly timeZone: string;
}

/** Who somebody is, for a message or page of theirs; `null`: there is no such person. */
export async function readerOf(app: Pick<App, "db">, person: string): Promise<Reader | null> {
  const card = (await findCards(app.db, [person])).get(person);
  if (card === undefined) return null;
  return {
    ...card,
    timeZone: card.timeZone ?? (card.team === null ? "UTC" : (await calendarOf(app.db, card.team)).zone),
  };
}
