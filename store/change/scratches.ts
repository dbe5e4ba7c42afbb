import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Text of a proposal that somebody typed and has not kept. `form`: inputs by name. Instants are epoch milliseconds. */
export interface Scratch {
  readonly id: string;
  /** `null`: of a new change. */
  readonly change: string | null;
  readonly basedOn: number | null;
  readonly form: Readonly<Record<string, string>>;
  readonly version: number;
  readonly updatedAt: number;
}

export interface NewScratch extends Omit<Scratch, "version" | "updatedAt"> {
  readonly person: string;
  readonly at: number;
}

/**
 * Keeps it as version `after + 1`, in one statement, so that of two tabs with one version one wins. `null`: it is not at version `after`
 * any more, or it is somebody else's.
 */
export async function writeScratch(
  db: Db,
  { id, person, at, ...text }: NewScratch,
  after: number,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into scratch (id, person, change, based_on, form, version, updated_at)
    select ${id}, ${person}, ${text.change}, ${text.basedOn}, ${JSON.stringify(text.form)}::jsonb, 1, ${new Date(at)}
    where ${after} = 0 or exists (select 1 from scratch where id = ${id})
    on conflict (id) do update set form = excluded.form, based_on = excluded.based_on, version = scratch.version + 1,
      updated_at = excluded.updated_at
    where scratch.version = ${after} and scratch.person = ${person}
    returning version`.execute(db);
  return rows[0]?.version ?? null;
}

export async function findScratch(db: Db, person: string, id: string): Promise<Scratch | null> {
  const rows = await own(db, person).where("id", "=", id).execute();
  return rows.map(scratchOf)[0] ?? null;
}

/** What somebody typed for a change (`null`: for a new one) and did not keep, newest first. */
export async function listScratches(db: Db, person: string, change: string | null): Promise<readonly Scratch[]> {
  const rows = await own(db, person)
    .where("change", change === null ? "is" : "=", change)
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(scratchOf);
}

/** Drops it. With `unless`, only as long as it is at that version: what was typed on in another tab stays. */
export async function deleteScratch(db: Db, person: string, id: string, version: number | null): Promise<void> {
  let query = db.deleteFrom("scratch").where("person", "=", person).where("id", "=", id);
  if (version !== null) query = query.where("version", "=", version);
  await query.execute();
}

/** Drops what somebody has not touched since `before`, and all but the newest `most`. */
export async function tidyScratches(db: Db, person: string, before: number, most: number): Promise<void> {
  await sql`delete from scratch where person = ${person} and (updated_at < ${new Date(before)}
    or id in (select id from scratch where person = ${person} order by updated_at desc, id offset ${most}))`.execute(
    db,
  );
}

function own(db: Db, person: string) {
  return db
    .selectFrom("scratch")
    .select(["id", "change", "based_on", "form", "version", "updated_at"])
    .where("person", "=", person);
}

function scratchOf(row: Awaited<ReturnType<ReturnType<typeof own>["execute"]>>[number]): Scratch {
  return {
    id: row.id,
    change: row.change,
    basedOn: row.based_on,
    form: textsOf(row.form),
    version: row.version,
    updatedAt: row.updated_at.getTime(),
  };
}

function textsOf(form: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}
