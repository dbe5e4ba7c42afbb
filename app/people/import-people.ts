import type { z } from "zod";
import type { Tx } from "../../store/database.ts";
import { insertImport } from "../../store/people/imports.ts";
import type { ImportedRow } from "../../store/people/imports.ts";
import { lockPeople } from "../../store/people/lock.ts";
import { findRecords, peopleByEmail, peopleByUserId } from "../../store/people/people.ts";
import type { NewPerson, PersonRecord } from "../../store/people/people.ts";
import { insertTeam } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { callerId } from "../change/orders.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { setChannel } from "./channel.ts";
import { PeopleList } from "./input.ts";
import { addressOf, isPersonId, resolvePeople } from "./resolve.ts";
import { upsertPeople } from "./upsert.ts";

type Deps = Pick<App, "db" | "secret" | "chat">;

/** What became of a list of people, or would. */
export interface PeopleWritten {
  readonly people: number;
  readonly added: number;
  readonly changed: number;
  /** By which it can be undone; `null` where nothing was changed. */
  readonly import: string | null;
  /** Everybody to whom something happened, in the order of the list. */
  readonly outcome: readonly PersonOutcome[];
}

/** `changes`: what a field held before, and holds since; a manager is told by name. */
export interface PersonOutcome {
  readonly name: string;
  readonly email: string | null;
  readonly added: boolean;
  readonly changes: readonly {
    readonly field: ImportedField;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

export const importedFields = [
  "name",
  "email",
  "team",
  "manager",
  "timeZone",
  "language",
  "learnsBy",
] as const satisfies readonly (keyof NewPerson)[];
export type ImportedField = (typeof importedFields)[number] | "userIds";

/** Ends the transaction of a preview: what would happen was seen, and nothing of it is to stay. */
class Seen extends Error {}

/**
 * Adds people, or brings what is known of them up to date; they are told by address or user id. Teams that are not there
 * are added by their id. The same list twice changes nothing. A preview does all of it, tells what became of it, and keeps nothing.
 * @throws Problem `invalid` naming entries whose person cannot be told
 */
export async function importPeople(
  app: Deps,
  caller: Caller,
  input: z.input<typeof PeopleList>,
  { preview = false }: { readonly preview?: boolean } = {},
): Promise<PeopleWritten> {
  requireScope(caller, "people:write");
  const { people } = parse(PeopleList, input);
  let written: PeopleWritten | undefined;
  try {
    await app.db.transaction().execute(async (tx) => {
      written = await write(tx, app, caller, people);
      if (preview) throw new Seen();
    });
  } catch (error) {
    if (!(error instanceof Seen)) throw error;
  }
  if (written === undefined) throw new Error("a list was neither written nor refused");
  return preview ? { ...written, import: null } : written;
}

type Entries = z.output<typeof PeopleList>["people"];

async function write(tx: Tx, app: Deps, caller: Caller, people: Entries): Promise<PeopleWritten> {
  await lockPeople(tx);
  const known = await knownBefore(tx, people);
  const managers = await resolvePeople(
    { db: tx, secret: app.secret },
    people.flatMap(({ manager }, index) =>
      manager === undefined || manager === null ? [] : [{ path: `people.${index}.manager`, ref: manager }],
    ),
  );
  const teams = new Set(people.flatMap(({ team }) => team ?? []));
  for (const id of [...teams].toSorted())
    await insertTeam(tx, { id, name: id, calendar: null, intake: { answerIn: null, atOnce: null, buildIn: null } });
  const entries = people.map(({ userIds, manager: _manager, channel: _channel, ...fields }, index) => {
    const path = `people.${index}`;
    const manager = managers.get(`${path}.manager`);
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return { path, id: null, userIds: userIds ?? [], fields: manager === undefined ? given : { ...given, manager } };
  });
  const { ids } = await upsertPeople(tx, app.secret, caller, entries);
  for (const [index, { channel }] of people.entries()) {
    const id = ids[index];
    if (channel !== undefined && id !== undefined) await setChannel(tx, app, id, channel, `people.${index}.channel`);
  }
  const touched = [...new Set([...ids, ...managers.values()])];
  const after = new Map((await findRecords(tx, touched)).map((record) => [record.id, record]));
  const rows = touched.flatMap((id) => rowOf(known.get(id), after.get(id)) ?? []);
  const done =
    rows.length > 0 ? await insertImport(tx, { actor: callerId(caller), people: people.length, rows }) : null;
  const names = await namesOf(tx, rows, after);
  const added = rows.filter((row) => row.added).length;
  const outcome = rows.map((row) => outcomeOf(row, after.get(row.person), names));
  return { people: people.length, added, changed: rows.length - added, import: done, outcome };
}

/** Everybody whom the list can mean, as they are before it. */
async function knownBefore(tx: Tx, people: Entries): Promise<ReadonlyMap<string, PersonRecord>> {
  const managers = people.flatMap(({ manager }) => manager ?? []);
  const texts = managers.flatMap((manager) => (typeof manager === "string" ? [manager] : []));
  const addresses = managers.flatMap((manager) => addressOf(manager)?.email ?? []);
  const byEmail = await peopleByEmail(tx, [...people.flatMap(({ email }) => email ?? []), ...addresses]);
  const byUserId = await peopleByUserId(tx, [...people.flatMap(({ userIds }) => userIds ?? []), ...texts]);
  const ids = texts.filter(isPersonId);
  const records = await findRecords(tx, [...new Set([...byEmail.values(), ...byUserId.values(), ...ids])]);
  return new Map(records.map((record) => [record.id, record]));
}

function rowOf(before: PersonRecord | undefined, after: PersonRecord | undefined): ImportedRow | null {
  if (after === undefined) return null;
  const changed = before === undefined ? [] : importedFields.filter((field) => before[field] !== after[field]);
  const userIds = after.userIds.filter((userId) => before?.userIds.includes(userId) !== true);
  if (before !== undefined && changed.length === 0 && userIds.length === 0) return null;
  const isNewAddress = before === undefined || changed.includes("email");
  return {
    person: after.id,
    added: before === undefined,
    before: Object.fromEntries(changed.map((field) => [field, before?.[field] ?? null])),
    after: Object.fromEntries(changed.map((field) => [field, after[field]])),
    userIds,
    names: [...userIds, ...(isNewAddress && after.email !== null ? [after.email] : [])],
  };
}

/** Names of managers, who are kept by id. */
async function namesOf(
  tx: Tx,
  rows: readonly ImportedRow[],
  known: ReadonlyMap<string, PersonRecord>,
): Promise<ReadonlyMap<string, string>> {
  const managers = rows.flatMap(({ person, before, after }) => [
    before["manager"] ?? [],
    after["manager"] ?? [],
    known.get(person)?.manager ?? [],
  ]);
  return new Map((await findRecords(tx, [...new Set(managers.flat())])).map(({ id, name }) => [id, name]));
}

function outcomeOf(
  row: ImportedRow,
  record: PersonRecord | undefined,
  names: ReadonlyMap<string, string>,
): PersonOutcome {
  const shown = (field: string, value: string | null | undefined) =>
    field === "manager" && typeof value === "string" ? (names.get(value) ?? null) : (value ?? null);
  const fields = row.added ? importedFields.filter((field) => (record?.[field] ?? null) !== null) : importedFields;
  const changes: PersonOutcome["changes"] = fields
    .filter((field) => row.added || field in row.after)
    .map((field) => ({
      field,
      from: shown(field, row.before[field]),
      to: shown(field, row.added ? record?.[field] : row.after[field]),
    }));
  const userIds = row.userIds.map((userId) => ({ field: "userIds" as const, from: null, to: userId }));
  return {
    name: record?.name ?? "",
    email: record?.email ?? null,
    added: row.added,
    changes: [...changes, ...userIds],
  };
}
