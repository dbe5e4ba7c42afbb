import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { auditCommands } from "./commands/audit.ts";
import { backupCommands } from "./commands/backup.ts";
import { bounceCommand } from "./commands/bounce.ts";
import { buildCommand } from "./commands/build.ts";
import { demoCommand } from "./commands/demo.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { dueCommand } from "./commands/due.ts";
import { importCommand } from "./commands/import.ts";
import { keyCommands } from "./commands/key.ts";
import { retroCommand } from "./commands/retro.ts";
import { separateCommands } from "./commands/separate.ts";
import { startCommand } from "./commands/start.ts";
import { reasonOf } from "./parts/failure.ts";

/** Exit codes of every command: 0 done, 1 failed, 2 used in a wrong way. */
const failed = 1;
const wrongUse = 2;

/** Errors whose message is a sentence for the user; told by name, so that no command loads what another one needs. */
const sentences: ReadonlySet<string> = new Set([
  "CommandFailure",
  "ConfigurationError",
  "EmbeddedServiceFailure",
  "InvalidInput",
  "Problem",
]);

const program = new Command("takehold")
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError("(--help shows how to use it)")
  .exitOverride();

startCommand(program);
demoCommand(program);
separateCommands(program);
doctorCommand(program);
importCommand(program);
retroCommand(program);
dueCommand(program);
keyCommands(program);
auditCommands(program);
backupCommands(program);
buildCommand(program);
bounceCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  const code = exitCodeFor(error);
  process.exitCode = code;
  // What was begun before it failed may keep timers and threads. The text before is out when the empty one is.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}

/** Says what went wrong in one sentence, unless it was said already. */
function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 || error.exitCode > 1 ? error.exitCode : wrongUse;
  const isOurs = error instanceof Error && sentences.has(error.name);
  process.stderr.write(`${isOurs ? error.message : `Takehold failed: ${reasonOf(error)}.`}\n`);
  return error instanceof Error && error.name === "ConfigurationError" ? wrongUse : failed;
}
