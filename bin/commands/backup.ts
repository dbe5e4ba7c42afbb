import type { Command } from "commander";

const carried = `
Carries all that is in PostgreSQL: records, people, usage, links, keys. It does not carry what Temporal holds (how far each
running change is) nor the secret that links are made with. docs/operations/backup.md says how to keep all three.`;

/** Adds `backup` and `restore`: the database of the running instance, or of DATABASE_URL, as one file. */
export function backupCommands(program: Command): void {
  program
    .command("backup")
    .description("write the database into a file, as it is at one instant, while everything goes on")
    .argument("<file>", "a new file; it holds personal data, and only its owner may read it")
    .option("--json", "print JSON")
    .addHelpText("after", carried)
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { takeBackup } = await import("../parts/backup/take.ts");
      const taken = await takeBackup(file, process.env);
      if (json === true) console.log(JSON.stringify(taken));
      else console.log(`${taken.file} holds ${taken.rows} rows as they were at ${taken.takenAt}.`);
    });
  program
    .command("restore")
    .description("put a backup into an empty database, in one transaction, and verify every record")
    .argument("<file>", "as `takehold backup` wrote it")
    .option("--force", "replace everything that is in the database")
    .option("--json", "print JSON")
    .addHelpText("after", carried)
    .action(async (file: string, { force, json }: { force?: boolean; json?: boolean }) => {
      const { restoreBackup, restoredSentences } = await import("../parts/backup/restore.ts");
      const restored = await restoreBackup(file, { force: force === true }, process.env);
      console.log(json === true ? JSON.stringify(restored) : restoredSentences(restored));
    });
}
