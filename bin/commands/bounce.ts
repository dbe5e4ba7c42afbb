import { buffer } from "node:stream/consumers";
import type { Command } from "commander";
import { CommandFailure } from "../parts/failure.ts";
import { findService } from "../parts/import/service.ts";
import type { ServiceOptions } from "../parts/import/service.ts";

/** By this a mail server keeps the message and tries again (EX_TEMPFAIL of sysexits). */
const tryAgainExit = 75;

/**
 * Adds `bounce`, which takes one message on standard input: the end of a mail alias, as `|takehold bounce --url … --key …`. The key
 * needs the scope bounces:write alone. Whatever the message is, it is taken; only a service that is away has it come again.
 */
export function bounceCommand(program: Command): void {
  program
    .command("bounce")
    .description("take mail that came back, one message on standard input, for the end of a mail alias")
    .option("--url <address>", "where Takehold answers; without it the instance of the data directory")
    .option("--key <key>", "API key with the scope bounces:write; TAKEHOLD_BOUNCE_KEY where it is not given")
    .option("--json", "print JSON")
    .action(async (options: ServiceOptions & { readonly json?: boolean }, command: Command) => {
      try {
        const key = options.key ?? process.env["TAKEHOLD_BOUNCE_KEY"];
        const service = await findService({ ...options, ...(key === undefined ? {} : { key }) });
        const answer = await service.postMessage("/bounces", await buffer(process.stdin));
        const named = answer.json?.["result"] ?? answer.refused?.detail;
        const result = typeof named === "string" ? named : "taken";
        command.configureOutput().writeOut?.(`${options.json === true ? JSON.stringify({ result }) : result}\n`);
      } catch (error) {
        if (!(error instanceof CommandFailure)) throw error;
        command.error(error.message, { exitCode: tryAgainExit, code: "takehold.tryAgain" });
      }
    });
}
