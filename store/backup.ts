import type pg from "pg";
import { openPool } from "./database.ts";
import { copyFormat, migrationsOf, quoted, tablesOf } from "./copied-tables.ts";
import type { CopyHeader } from "./copied-tables.ts";

const rowsAtOnce = 1_000;

/**
 * All that is in the database at one instant, as lines: the header, then for each table `t` and its name and columns, then `r`
 * and a row for each of its rows. Writers are not held up. Needs the owner of the tables.
 */
export async function* backupLines(url: string, takenAt: string): AsyncGenerator<string> {
  const pool = openPool({ url, connectionsMax: 1, role: null });
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("begin isolation level repeatable read read only");
    yield JSON.stringify(await headerOf(client, takenAt));
    for (const table of await tablesOf(client)) yield* tableLines(client, table);
    await client.query("commit");
  } finally {
    client.release(true);
    await pool.end();
  }
}

async function headerOf(client: pg.ClientBase, takenAt: string): Promise<CopyHeader> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  );
  return { format: copyFormat, takenAt, migrations: await migrationsOf(client), sequences: rows };
}

async function* tableLines(client: pg.ClientBase, table: string): AsyncGenerator<string> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [quoted(table)],
  );
  yield `t${JSON.stringify({ table, columns: columns.map((column) => column.name) })}`;
  await client.query(
    `declare copied no scroll cursor for select to_json(kept)::text as line from only ${quoted(table)} as kept`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from copied`);
    for (const { line } of rows) yield `r${line}`;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query("close copied");
}
