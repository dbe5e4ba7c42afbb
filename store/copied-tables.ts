import type pg from "pg";

/** What a copy of the database says about itself: its first line. */
export interface CopyHeader {
  readonly format: "takehold backup 1";
  readonly takenAt: string;
  /** Names and checksums of the migrations that made its tables, in order. */
  readonly migrations: readonly (readonly [name: string, checksum: string])[];
  /** `last` is null for one that was never used. */
  readonly sequences: readonly { readonly name: string; readonly last: string | null }[];
}

export const copyFormat = "takehold backup 1";

/** Every table but that of the migrations, which belong to the program and not to what is kept in it. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by relname`,
  );
  return rows.map((row) => row.name);
}

export async function migrationsOf(client: pg.ClientBase): Promise<CopyHeader["migrations"]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from migration order by name",
  );
  return rows.map(({ name, checksum }) => [name, checksum]);
}

/** A name as SQL takes it, whatever it is made of. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
