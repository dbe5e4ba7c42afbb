import { sql } from "kysely";
import { textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

/** A list of people that was taken in. Instants are epoch milliseconds. */
export interface StoredImport {
  readonly id: string;
  readonly at: number;
  /** `person:ID` or `key:ID`. */
  readonly actor: string;
  readonly people: number;
  readonly added: number;
  readonly changed: number;
  readonly undoneAt: number | null;
}

/** What a list did to one person: what each changed field held before, and since. */
export interface ImportedRow {
  readonly person: string;
  readonly added: boolean;
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
  /** New to the person. */
  readonly userIds: readonly string[];
  /** Names under which their use counts since. */
  readonly names: readonly string[];
}

/** For how long a list can be undone; then what it did is forgotten. */
const keptDays = 30;

export async function insertImport(
  tx: Tx,
  { actor, people, rows }: { readonly actor: string; readonly people: number; readonly rows: readonly ImportedRow[] },
): Promise<string> {
  await sql`delete from people_import where at < now() - make_interval(days => ${keptDays})`.execute(tx);
  const { id } = await tx
    .insertInto("people_import")
    .values({ actor, people, undone_at: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (let start = 0; start < rows.length; start += 1_000)
    await tx
      .insertInto("people_import_row")
      .values(
        rows.slice(start, start + 1_000).map(({ person, added, before, after, userIds, names }) => ({
          import: id,
          person,
          added,
          before: JSON.stringify(before),
          after: JSON.stringify(after),
          user_ids: [...userIds],
          names: [...names],
        })),
      )
      .execute();
  return id;
}

/** The newest lists. */
export async function findImports(db: Db, limit: number): Promise<readonly StoredImport[]> {
  const { rows } = await sql<Omit<StoredImport, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null }>`
    select id, at, actor, people, undone_at as "undoneAt", count(row.person) filter (where added)::int as added,
      count(row.person) filter (where not added)::int as changed
    from people_import left join people_import_row as row on row.import = people_import.id
    group by people_import.id order by at desc, id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.getTime(), undoneAt: row.undoneAt?.getTime() ?? null }));
}

/** Marks a list as undone. `false`: there is none, or it was undone before. */
export async function markUndone(tx: Tx, id: string, at: number): Promise<boolean> {
  const marked = await tx
    .updateTable("people_import")
    .set({ undone_at: new Date(at) })
    .where("id", "=", id)
    .where("undone_at", "is", null)
    .executeTakeFirst();
  return marked.numUpdatedRows > 0n;
}

export async function findImportRows(tx: Tx, id: string): Promise<readonly ImportedRow[]> {
  const rows = await tx.selectFrom("people_import_row").selectAll().where("import", "=", id).execute();
  return rows.map(({ person, added, before, after, user_ids, names }) => {
    return { person, added, before, after, userIds: user_ids, names };
  });
}

/** Those of some people on whom something was built: they belong somewhere, are named, were written to, or can log in. */
export async function builtOn(tx: Tx, people: readonly string[]): Promise<ReadonlySet<string>> {
  const all = sql`${textArray(people)}::uuid[]`;
  const { rows } = await sql<{ person: string }>`
    with named as (
      select distinct found[1]::uuid as person
      from revision, regexp_matches(content::text, '"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') as found)
    select person from (
      select person from named
      union select proposer from change
      union select person from membership
      union select person from directory_user
      union select person from roster
      union select person from training_completion
      union select person from message
      union select person from link
      union select person from session
      union select person from login_link
      union select person from api_key
      union select person from absence
      union select substitute from absence
      union select manager from person where not (id = any(${all}))) as built
    where person = any(${all})`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** Takes people away who were added and never used. */
export async function deletePeople(tx: Tx, people: readonly string[]): Promise<void> {
  await sql`delete from person where id = any(${textArray(people)}::uuid[])`.execute(tx);
}

/** Takes user ids back from people. */
export async function dropUserIds(tx: Tx, userIds: readonly string[]): Promise<void> {
  await sql`delete from person_user_id where user_id = any(${textArray(userIds)}::text[])`.execute(tx);
}

/** Forgets what a list did, once it is undone. */
export async function deleteImportRows(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("people_import_row").where("import", "=", id).execute();
}
