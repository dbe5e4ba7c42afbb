import { findCards } from "../../store/people/names.ts";
import type { PersonCard } from "../../store/people/names.ts";
import type { App } from "../context.ts";

/** Who somebody is, for a message to them. */
export async function personCard(app: Pick<App, "db">, person: string): Promise<PersonCard | null> {
  return (await findCards(app.db, [person])).get(person) ?? null;
}

/** Names by id; `null`: it was erased. */
export async function personNames(
  app: Pick<App, "db">,
  people: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const cards = await findCards(app.db, people);
  return new Map([...cards].map(([id, { name }]) => [id, name]));
}
