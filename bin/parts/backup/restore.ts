import { operator } from "../../../app/actor.ts";
import { verifyAllRecords } from "../../../app/record/verify-all.ts";
import type { VerifiedRecords } from "../../../app/record/verify-all.ts";
import { readCheckedLines } from "../../../lib/files/checked-lines.ts";
import { restoreLines } from "../../../store/restore.ts";
import type { Restored } from "../../../store/restore.ts";
import { loadConfiguration } from "../../../temporal.config.ts";
import { CommandFailure } from "../failure.ts";
import { locateDatabase } from "../located-database.ts";
import { migrateDatabase } from "../reach.ts";

export interface RestoredBackup {
  readonly takenAt: string;
  readonly rows: number;
  readonly changes: number;
  readonly events: number;
  /** Changes that are not closed: they go on only where Temporal still has them. */
  readonly open: readonly string[];
}

type Refused = Extract<Restored, { is: "refused" }>;

/** Puts a backup into the database. @throws CommandFailure, InvalidInput when it cannot be done; nothing is changed then */
export async function restoreBackup(
  file: string,
  { force }: { readonly force: boolean },
  environment: NodeJS.ProcessEnv,
): Promise<RestoredBackup> {
  // Read through before anything is touched: a file that is not whole is found out at its end.
  for await (const line of readCheckedLines(file)) void line;
  const { databaseUrl: url } = await locateDatabase(loadConfiguration(environment));
  await migrateDatabase(url);
  let verified: VerifiedRecords = { changes: 0, events: 0, open: [], broken: null };
  const restored = await restoreLines({
    url,
    lines: readCheckedLines(file),
    force,
    check: async (db) => {
      verified = await verifyAllRecords({ db, now: Date.now }, operator);
      if (verified.broken !== null)
        throw new CommandFailure(
          `${file} was not restored: a record in it is not as it was written. ${verified.broken}`,
        );
    },
  });
  if (restored.is === "refused") throw new CommandFailure(refusal(file, restored));
  const { changes, events, open } = verified;
  return { takenAt: restored.takenAt, rows: restored.rows, changes, events, open };
}

function refusal(file: string, refused: Refused): string {
  switch (refused.why) {
    case "not_a_backup":
      return `${file} is whole, and no backup of this kind. Nothing was changed.`;
    case "other_migrations":
      return `${file} was taken by another version of Takehold. Nothing was changed: restore it with that version, then update.`;
    case "not_empty":
      return (
        `The database is not empty (${refused.tables.join(", ")}). Nothing was changed: restore into an empty one, ` +
        "or add --force to replace everything that is in it."
      );
  }
}

/** What was restored, and what is left to do. */
export function restoredSentences({ takenAt, rows, changes, events, open }: RestoredBackup): string {
  const lines = [
    `Restored ${rows} rows as they were at ${takenAt}.`,
    `The records of ${changes} changes are whole: ${events} events, none altered.`,
  ];
  if (open.length > 0)
    lines.push(
      `${open.length} of them are not closed. They go on where Temporal still has them from the same moment; elsewhere they can`,
      "be read and do not move. See docs/operations/backup.md.",
    );
  lines.push("Sessions and keys are those of the backup. Restart Takehold, so that nothing of before is remembered.");
  return lines.join("\n");
}
