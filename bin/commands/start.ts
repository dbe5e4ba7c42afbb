import type { Command } from "commander";

/** Adds `start`: everything in one process, which is what `npm start` runs. */
export function startCommand(program: Command): void {
  program
    .command("start")
    .description("start everything on this machine: Temporal, PostgreSQL, worker, API and pages")
    .option("--json", "print where everything is as one line of JSON, and progress on standard error")
    .action(async ({ json }: { json?: boolean }) => {
      const { runAllInOne } = await import("../parts/start/all-in-one.ts");
      const code = await runAllInOne({ json: json === true });
      // Libraries keep timers and threads; whatever had to be closed is closed.
      process.exit(code);
    });
}
