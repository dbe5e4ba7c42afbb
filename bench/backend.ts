import { programOnPath } from "../lib/embedded/program-on-path.ts";
import type { Services } from "./services.ts";
import { startOnPostgres } from "./temporal-on-postgres.ts";

/** The Temporal server for what SQLite is too slow for. */
export interface Backend {
  readonly address: string;
  /** What it keeps its histories in, and what that means for latencies. */
  readonly note: string;
  readonly stop: () => Promise<void>;
}

/**
 * A server on PostgreSQL where its two programs are on PATH, which is how it is run in production. Otherwise the development
 * server, whose SQLite makes every workflow task wait up to 50 ms on both sides of the comparison.
 */
export async function startBackend(services: Services, log: (line: string) => void): Promise<Backend> {
  const server = await programOnPath("temporal-server");
  const sqlTool = await programOnPath("temporal-sql-tool");
  if (server !== null && sqlTool !== null) {
    const { address, stop } = await startOnPostgres(services, { server, sqlTool }, log);
    return { address, stop, note: "Temporal keeps its histories in PostgreSQL, as in production." };
  }
  const { address } = await services.temporal();
  return {
    address,
    stop: async () => undefined,
    note:
      "No Temporal server on PostgreSQL was to be had (temporal-server and temporal-sql-tool on PATH): this is the development " +
      "server on SQLite, which makes each workflow task of both sides wait up to 50 ms and so brings the ratio nearer to 1.",
  };
}
