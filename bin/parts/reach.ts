import { maskUrl } from "../../lib/configuration-error.ts";
import { pendingMigrations } from "../../store/pending-migrations.ts";
import { migrate } from "../../store/migrate.ts";
import type { Migrated } from "../../store/migrate.ts";
import type { Configuration } from "../../temporal.config.ts";
import { openApplication } from "./application.ts";
import type { Application, Located } from "./application.ts";
import { CommandFailure, reasonOf } from "./failure.ts";

/** Brings the database up to date. @throws CommandFailure when it cannot be reached or a migration fails */
export async function migrateDatabase(databaseUrl: string): Promise<Migrated> {
  try {
    return await migrate(databaseUrl);
  } catch (error) {
    const why = error instanceof Error && error.cause !== undefined ? ` (${reasonOf(error.cause)})` : "";
    throw new CommandFailure(databaseSentence(databaseUrl, `${reasonOf(error)}${why}`), { cause: error });
  }
}

/** @throws CommandFailure when the database cannot be reached or is older than this program */
export async function requireMigrated(databaseUrl: string): Promise<void> {
  const pending = await pendingMigrations(databaseUrl).catch((error: unknown) => {
    throw new CommandFailure(databaseSentence(databaseUrl, reasonOf(error)), { cause: error });
  });
  if (pending.length === 0) return;
  throw new CommandFailure(`The database is not up to date (${pending.join(", ")}): run "npx takehold migrate" first.`);
}

/** Opens the database and the way to Temporal. @throws CommandFailure when Temporal or its namespace is not there */
export async function reachApplication(configuration: Configuration, located: Located): Promise<Application> {
  const address = located.temporalAddress ?? configuration.temporal.address ?? "localhost:7233";
  const { namespace } = configuration.temporal;
  const application = await openApplication(configuration, located).catch((error: unknown) => {
    throw new CommandFailure(
      `Temporal at ${address} cannot be reached: ${reasonOf(error)}. Check TEMPORAL_ADDRESS and that the server runs there.`,
      { cause: error },
    );
  });
  try {
    await application.connection.workflowService.describeNamespace({ namespace });
    return application;
  } catch (error) {
    await application.close();
    throw new CommandFailure(
      `Temporal at ${address} does not let us into the namespace "${namespace}": ${reasonOf(error)}. Check TEMPORAL_NAMESPACE.`,
      { cause: error },
    );
  }
}

function databaseSentence(databaseUrl: string, reason: string): string {
  return `PostgreSQL at ${maskUrl(databaseUrl)} cannot be used: ${reason}. Check DATABASE_URL and that the server runs.`;
}
