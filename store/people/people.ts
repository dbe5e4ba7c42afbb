import { sql } from "kysely";
import type { TrainingFormat } from "../../domain/change/schema.ts";
import { textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

/** A person as their record says. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly team: string | null;
  readonly manager: string | null;
  readonly timeZone: string | null;
  readonly language: string | null;
  /** How they like to learn; `null`: not said. */
  readonly learnsBy: TrainingFormat | null;
  /** What other systems call the person. */
  readonly userIds: readonly string[];
  readonly channel: PersonChannel;
}

/** Where somebody is written to. `failed`: why the last message went by mail instead. */
export interface PersonChannel {
  readonly kind: "mail" | "slack" | "slack_webhook" | "teams_webhook";
  readonly host: string | null;
  readonly failed: string | null;
}

export type NewPerson = Omit<PersonRecord, "id" | "userIds" | "channel">;

const columns = sql`p.id, p.name, p.email, p.team, p.manager, p.time_zone as "timeZone", p.language,
  p.learns_by as "learnsBy", array(select user_id from person_user_id u where u.person = p.id order by user_id) as "userIds",
  coalesce((select json_build_object('kind', c.kind, 'host', c.host, 'failed', c.failed) from chat c where c.person = p.id),
    '{"kind": "mail", "host": null, "failed": null}') as channel`;

export async function findPerson(db: Db | Tx, id: string): Promise<PersonRecord | null> {
  const rows = await sql<PersonRecord>`select ${columns} from person p where p.id = ${id}`.execute(db);
  return rows.rows[0] ?? null;
}

/** Records of some people, in no order. */
export async function findRecords(db: Db | Tx, ids: readonly string[]): Promise<readonly PersonRecord[]> {
  const rows =
    await sql<PersonRecord>`select ${columns} from person p where p.id = any(${textArray(ids)}::uuid[])`.execute(db);
  return rows.rows;
}

export interface PeoplePage {
  /** Part of a name or address. */
  readonly search: string | null;
  readonly team: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** By name. */
export async function listPeople(
  db: Db,
  { search, team, offset, limit }: PeoplePage,
): Promise<readonly PersonRecord[]> {
  const pattern = search === null ? null : `%${search.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await sql<PersonRecord>`select ${columns} from person p
    where (${pattern}::text is null or lower(p.name) like ${pattern} or lower(p.email) like ${pattern})
      and (${team}::text is null or p.team = ${team})
    order by lower(p.name), p.id offset ${offset} limit ${limit}`.execute(db);
  return rows.rows;
}

/** Ids of people by lower-case address. */
export async function peopleByEmail(db: Db | Tx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ email: string; id: string }>`select lower(email) as email, id from person
    where lower(email) = any(${textArray(emails.map((email) => email.toLowerCase()))}::text[])`.execute(db);
  return new Map(rows.rows.map(({ email, id }) => [email, id]));
}

/** Ids of people by what other systems call them. */
export async function peopleByUserId(db: Db | Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ user_id: string; person: string }>`select user_id, person from person_user_id
    where user_id = any(${textArray(userIds)}::text[])`.execute(db);
  return new Map(rows.rows.map(({ user_id, person }) => [user_id, person]));
}

/** Those of the ids that are people. */
export async function knownPeople(db: Db | Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>`select id from person where id = any(${textArray(ids)}::uuid[])`.execute(db);
  return new Set(rows.rows.map(({ id }) => id));
}

/** Inserts people in order. An address that somebody took meanwhile gives `null` in its place. */
export async function insertPeople(tx: Tx, people: readonly NewPerson[]): Promise<readonly (string | null)[]> {
  const ids: (string | null)[] = [];
  for (const person of people) {
    const { timeZone, learnsBy, ...row } = person;
    const inserted = await tx
      .insertInto("person")
      .values({ ...row, time_zone: timeZone, learns_by: learnsBy })
      .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
      .returning("id")
      .executeTakeFirst();
    ids.push(inserted?.id ?? null);
  }
  return ids;
}

/** Changes what is given. `false` when there is no such person. */
export async function updatePerson(tx: Tx, id: string, changes: Partial<NewPerson>): Promise<boolean> {
  const { timeZone, learnsBy, ...row } = changes;
  const updated = await tx
    .updateTable("person")
    .set({
      ...row,
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
      ...(learnsBy === undefined ? {} : { learns_by: learnsBy }),
      updated_at: new Date(),
    })
    .where("id", "=", id)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Gives user ids to people. Returns those that are somebody else's already; they stay theirs. */
export async function addUserIds(
  tx: Tx,
  pairs: readonly { readonly person: string; readonly userId: string }[],
): Promise<readonly string[]> {
  if (pairs.length === 0) return [];
  const userIds = textArray(pairs.map(({ userId }) => userId));
  const people = textArray(pairs.map(({ person }) => person));
  await sql`insert into person_user_id (user_id, person) select * from unnest(${userIds}::text[], ${people}::uuid[])
    on conflict do nothing`.execute(tx);
  const owners = await peopleByUserId(
    tx,
    pairs.map(({ userId }) => userId),
  );
  return pairs.filter(({ person, userId }) => owners.get(userId) !== person).map(({ userId }) => userId);
}
