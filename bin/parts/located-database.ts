import { join } from "node:path";
import { database, superuser } from "../../lib/embedded/postgres-cluster.ts";
import { readIfPresent } from "../../lib/files/read-if-present.ts";
import type { Configuration } from "../../temporal.config.ts";
import { CommandFailure } from "./failure.ts";
import { runningInstance } from "./instance-file.ts";

export interface LocatedDatabase {
  readonly databaseUrl: string;
  /** Public base of links, as far as it is known. */
  readonly url: string;
}

/**
 * The database a command is to work on: DATABASE_URL, or the one of the instance that runs on the data directory.
 * @throws CommandFailure when there is neither
 */
export async function locateDatabase(configuration: Configuration): Promise<LocatedDatabase> {
  const instance = await runningInstance(configuration.dataDir);
  const url = configuration.url ?? instance?.url ?? `http://localhost:${configuration.port.number}`;
  if (configuration.databaseUrl !== null) return { databaseUrl: configuration.databaseUrl, url };
  if (instance === null || instance.databasePort === null)
    throw new CommandFailure(
      `Takehold does not run on ${configuration.dataDir}: start it with "npm start", or set DATABASE_URL, and try again.`,
    );
  return { databaseUrl: await embeddedUrl(configuration.dataDir, instance.databasePort), url };
}

/** The owner's way into the database of a data directory. @throws CommandFailure when its password cannot be read */
async function embeddedUrl(dataDir: string, port: number): Promise<string> {
  const path = join(dataDir, "postgres-password");
  const password = await readIfPresent(path).catch(() => null);
  if (password === null) throw new CommandFailure(`${path} cannot be read: run this as the user who started Takehold.`);
  return `postgres://${superuser}:${password.trim()}@127.0.0.1:${port}/${database}`;
}
