import { Problem } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import { eraseRows, findErasure, namesOf, openRequestsOf, runningChangesOf } from "../../store/people/erasures.ts";
import type { Erasure, OpenRequest, StandsFor } from "../../store/people/erasures.ts";
import { lockPeople } from "../../store/people/lock.ts";
import { eraseFromEvents, mentionsOf } from "../../store/people/mentions.ts";
import type { Mention } from "../../store/people/mentions.ts";
import { lockIdentities } from "../../store/usage/links.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { callerId, order } from "../change/orders.ts";
import type { App } from "../context.ts";

/** What became of an erasure. */
export interface Erased extends Erasure {
  /** What the person was asked and had not answered: it can be answered by nobody, and the owner has to name somebody else. */
  readonly unanswered: readonly OpenRequest[];
  /** Where the name or address stood in words of others when it was erased; empty when it was erased before. */
  readonly mentions: readonly Mention[];
}

/**
 * Erases a person for good: who they were, how they are reached and what they wrote, in one transaction. What was decided, and every
 * number, stays as it was, of somebody erased. Sent again it answers the same and takes up what a crash left to be told.
 * @throws Problem `not_found`; `conflict` naming the running changes that somebody else has to take over before
 */
export async function erasePerson(app: App, caller: Caller, person: string): Promise<Erased> {
  requireScope(caller, "people:write");
  const request = { person, at: app.now(), actor: callerId(caller) };
  const { erasure, mentions } = await app.db.transaction().execute((tx) => eraseWithin(tx, request));
  const unanswered = await openRequestsOf(app.db, person);
  await tellOwners(app, caller, person, unanswered);
  return { ...erasure, unanswered, mentions };
}

async function eraseWithin(
  tx: Tx,
  request: Erasure,
): Promise<{ readonly erasure: Erasure; readonly mentions: readonly Mention[] }> {
  const { person } = request;
  const known = await namesOf(tx, person);
  // Before the locks: it may take minutes where there are millions of events.
  if (known !== null) {
    await standsForNothing(tx, person);
    await eraseFromEvents(tx, known);
  }
  await lockPeople(tx);
  await lockIdentities(tx);
  // Somebody else may have erased them meanwhile.
  const names = await namesOf(tx, person);
  if (names === null) {
    const before = await findErasure(tx, person);
    if (before === null) throw new Problem("not_found", "There is no such person.");
    return { erasure: before, mentions: [] };
  }
  await standsForNothing(tx, person);
  await eraseRows(tx, request);
  return { erasure: request, mentions: await mentionsOf(tx, names) };
}

async function standsForNothing(tx: Tx, person: string): Promise<void> {
  const stands = await runningChangesOf(tx, person);
  if (stands.length > 0) throw handOverFirst(stands);
}

function handOverFirst(stands: readonly StandsFor[]): Problem {
  const errors = stands.map(({ key, role }) => ({
    path: key,
    message: `They are the ${role} of ${key}. Hand it over to somebody else first.`,
  }));
  const all = [...new Set(stands.map(({ key, role }) => `${key} (${role})`))].join(", ");
  return new Problem(
    "conflict",
    `This person still stands for running changes: ${all}. Hand them over first, then erase. Nothing was erased.`,
    { errors },
  );
}

/**
 * Sends their open requests once more, to nobody: the old link is void, and the record and the page of the change tell the owner that
 * nobody can be reached. What cannot be told now is told by the next reminder.
 */
async function tellOwners(app: App, caller: Caller, person: string, requests: readonly OpenRequest[]): Promise<void> {
  const allowed: Caller = { ...caller, scopes: [...caller.scopes, "changes:write"] };
  for (const { change, request } of requests) {
    const once = `erased ${person} ${request}`;
    await order(app, allowed, change, { type: "resend", request }, once).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
  }
}
