import { z } from "zod";
import { PersonRef } from "../../domain/change/schema.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import { findAbsence, saveAbsence } from "../../store/people/absences.ts";
import { findPerson } from "../../store/people/people.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { resolvePeople } from "./resolve.ts";

const instant = z.iso.datetime({ offset: true, error: "Write an instant with its offset, as 2026-01-31T09:00:00Z." });

/** An absence: requests that come meanwhile go to the substitute, who decides in this person's place. */
export const AbsenceFields = z
  .strictObject({ from: instant, until: instant, substitute: PersonRef.nullable().default(null) })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    path: ["until"],
    message: "An absence ends after it begins.",
  });

export interface AbsenceView {
  readonly from: number;
  readonly until: number;
  readonly substitute: string | null;
}

async function requirePerson(app: Pick<App, "db">, person: string): Promise<void> {
  if ((await findPerson(app.db, person)) === null) throw new Problem("not_found", "There is no such person.");
}

/** Whether somebody may set the absence of a person: they themselves, or who looks after people. */
function requireOwn(caller: Caller, person: string): void {
  if (caller.person !== person) requireScope(caller, "people:write");
}

/** @throws Problem `not_found` for nobody, and for somebody who is not away */
export async function absenceOf(app: App, caller: Caller, person: string): Promise<AbsenceView> {
  requireScope(caller, "people:read");
  await requirePerson(app, person);
  const absence = await findAbsence(app.db, person);
  if (absence === null) throw new Problem("not_found", "This person has no absence.");
  return absence;
}

export async function setAbsence(app: App, caller: Caller, person: string, input: unknown): Promise<AbsenceView> {
  requireOwn(caller, person);
  await requirePerson(app, person);
  const { from, until, substitute: named } = parse(AbsenceFields, input);
  const found = named === null ? null : await resolvePeople(app, [{ path: "substitute", ref: named }]);
  const substitute = found?.get("substitute") ?? null;
  if (substitute === person) {
    const message = "Name somebody else: nobody can stand in for themselves.";
    throw invalidField("substitute", message);
  }
  const absence = { from: Date.parse(from), until: Date.parse(until), substitute };
  await saveAbsence(app.db, person, absence);
  return absence;
}

export async function endAbsence(app: App, caller: Caller, person: string): Promise<void> {
  requireOwn(caller, person);
  await requirePerson(app, person);
  await saveAbsence(app.db, person, null);
}
