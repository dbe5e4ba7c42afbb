import { openDatabase } from "../../../store/database.ts";
import { pendingMigrations } from "../../../store/pending-migrations.ts";
import { troubledPulls } from "../../../store/usage/pulls.ts";
import { ok, warning } from "./finding.ts";
import type { Finding } from "./finding.ts";

const name = "Pulled sources";

/** How the sources that are pulled fare. Nothing is said before the database is migrated: that is what is missing then. */
export async function lookAtPulls(databaseUrl: string): Promise<readonly Finding[]> {
  if ((await pendingMigrations(databaseUrl)).length > 0) return [];
  const db = openDatabase({ url: databaseUrl, connectionsMax: 1, role: null });
  try {
    const { total, failing, unscheduled } = await troubledPulls(db);
    if (failing.length === 0 && unscheduled.length === 0)
      return [ok(name, total === 0 ? "none" : `${total}, none of them fails`)];
    const failed = failing.map(({ id, since, reason }) =>
      warning(
        name,
        `${id} fails since ${new Date(since).toISOString()}: ${reason}`,
        `See /sources/${id} in the console.`,
      ),
    );
    if (unscheduled.length === 0) return failed;
    const found = `not scheduled: ${unscheduled.join(", ")}`;
    return [...failed, warning(name, found, "Start Takehold, or its worker, again: that sets their schedules.")];
  } finally {
    await db.destroy();
  }
}
