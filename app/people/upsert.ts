import { Problem } from "../../domain/errors.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import { lockPeople } from "../../store/people/lock.ts";
import {
  addUserIds,
  insertPeople,
  knownPeople,
  peopleByEmail,
  peopleByUserId,
  updatePerson,
} from "../../store/people/people.ts";
import type { NewPerson } from "../../store/people/people.ts";
import type { Caller } from "../actor.ts";
import { mayReadress } from "./address.ts";
import { anchorNames } from "../usage/anchor.ts";

/** Somebody as a list names them: by id, address or user ids, and what the list knows beside. */
export interface PersonEntry {
  /** Where it stands in the input. */
  readonly path: string;
  readonly id: string | null;
  readonly userIds: readonly string[];
  readonly fields: Partial<NewPerson>;
}

/** Somebody who is there already, or is about to be. Entries that mean the same person share one. */
interface Target {
  id: string | null;
  fields: Partial<NewPerson>;
}

/**
 * Finds or adds the person of every entry, keeps what the list knows of them, and returns their ids in order. Run again it
 * changes nothing.
 * @throws Problem `invalid` where an id is nobody's, or where address and user id belong to different people
 */
export async function upsertPeople(
  tx: Tx,
  secret: string,
  caller: Caller,
  entries: readonly PersonEntry[],
): Promise<{ readonly ids: readonly string[]; readonly added: number }> {
  await lockPeople(tx);
  const targets = await targetsOf(tx, entries);
  const userIdOf = (target: Target) => entries[targets.indexOf(target)]?.userIds[0];
  const fresh = [...new Set(targets)].filter((target) => target.id === null);
  const inserted = await insertPeople(
    tx,
    fresh.map((target) => complete(target.fields, userIdOf(target))),
  );
  for (const [index, target] of fresh.entries()) target.id = inserted[index] ?? null;
  if (fresh.some((target) => target.id === null)) {
    throw new Problem("unavailable", "Somebody else is adding the same people. Send it again.", {
      retryAfterSeconds: 1,
    });
  }
  const added = new Set(fresh);
  for (const target of new Set(targets)) {
    if (!added.has(target) && target.id !== null && Object.keys(target.fields).length > 0) {
      const { email } = target.fields;
      if (email !== undefined) await mayReadress(tx, caller, { person: target.id, email });
      await updatePerson(tx, target.id, target.fields);
    }
  }
  const ids = targets.map((target) => target.id ?? "");
  await keepNames(tx, secret, entries, ids);
  return { ids, added: fresh.length };
}

async function targetsOf(tx: Tx, entries: readonly PersonEntry[]): Promise<readonly Target[]> {
  const known = await knownPeople(
    tx,
    entries.flatMap(({ id }) => id ?? []),
  );
  const byEmail = await peopleByEmail(
    tx,
    entries.flatMap(({ fields }) => fields.email ?? []),
  );
  const byUserId = await peopleByUserId(
    tx,
    entries.flatMap(({ userIds }) => userIds),
  );
  const targets = new Map<string, Target>();
  const targetOf = (id: string): Target => {
    const target = targets.get(`id ${id}`) ?? { id, fields: {} };
    targets.set(`id ${id}`, target);
    return target;
  };
  for (const [email, id] of byEmail) targets.set(`email ${email}`, targetOf(id));
  for (const [userId, id] of byUserId) targets.set(`user ${userId}`, targetOf(id));
  for (const id of known) targetOf(id);
  const errors: FieldProblem[] = [];
  const found = entries.map((entry) => {
    const keys = keysOf(entry);
    const meant = new Set(keys.flatMap((key) => targets.get(key) ?? []));
    const [first, ...others] = meant;
    if (entry.id !== null && !known.has(entry.id)) errors.push({ path: entry.path, message: "Nobody has this id." });
    if (others.length > 0) errors.push({ path: entry.path, message: differentPeople });
    const target = first ?? { id: null, fields: {} };
    for (const key of keys) targets.set(key, target);
    target.fields = { ...target.fields, ...entry.fields };
    return target;
  });
  if (errors.length === 0) return found;
  throw new Problem("invalid", "Some of the people cannot be told apart, or are not known.", { errors });
}

const differentPeople = "Its id, address and user ids belong to different people. Correct one of them.";

function keysOf({ id, userIds, fields }: PersonEntry): string[] {
  const keys = userIds.map((userId) => `user ${userId}`);
  if (id !== null) keys.push(`id ${id}`);
  if (typeof fields.email === "string") keys.push(`email ${fields.email.toLowerCase()}`);
  return keys;
}

/** Who is known by nothing else is called by a user id. */
function complete(fields: Partial<NewPerson>, userId: string | undefined): NewPerson {
  const blank = { email: null, team: null, manager: null, timeZone: null, language: null, learnsBy: null };
  const { email } = fields;
  const address = typeof email === "string" ? email.slice(0, email.lastIndexOf("@")) : undefined;
  return { ...blank, ...fields, name: fields.name ?? address ?? userId ?? "Unnamed" };
}

/** User ids and addresses stand for the person in usage too. */
async function keepNames(
  tx: Tx,
  secret: string,
  entries: readonly PersonEntry[],
  ids: readonly string[],
): Promise<void> {
  const pairs = entries.flatMap(({ userIds }, index) =>
    userIds.map((userId) => ({ person: ids[index] ?? "", userId })),
  );
  const addresses = entries.flatMap(({ fields: { email } }, index) =>
    typeof email === "string" ? [{ person: ids[index] ?? "", name: email }] : [],
  );
  await addUserIds(tx, pairs);
  await anchorNames(tx, secret, [...addresses, ...pairs.map(({ person, userId }) => ({ person, name: userId }))]);
}
