import { Problem } from "../../domain/errors.ts";
import { findPerson as find, listPeople as list } from "../../store/people/people.ts";
import type { PeoplePage, PersonRecord } from "../../store/people/people.ts";
import { findErasure } from "../../store/people/erasures.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { recordLook } from "./looks.ts";

/** People by name. */
export async function listPeople(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  page: PeoplePage,
): Promise<readonly PersonRecord[]> {
  requireScope(caller, "people:read");
  const people = await list(app.db, page);
  await recordLook(
    app,
    caller,
    { place: "people" },
    people.map(({ id }) => id),
  );
  return people;
}

/** @throws Problem `not_found` */
export async function findPerson(app: Pick<App, "db" | "now">, caller: Caller, id: string): Promise<PersonRecord> {
  requireScope(caller, "people:read");
  const person = await find(app.db, id);
  if (person === null) throw await nobody(app, id);
  await recordLook(app, caller, { place: "person" }, [id]);
  return person;
}

async function nobody(app: Pick<App, "db">, id: string): Promise<Problem> {
  const erasure = await findErasure(app.db, id);
  if (erasure === null) return new Problem("not_found", "There is no such person.");
  const day = new Date(erasure.at).toISOString().slice(0, 10);
  return new Problem("not_found", `This person was erased on ${day}. What they decided stays, of somebody erased.`);
}
