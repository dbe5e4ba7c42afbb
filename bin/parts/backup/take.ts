import { resolve } from "node:path";
import { writeCheckedLines } from "../../../lib/files/checked-lines.ts";
import { backupLines } from "../../../store/backup.ts";
import { loadConfiguration } from "../../../temporal.config.ts";
import { locateDatabase } from "../located-database.ts";
import { requireMigrated } from "../reach.ts";

export interface TakenBackup {
  readonly file: string;
  readonly rows: number;
  readonly takenAt: string;
}

/** Writes the database into a file. @throws CommandFailure, InvalidInput when it cannot be done */
export async function takeBackup(file: string, environment: NodeJS.ProcessEnv): Promise<TakenBackup> {
  const { databaseUrl } = await locateDatabase(loadConfiguration(environment));
  await requireMigrated(databaseUrl);
  const takenAt = new Date().toISOString();
  let rows = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const line of backupLines(databaseUrl, takenAt)) {
      if (line.startsWith("r")) rows += 1;
      yield line;
    }
  }
  await writeCheckedLines(file, counted());
  return { file: resolve(file), rows, takenAt };
}
