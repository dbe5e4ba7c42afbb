import type { Command } from "commander";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { importMembersFile } from "../parts/import/members.ts";
import { importPeopleFile } from "../parts/import/people.ts";
import { findService } from "../parts/import/service.ts";
import type { ServiceOptions } from "../parts/import/service.ts";
import { importUsageFile } from "../parts/import/usage.ts";
import type { UsageSummary } from "../parts/import/usage.ts";

const invalidInputExit = 2;

interface Options extends ServiceOptions {
  readonly json?: boolean;
  readonly population?: string;
  readonly source?: string;
  readonly tz: string;
}

/**
 * Adds `import people|members|usage FILE.csv`. The files go through the HTTP API of a running service with a key, and may be
 * sent again. A file with mistakes is refused with exit code 2, each with its line and column.
 */
export function importCommand(program: Command): void {
  const all = program.command("import").description("bring people, rosters and usage in from CSV files");
  withService(all.command("people <file>"))
    .description("add people, or bring what is known of them up to date")
    .addHelpText("after", "\nColumns: email and/or user_id; name, team, manager (an address), time_zone, language.")
    .action(
      run(async (file, options) => {
        const { people = 0, added = 0 } = await importPeopleFile(await findService(options), file);
        return { json: { people, added }, text: `${people} people, ${added} of them new.` };
      }),
    );
  withService(all.command("members <file>"))
    .description("add a roster to a population: who is in which group, from when until when")
    .requiredOption("--population <id>", "the population; it is made when it is not there")
    .option("--tz <zone>", "where a date alone begins", "UTC")
    .addHelpText(
      "after",
      "\nColumns: user_id and/or email; group (or team), joined_at, left_at; name. Without a group: left.",
    )
    .action(
      run(async (file, options) => {
        const target = { population: options.population ?? "", timeZone: options.tz };
        const { rows = 0, peopleAdded = 0 } = await importMembersFile(await findService(options), file, target);
        return { json: { rows, peopleAdded }, text: `${rows} rows; ${peopleAdded} people were not known before.` };
      }),
    );
  withService(all.command("usage <file>"))
    .description("bring events of the past in; what was brought before counts once")
    .requiredOption("--source <id>", "the source the events are from")
    .option("--tz <zone>", "where a date alone begins", "UTC")
    .addHelpText("after", "\nColumns: user_id, timestamp, event; message_id. Every further column becomes a property.")
    .action(
      run(async (file, options) => {
        const progress = (summary: UsageSummary) => showProgress(options, summary);
        const target = { source: options.source ?? "", timeZone: options.tz, progress };
        const summary = await importUsageFile(await findService(options), file, target);
        return { json: usageJson(summary), text: usageText(summary) };
      }),
    );
}

function withService(command: Command): Command {
  return command
    .option("--url <address>", "where Takehold answers; without it the instance of the data directory")
    .option("--key <key>", "API key; without it the administrator's of the data directory")
    .option("--json", "print JSON");
}

function run(action: (file: string, options: Options) => Promise<{ json: object; text: string }>) {
  return async (file: string, options: Options, command: Command): Promise<void> => {
    try {
      const { json, text } = await action(file, options);
      command.configureOutput().writeOut?.(`${options.json === true ? JSON.stringify(json, null, 2) : text}\n`);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      command.error(error.message, { exitCode: invalidInputExit, code: "takehold.invalidInput" });
    }
  };
}

/** On one line of a terminal, which the result then takes. */
function showProgress(options: Options, { rows, accepted }: UsageSummary): void {
  if (options.json === true || !process.stderr.isTTY) return;
  process.stderr.write(`\r${rows.toLocaleString("en")} rows read, ${accepted.toLocaleString("en")} events new \r`);
}

function usageJson({ rows, accepted, duplicates, rejected, reasons }: UsageSummary) {
  const told = [...reasons].map(([sentence, { n, lines }]) => ({ sentence, rows: n, lines }));
  return { rows, accepted, duplicates, rejected, reasons: told };
}

function usageText({ accepted, duplicates, rejected, reasons }: UsageSummary): string {
  const counts = [
    `${accepted.toLocaleString("en")} events are new`,
    `${duplicates.toLocaleString("en")} were there already`,
  ];
  if (rejected > 0) counts.push(`${rejected.toLocaleString("en")} were rejected`);
  const told = [...reasons].map(([sentence, { n, lines }]) => {
    const more = n > lines.length ? ", …" : "";
    return `  ${n.toLocaleString("en")} × ${sentence} Line ${lines.join(", ")}${more}`;
  });
  return [`${counts.join(", ")}.`, ...told].join("\n");
}
