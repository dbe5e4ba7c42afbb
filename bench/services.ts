import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { startPostgres } from "../lib/embedded/postgres.ts";
import { startTemporal } from "../lib/embedded/temporal.ts";
import type { EmbeddedTemporal } from "../lib/embedded/temporal.ts";
import { migrate } from "../store/migrate.ts";

/** Real services of this run alone, in a directory that goes with it. */
export interface Services {
  readonly dataDir: string;
  /** Of the owner of the cluster. */
  readonly postgresUrl: string;
  /** Version of PostgreSQL. */
  readonly postgres: string;
  /** A Temporal server on SQLite that can skip time, started when it is asked for first. */
  readonly temporal: () => Promise<EmbeddedTemporal>;
  /** A migrated database of its own; the address of its owner. */
  readonly database: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const programCache = fileURLToPath(new URL("../node_modules/.cache/takehold", import.meta.url));

export async function startServices(log: (line: string) => void): Promise<Services> {
  const dataDir = await mkdtemp(join(tmpdir(), "takehold-bench-"));
  await chmod(dataDir, 0o711);
  const postgres = await startPostgres({ dataDir, log, settings: { shared_buffers: "256MB", max_wal_size: "2GB" } });
  let temporal: Promise<EmbeddedTemporal> | null = null;
  let stopping: Promise<void> | null = null;
  const stop = async () => {
    if (temporal !== null) await (await temporal).stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    dataDir,
    postgresUrl: postgres.url,
    postgres: await askOne(postgres.url, "show server_version"),
    temporal: () =>
      (temporal ??= startTemporal({ dataDir, cacheDir: programCache, log, timeSkipping: true, uiPort: null })),
    database: () => createDatabase(postgres.url),
    // Ctrl-C reaches our children too, so a failure and the signal may both ask for the end.
    stop: () => (stopping ??= stop()),
  };
}

async function createDatabase(cluster: string): Promise<string> {
  const name = `bench_${randomBytes(6).toString("hex")}`;
  await askOne(cluster, `create database ${name}`);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  await migrate(address.href);
  return address.href;
}

async function askOne(url: string, statement: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(statement);
    return Object.values(rows[0] ?? {}).join(" ");
  } finally {
    await client.end();
  }
}
