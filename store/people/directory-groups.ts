import { sql } from "kysely";
import { textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

/** A group of the directory. Instants are epoch milliseconds. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  /** The population and the group of it in which its people count; nowhere while there is no population. */
  readonly population: string | null;
  readonly countsAs: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

interface GroupRow {
  readonly id: string;
  readonly display_name: string;
  readonly external_id: string | null;
  readonly population: string | null;
  readonly counts_as: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

function toGroup(row: GroupRow): DirectoryGroup {
  return {
    id: row.id,
    displayName: row.display_name,
    externalId: row.external_id,
    population: row.population,
    countsAs: row.counts_as,
    createdAt: row.created_at.getTime(),
    updatedAt: row.updated_at.getTime(),
  };
}

export async function findDirectoryGroup(db: Db | Tx, id: string): Promise<DirectoryGroup | null> {
  const row = await db.selectFrom("directory_group").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toGroup(row);
}

/** Which of a name and an external id another group than `not` has. */
export async function directoryGroupCalled(
  tx: Tx,
  { displayName, externalId, not }: { displayName: string; externalId: string | null; not: string | null },
): Promise<"displayName" | "externalId" | null> {
  const { rows } = await sql<{ same: boolean }>`select lower(display_name) = lower(${displayName}) as same
    from directory_group where id is distinct from ${not}::uuid
      and (lower(display_name) = lower(${displayName}) or external_id = ${externalId})`.execute(tx);
  if (rows.length === 0) return null;
  return rows.some(({ same }) => same) ? "displayName" : "externalId";
}

export async function insertDirectoryGroup(
  tx: Tx,
  group: Omit<DirectoryGroup, "id" | "createdAt" | "updatedAt">,
  at: number,
): Promise<DirectoryGroup> {
  const row = await tx
    .insertInto("directory_group")
    .values({
      display_name: group.displayName,
      external_id: group.externalId,
      population: group.population,
      counts_as: group.countsAs,
      created_at: new Date(at),
      updated_at: new Date(at),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toGroup(row);
}

/** Changes what is given. */
export async function updateDirectoryGroup(
  tx: Tx,
  id: string,
  changes: Partial<Pick<DirectoryGroup, "displayName" | "externalId" | "population" | "countsAs">>,
  at: number,
): Promise<DirectoryGroup> {
  const { displayName, externalId, countsAs, population } = changes;
  const row = await tx
    .updateTable("directory_group")
    .set({
      updated_at: new Date(at),
      ...(displayName === undefined ? {} : { display_name: displayName }),
      ...(externalId === undefined ? {} : { external_id: externalId }),
      ...(population === undefined ? {} : { population }),
      ...(countsAs === undefined ? {} : { counts_as: countsAs }),
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toGroup(row);
}

export async function deleteDirectoryGroup(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("directory_group").where("id", "=", id).execute();
}

/** By which groups are looked for; all of it has to hold, and `null` is not asked for. */
export interface GroupQuery {
  readonly id: string | null;
  readonly displayName: string | null;
  readonly externalId: string | null;
  /** Somebody who is in it. */
  readonly member: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** In the order in which they came, and how many there are in all. */
export async function listDirectoryGroups(
  db: Db,
  { id, displayName, externalId, member, offset, limit }: GroupQuery,
): Promise<{ readonly total: number; readonly groups: readonly DirectoryGroup[] }> {
  const holds = sql`(${id}::uuid is null or id = ${id})
    and (${displayName}::text is null or lower(display_name) = lower(${displayName}))
    and (${externalId}::text is null or external_id = ${externalId})
    and (${member}::uuid is null or exists (
      select 1 from directory_group_member m where m.directory_group = directory_group.id and m.person = ${member}))`;
  const { rows } = await sql<GroupRow>`select * from directory_group where ${holds}
    order by created_at, id offset ${offset} limit ${limit}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*)::int as total from directory_group where ${holds}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, groups: rows.map(toGroup) };
}

/** A group with how many people the directory has in it. */
export interface SizedGroup extends DirectoryGroup {
  readonly people: number;
}

/** All groups by name. */
export async function directoryGroupSizes(db: Db): Promise<readonly SizedGroup[]> {
  const { rows } = await sql<GroupRow & { people: number }>`select g.*, (
      select count(*)::int from directory_group_member m where m.directory_group = g.id) as people
    from directory_group g order by lower(g.display_name)`.execute(db);
  return rows.map((row) => ({ ...toGroup(row), people: row.people }));
}

/** Somebody in a group of the directory. */
export interface GroupMember {
  readonly group: string;
  readonly displayName: string;
  readonly person: string;
  readonly name: string;
}

/** Everybody in these groups, or every group of these people. */
export async function groupMembers(
  db: Db | Tx,
  of: { readonly groups: readonly string[] } | { readonly people: readonly string[] },
): Promise<readonly GroupMember[]> {
  const chosen =
    "groups" in of
      ? sql`m.directory_group = any(${textArray(of.groups)}::uuid[])`
      : sql`m.person = any(${textArray(of.people)}::uuid[])`;
  const { rows } = await sql<GroupMember>`
    select m.directory_group as "group", g.display_name as "displayName", m.person, p.name
    from directory_group_member m join directory_group g on g.id = m.directory_group join person p on p.id = m.person
    where ${chosen} order by m.added`.execute(db);
  return rows;
}

/** Adds people to a group. Returns those who were not in it. */
export async function addGroupMembers(tx: Tx, group: string, people: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`insert into directory_group_member (directory_group, person)
    select ${group}, person from unnest(${textArray(people)}::uuid[]) with ordinality as given (person, place) order by place
    on conflict do nothing returning person`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Takes people out of a group, or everybody but these. Returns those who were in it. */
export async function removeGroupMembers(
  tx: Tx,
  group: string,
  which: { readonly these: readonly string[] } | { readonly allBut: readonly string[] },
): Promise<readonly string[]> {
  const chosen =
    "these" in which
      ? sql`person = any(${textArray(which.these)}::uuid[])`
      : sql`not (person = any(${textArray(which.allBut)}::uuid[]))`;
  const { rows } = await sql<{ person: string }>`delete from directory_group_member
    where directory_group = ${group} and ${chosen} returning person`.execute(tx);
  return rows.map(({ person }) => person);
}
