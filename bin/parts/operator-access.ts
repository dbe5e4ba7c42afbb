import type { App } from "../../app/context.ts";
import { openDatabase } from "../../store/database.ts";
import { loadConfiguration } from "../../temporal.config.ts";
import { locateDatabase } from "./located-database.ts";
import { requireMigrated } from "./reach.ts";

/** Does something with the database as the operator, whether or not an instance runs, and closes it again. */
export async function asOperator<T>(task: (app: Pick<App, "db" | "now" | "url">) => Promise<T>): Promise<T> {
  const { databaseUrl, url } = await locateDatabase(loadConfiguration(process.env));
  await requireMigrated(databaseUrl);
  const db = openDatabase({ url: databaseUrl, connectionsMax: 1, role: null });
  try {
    return await task({ db, now: Date.now, url });
  } finally {
    await db.destroy();
  }
}
