import { randomBytes, randomInt } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { openDatabase } from "../store/database.ts";
import type { Db } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";

export interface FreshDatabase {
  /** Of the owner; the application takes its own role on it. */
  readonly url: string;
  /** As the application: the role `takehold_app`. */
  readonly db: Db;
  /** Closes `db` and removes the database, whoever is still connected. */
  readonly drop: () => Promise<void>;
}

/** A migrated database of its own, in the cluster that all tests of a run share. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const cluster = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await execute(cluster, `create database ${name}`);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  const url = address.href;
  const drop = () => execute(cluster, `drop database if exists ${name} with (force)`);
  try {
    await migrate(url);
    // All tests of a run share one Temporal namespace, in which the key of a change is the id of its workflow.
    await execute(url, `alter sequence change_number restart with ${randomInt(1, 2_000_000) * 1_000}`);
  } catch (error) {
    await drop();
    throw error;
  }
  const db = openDatabase({ url });
  return {
    url,
    db,
    drop: async () => {
      await db.destroy();
      await drop();
    },
  };
}

/** Runs one statement as the owner. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
