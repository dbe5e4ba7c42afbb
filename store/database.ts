import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { PoolClient } from "pg";
import type { Transaction } from "kysely";
import type { Database } from "./tables.ts";

/** The pool, or a transaction of it. Repositories take either. */
export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** Runs in the transaction that is under way, else in one of its own. */
export async function within<T>(db: Db | Tx, run: (tx: Tx) => Promise<T>): Promise<T> {
  return isTransaction(db) ? run(db) : db.transaction().execute(run);
}

function isTransaction(db: Db | Tx): db is Tx {
  return db.isTransaction;
}

/** The role the application runs as. It may insert and read events and nothing else with them. */
export const applicationRole = "takehold_app";

export interface DatabaseOptions {
  readonly url: string;
  readonly connectionsMax?: number;
  /** Runs as the given role; the migrator passes null and stays who it is. */
  readonly role?: string | null;
}

/** Opens a pool. Connections are made when needed; a query waits 5 s for one and runs 30 s at most. */
export function openPool({ url, connectionsMax = 10, role = applicationRole }: DatabaseOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 10_000,
    application_name: "takehold",
    options: `-c statement_timeout=30000 -c timezone=UTC${role === null ? "" : ` -c role=${role}`}`,
  });
  // A connection that breaks is replaced by the pool, and its statement fails; without a listener, idle or in use, it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The same over one connection that somebody else holds and releases. */
export function databaseOn(client: PoolClient): Db {
  const held = { connect: () => Promise.resolve({ query: client.query.bind(client), release: () => undefined }) };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: { ...held, end: () => Promise.resolve() } }) });
}

export function openDatabase(options: DatabaseOptions): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(options) }) });
}
