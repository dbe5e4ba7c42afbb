import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Ids of the people with these ids; unknown ones are left out. */
export async function knownPeople(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("id", "in", [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}

export interface Addressee {
  readonly email: string;
  /** Name for a person who is new; `null` takes the address' local part. */
  readonly name: string | null;
}

/** The people with these addresses, added where they are new. Answers ids by address in lower case. */
export async function findOrAddByEmail(db: Db, people: readonly Addressee[]): Promise<ReadonlyMap<string, string>> {
  const byEmail = new Map<string, string>();
  for (const { email, name } of people) {
    const address = email.toLowerCase();
    if (byEmail.has(address)) continue;
    const { rows } = await sql<{ id: string }>`
      insert into person (name, email) values (${name ?? (address.split("@")[0] || address)}, ${email})
      on conflict (lower(email)) do update set updated_at = person.updated_at
      returning id`.execute(db);
    if (rows[0] !== undefined) byEmail.set(address, rows[0].id);
  }
  return byEmail;
}
