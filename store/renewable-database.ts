import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { DatabaseOptions, Db } from "./database.ts";
import { openPool } from "./database.ts";
import type { Database } from "./tables.ts";

export interface RenewableDatabase {
  readonly db: Db;
  /** Leaves all connections made so far; the next query makes new ones. What runs on an old one may end on it. */
  readonly renew: () => void;
}

/**
 * For a process that is stopped between two requests, maybe for hours, without noticing: by then the other side has closed
 * its connections, and the first query would fail. `options` is asked when the first connection is needed, and again after
 * it failed, so that a database that is away does not keep the process from starting.
 */
export function openRenewableDatabase(options: () => Promise<DatabaseOptions>): RenewableDatabase {
  let known: DatabaseOptions | null = null;
  let pool: pg.Pool | null = null;
  const connect = async () => {
    known ??= await options();
    pool ??= openPool(known);
    return pool.connect();
  };
  const leave = async () => {
    const left = pool;
    pool = null;
    await left?.end();
  };
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool: { connect, end: leave } }) }),
    renew: () => void leave().catch(() => undefined),
  };
}
