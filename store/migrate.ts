import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";
import { applicationRole, databaseOn, openPool } from "./database.ts";
import { listUnlisted } from "./portfolio/listing.ts";

const directory = new URL("./migrations/", import.meta.url);
/** Any number, as long as every process takes the same. */
const lockKey = 7_316_402;

export interface Migrated {
  readonly applied: readonly string[];
  /** The application's role exists and is held by the connecting user. */
  readonly roleReady: boolean;
}

/**
 * Brings the database up to date, and the read models that are written by rules of the program. Each file runs once, in a transaction, under an advisory lock, so processes may start at
 * the same time. @throws Error when a file that was applied has changed since.
 */
export async function migrate(url: string): Promise<Migrated> {
  const pool = openPool({ url, connectionsMax: 1, role: null });
  try {
    const client = await pool.connect();
    try {
      await client.query("set statement_timeout = 0");
      await client.query("select pg_advisory_lock($1)", [lockKey]);
      const applied = await applyAll(client);
      const roleReady = await grantApplication(client);
      await listUnlisted(databaseOn(client));
      return { applied, roleReady };
    } finally {
      await client.query("select pg_advisory_unlock($1)", [lockKey]).catch(() => undefined);
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function applyAll(client: pg.PoolClient): Promise<readonly string[]> {
  await client.query(
    "create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())",
  );
  const known = new Map<string, string>();
  const rows = await client.query<{ name: string; checksum: string }>("select name, checksum from migration");
  for (const row of rows.rows) known.set(row.name, row.checksum);
  const applied: string[] = [];
  for (const name of (await readdir(directory)).filter((file) => file.endsWith(".sql")).toSorted()) {
    const sql = await readFile(new URL(name, directory), "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    if (known.get(name) === checksum) continue;
    if (known.has(name))
      throw new Error(`Migration ${name} was applied before and has changed since. Restore the file.`);
    await applyOne(client, name, sql, checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.PoolClient, name: string, sql: string, checksum: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into migration (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed; the database is as it was before it.`, { cause: error });
  }
}

/** Creates and grants the application's role where the connecting user may; otherwise says that it does not hold. */
async function grantApplication(client: pg.PoolClient): Promise<boolean> {
  const role = applicationRole;
  try {
    await client.query(`do $$ begin
      create role ${role} nologin;
    exception when duplicate_object or unique_violation then null; end $$`);
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('takehold role'))");
    await client.query(`do $$ begin
      if not pg_has_role(current_user, '${role}', 'member') then
        execute format('grant ${role} to %I', current_user);
      end if; end $$`);
    await client.query(`grant usage on schema public to ${role}`);
    await client.query(`grant select, insert, update, delete on all tables in schema public to ${role}`);
    await client.query(`grant usage on all sequences in schema public to ${role}`);
    await client.query(`revoke update, delete, truncate on change_event, person_erasure, name_access from ${role}`);
    await client.query(`revoke insert, update, delete, truncate on migration from ${role}`);
    await client.query("commit");
    return true;
  } catch {
    await client.query("rollback").catch(() => undefined);
    return false;
  }
}
