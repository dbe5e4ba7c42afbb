import type { Command } from "commander";

interface Options {
  readonly json?: boolean;
}

const needs = `
Needs DATABASE_URL, TEMPORAL_ADDRESS and TAKEHOLD_SECRET, and TAKEHOLD_URL when mail is sent. Nothing is embedded.`;

/** Adds `serve`, `worker` and `migrate`: the parts of an installation as processes of their own. */
export function separateCommands(program: Command): void {
  program
    .command("serve")
    .description("serve API and pages against given services")
    .option("--json", "say that it is ready as one line of JSON")
    .addHelpText("after", needs)
    .action(async ({ json }: Options) => {
      const settings = await given();
      const { runServe } = await import("../parts/separate/serve.ts");
      await runServe(settings, { json: json === true });
      process.exit(0);
    });
  program
    .command("worker")
    .description("work on changes against given services, and make this build the current one")
    .option("--json", "say that it is ready as one line of JSON")
    .addHelpText("after", needs)
    .action(async ({ json }: Options) => {
      const settings = await given();
      const { runWorker } = await import("../parts/separate/work.ts");
      await runWorker(settings, { json: json === true });
      process.exit(0);
    });
  program
    .command("migrate")
    .description("bring the database up to date and register the search attributes")
    .option("--json", "print JSON")
    .addHelpText("after", "\nNeeds DATABASE_URL, as the owner of its tables, and TEMPORAL_ADDRESS.")
    .action(async ({ json }: Options) => {
      const { prepareServices, preparedSentences } = await import("../parts/separate/prepare.ts");
      const prepared = await prepareServices(process.env);
      console.log(json === true ? JSON.stringify(prepared) : preparedSentences(prepared));
    });
}

/** Checked before the rest of the program is loaded, so that a missing setting is told at once. */
async function given() {
  const { separateConfiguration } = await import("../parts/separate/configuration.ts");
  return separateConfiguration(process.env);
}
