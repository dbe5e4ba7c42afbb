import { Problem } from "../../domain/errors.ts";
import { findPerson as find, listPeople as list } from "../../store/people/people.ts";
import type { PeoplePage, PersonRecord } from "../../store/people/people.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** People by name. */
export async function listPeople(
  app: Pick<App, "db">,
  caller: Caller,
  page: PeoplePage,
): Promise<readonly PersonRecord[]> {
  requireScope(caller, "people:read");
  return list(app.db, page);
}

/** @throws Problem `not_found` */
export async function findPerson(app: Pick<App, "db">, caller: Caller, id: string): Promise<PersonRecord> {
  requireScope(caller, "people:read");
  const person = await find(app.db, id);
  if (person === null) throw new Problem("not_found", "There is no such person.");
  return person;
}
