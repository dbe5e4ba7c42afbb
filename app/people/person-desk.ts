import { findDecisionsOf } from "../../store/change/decisions.ts";
import type { PersonalDecision } from "../../store/change/decisions.ts";
import { findAbsence } from "../../store/people/absences.ts";
import type { Absence } from "../../store/people/absences.ts";
import { findChanges } from "../../store/change/read.ts";
import { countWaiting, findOwned, findWaitingFor } from "../../store/portfolio/people.ts";
import { openRequestsOf, runningChangesOf } from "../../store/people/erasures.ts";
import type { OpenRequest, StandsFor } from "../../store/people/erasures.ts";
import type { PersonRecord } from "../../store/people/people.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { itemsOf } from "../portfolio/items.ts";
import type { PortfolioItem } from "../portfolio/items.ts";
import { findPerson } from "./list-people.ts";

/** Decisions shown at most: what was decided before is in the records of the changes. */
const decisionsMax = 50;
/** Changes of each kind shown at most: more than anybody has before them at once. */
const changesMax = 200;

/** One person, what waits for them, what they stand for, and what they decided. */
export interface PersonDesk {
  readonly person: PersonRecord;
  readonly manager: PersonRecord | null;
  /** When they are away; `null`: they are not. */
  readonly absence: (Absence & { readonly substituteIs: PersonRecord | null }) | null;
  /** Changes in which they have the ball, the longest waiting first. */
  readonly waiting: readonly PortfolioItem[];
  /** Changes that they own and that are not closed, in the portfolio's order. */
  readonly owns: readonly PortfolioItem[];
  readonly decided: readonly PersonalDecision[];
  /** Running changes that somebody else has to take over before the person can be erased. */
  readonly standsFor: readonly StandsFor[];
  /** Sign-offs they are asked for. */
  readonly unanswered: readonly OpenRequest[];
}

/** @throws Problem `not_found` */
export async function personDesk(app: Pick<App, "db" | "now">, caller: Caller, id: string): Promise<PersonDesk> {
  const person = await findPerson(app, caller, id);
  const [waiting, owns, decided, manager, standsFor, unanswered, absence] = await Promise.all([
    listed(app, caller, findWaitingFor(app.db, id, changesMax)),
    listed(app, caller, findOwned(app.db, id, { seesNames: hasScope(caller, "people:read"), limit: changesMax })),
    findDecisionsOf(app.db, id, decisionsMax),
    person.manager === null ? null : findPerson(app, caller, person.manager),
    runningChangesOf(app.db, id),
    openRequestsOf(app.db, id),
    absenceWith(app, caller, id),
  ]);
  return { person, manager, absence, waiting, owns, decided, standsFor, unanswered };
}

async function absenceWith(app: Pick<App, "db" | "now">, caller: Caller, id: string): Promise<PersonDesk["absence"]> {
  const absence = await findAbsence(app.db, id);
  if (absence === null || absence.until <= app.now()) return null;
  const { substitute } = absence;
  return { ...absence, substituteIs: substitute === null ? null : await findPerson(app, caller, substitute) };
}

async function listed(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  keys: Promise<readonly string[]>,
): Promise<readonly PortfolioItem[]> {
  requireScope(caller, "changes:read");
  return itemsOf(app, caller, await findChanges(app.db, await keys));
}

/** How many changes wait for each person. */
export async function waitingCounts(app: Pick<App, "db">, caller: Caller): Promise<ReadonlyMap<string, number>> {
  requireScope(caller, "changes:read");
  return countWaiting(app.db);
}
