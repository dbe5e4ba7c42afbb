import { Problem } from "../../domain/errors.ts";
import { allKeys } from "../../store/access/keys.ts";
import { findErasure } from "../../store/people/erasures.ts";
import { listLooks, noteLook } from "../../store/people/looks.ts";
import type { Look, LookPage } from "../../store/people/looks.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { callerId } from "../change/orders.ts";
import type { App } from "../context.ts";

/** Records that a caller is shown names of people. Where that fails, so does what shows them: there is no look without a record. */
export async function recordLook(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  { place, population = null }: { readonly place: Look["place"]; readonly population?: string | null },
  people: readonly string[],
): Promise<void> {
  await noteLook(app.db, { at: app.now(), actor: callerId(caller), place, population }, people);
}

/** A look with who it was in words. */
export interface NamedLook extends Look {
  /** A person, or the name of a key; `null` for somebody erased. */
  readonly by: string | null;
}

/** Who was shown a person's name, newest first; also of somebody erased. @throws Problem `not_found` */
export async function looksAt(
  app: Pick<App, "db">,
  caller: Caller,
  person: string,
  page: LookPage,
): Promise<readonly NamedLook[]> {
  requireScope(caller, "admin");
  const looks = await listLooks(app.db, person, page);
  const isSomebody = looks.length > 0 || (await findCards(app.db, [person])).get(person)?.name != null;
  if (!isSomebody && (await findErasure(app.db, person)) === null)
    throw new Problem("not_found", "There is no such person.");
  const cards = await findCards(app.db, looks.filter(isPerson).map(idOf));
  const keys = new Map((await allKeys(app.db)).map(({ id, name }) => [id, name]));
  return looks.map((look) => ({
    ...look,
    by: isPerson(look) ? (cards.get(idOf(look))?.name ?? null) : `key “${keys.get(idOf(look)) ?? idOf(look)}”`,
  }));
}

function idOf({ actor }: Look): string {
  return actor.slice(actor.indexOf(":") + 1);
}

function isPerson({ actor }: Look): boolean {
  return actor.startsWith("person:");
}
