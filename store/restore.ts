import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { openPool } from "./database.ts";
import type { Db } from "./database.ts";
import { copyFormat, migrationsOf, quoted, tablesOf } from "./copied-tables.ts";
import type { CopyHeader } from "./copied-tables.ts";
import type { Database } from "./tables.ts";

const rowsAtOnce = 500;
const charactersAtOnce = 4_000_000;

/** What a new installation has of its own: whoever runs it, and their way in. */
const ownTables: ReadonlySet<string> = new Set(["person", "api_key", "session", "login_link", "usage_unknown_key"]);

export interface Restoration {
  readonly url: string;
  /** As `backupLines` gave them, known to be whole. */
  readonly lines: AsyncIterable<string>;
  /** Replaces what is there. */
  readonly force: boolean;
  /** Looks at what was restored before it counts; what it throws leaves the database as it was. */
  readonly check: (db: Db) => Promise<void>;
}

export type Restored =
  | { readonly is: "restored"; readonly rows: number; readonly takenAt: string }
  | { readonly is: "refused"; readonly why: "not_a_backup" | "other_migrations" }
  | { readonly is: "refused"; readonly why: "not_empty"; readonly tables: readonly string[] };

/** Puts a backup in the place of what is in the database, in one transaction. Needs the owner of the tables. */
export async function restoreLines({ url, lines, force, check }: Restoration): Promise<Restored> {
  const pool = openPool({ url, connectionsMax: 1, role: null });
  const client = await pool.connect();
  const each = lines[Symbol.asyncIterator]();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("begin");
    const header = headerIn((await each.next()).value);
    if (header === null) return { is: "refused", why: "not_a_backup" };
    if (JSON.stringify(await migrationsOf(client)) !== JSON.stringify(header.migrations))
      return { is: "refused", why: "other_migrations" };
    const tables = await tablesOf(client);
    await client.query(`lock table ${tables.map(quoted).join(", ")} in access exclusive mode`);
    const occupied = force ? [] : await occupiedOf(client, tables);
    if (occupied.length > 0) return { is: "refused", why: "not_empty", tables: occupied };
    await client.query(`alter table change_event disable trigger user`);
    await client.query(`truncate ${tables.map(quoted).join(", ")}`);
    await client.query(`alter table change_event enable trigger user`);
    const rows = await withLateKeys(client, () => insertAll(client, each));
    for (const { name, last } of header.sequences)
      await client.query("select setval($1, $2::bigint, $3)", [quoted(name), last ?? "1", last !== null]);
    await check(within(client));
    await client.query("commit");
    return { is: "restored", rows, takenAt: header.takenAt };
  } finally {
    await each.return?.(undefined);
    // Whatever was not committed goes with the connection.
    client.release(true);
    await pool.end();
  }
}

function headerIn(line: unknown): CopyHeader | null {
  if (typeof line !== "string" || !line.startsWith(`{"format":"${copyFormat}"`)) return null;
  const header: CopyHeader = JSON.parse(line);
  return header;
}

async function occupiedOf(client: pg.ClientBase, tables: readonly string[]): Promise<readonly string[]> {
  const occupied: string[] = [];
  for (const table of tables) {
    const own = table === "person" ? 1 : 0;
    if (own === 0 && ownTables.has(table)) continue;
    const { rows } = await client.query(`select 1 from ${quoted(table)} limit ${own + 1}`);
    if (rows.length > own) occupied.push(table);
  }
  return occupied;
}

/** Tables refer to one another, and people to their managers: that is checked once all rows are there. */
async function withLateKeys<T>(client: pg.ClientBase, act: () => Promise<T>): Promise<T> {
  const { rows: keys } = await client.query<{ name: string; of: string }>(
    `select conname as name, relname as of from pg_constraint join pg_class on pg_class.oid = conrelid
     where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const alter = async (how: string) => {
    for (const { name, of } of keys)
      await client.query(`alter table ${quoted(of)} alter constraint ${quoted(name)} ${how}`);
  };
  await alter("deferrable initially deferred");
  const answer = await act();
  await client.query("set constraints all immediate");
  await alter("not deferrable");
  return answer;
}

async function insertAll(client: pg.ClientBase, lines: AsyncIterator<string>): Promise<number> {
  let insert = "";
  let rows: string[] = [];
  let characters = 0;
  let count = 0;
  const flush = async () => {
    if (rows.length > 0) await client.query(insert, [rows]);
    count += rows.length;
    [rows, characters] = [[], 0];
  };
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const line = next.value;
    if (line.startsWith("r")) {
      rows.push(line.slice(1));
      characters += line.length;
      if (rows.length >= rowsAtOnce || characters >= charactersAtOnce) await flush();
    } else {
      await flush();
      const { table, columns }: { table: string; columns: string[] } = JSON.parse(line.slice(1));
      const names = columns.map(quoted).join(", ");
      const kept = columns.map((column) => `kept.${quoted(column)}`).join(", ");
      insert = `insert into ${quoted(table)} (${names}) overriding system value
        select ${kept} from unnest($1::text[]) as line, jsonb_populate_record(null::public.${quoted(table)}, line::jsonb) as kept`;
    }
  }
  await flush();
  return count;
}

/** The repositories' way into the transaction that a client is in. */
function within(client: pg.PoolClient): Db {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => borrowed, end: async () => undefined };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
