import { resolve } from "node:path";
import type { Command } from "commander";

/** Adds `build`: the functions of a serverless deployment, ready to be packed. */
export function buildCommand(program: Command): void {
  program
    .command("build")
    .description("build the worker and the API as functions for AWS Lambda")
    .option("--out <folder>", "where to", "dist")
    .option("--json", "print the result as JSON")
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const { loadConfiguration } = await import("../../temporal.config.ts");
      const { buildFunctions } = await import("../parts/build/functions.ts");
      const { buildId } = loadConfiguration(process.env).temporal.deployment;
      const { worker, api } = await buildFunctions(resolve(out), buildId);
      if (json === true) console.log(JSON.stringify({ buildId, worker, api }));
      else
        console.log(`Build ${buildId}\n  worker  ${worker}\n  API     ${api}\nThe handler of each is index.handler.`);
    });
}
