import { findCards } from "../../store/people/names.ts";
import type { PersonCard } from "../../store/people/names.ts";
import type { App } from "../context.ts";

/** Who somebody is, for a message to them. */
export async function personCard(app: Pick<App, "db">, person: string): Promise<PersonCard | null> {
  return (await findCards(app.db, [person])).get(person) ?? null;
}
