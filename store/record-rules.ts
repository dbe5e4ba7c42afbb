import type pg from "pg";
import { applicationRole, openPool } from "./database.ts";

/** What PostgreSQL refuses, tried out and undone. */
export interface RecordRules {
  /** The application's role may add a row … */
  readonly roleAppends: boolean;
  /** … and neither change nor remove it. */
  readonly roleCannotRewrite: boolean;
  /** The owner cannot either, short of removing the trigger. */
  readonly ownerCannotRewrite: boolean;
}

const probe = "takehold-doctor";
const insert = `insert into change_event (change, seq, at, actor, type, data, previous_hash, hash)
  values ('${probe}', 1, now(), '{}', 'probe', '{}', '', '')`;
const rewrites = [
  `update change_event set type = 'other' where change = '${probe}'`,
  `delete from change_event where change = '${probe}'`,
  "truncate change_event",
];

/** Tries to add to and rewrite the event record, as the application and as the owner, in a transaction that is rolled back. */
export async function tryRecordRules(url: string): Promise<RecordRules> {
  const pool = openPool({ url, connectionsMax: 1, role: null });
  try {
    const client = await pool.connect();
    try {
      await client.query("begin");
      // A truncate would wait for everybody who writes; being refused takes no lock.
      await client.query("set local lock_timeout = '2s'");
      const takesRole = await passes(client, `set local role ${applicationRole}`);
      const roleAppends = takesRole && (await passes(client, insert));
      const roleCannotRewrite = takesRole && (await allRefused(client));
      await client.query("reset role");
      if (!roleAppends) await passes(client, insert);
      return { roleAppends, roleCannotRewrite, ownerCannotRewrite: await allRefused(client) };
    } finally {
      await client.query("rollback");
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function allRefused(client: pg.PoolClient): Promise<boolean> {
  for (const statement of rewrites) if (await passes(client, statement)) return false;
  return true;
}

/** Whether a statement is let through. What it did stays until the rollback. */
async function passes(client: pg.PoolClient, statement: string): Promise<boolean> {
  await client.query("savepoint probing");
  try {
    await client.query(statement);
    return true;
  } catch {
    await client.query("rollback to savepoint probing");
    return false;
  }
}
