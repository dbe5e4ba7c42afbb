import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import type { NamedFile } from "../../app/adoption/retro-files.ts";
import { readRetroFiles } from "../../app/adoption/retro-files.ts";
import { nameOf, readRetroRepository } from "../../app/adoption/retro-git.ts";
import type { CommitBehaviour } from "../../app/adoption/retro-git.ts";
import { retroJson } from "../../app/adoption/retro-json.ts";
import { readRetroQuestion, retroDefaults } from "../../app/adoption/retro-question.ts";
import type { RetroOptions } from "../../app/adoption/retro-question.ts";
import { retroReport } from "../../app/adoption/retro-report.ts";
import { retro } from "../../app/adoption/retro.ts";
import type { RetroResult } from "../../app/adoption/retro.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";

interface Options extends RetroOptions {
  readonly events?: string;
  readonly roster?: string;
  readonly event?: string;
  readonly git?: string;
  readonly adds?: string;
  readonly subject?: string;
  readonly json?: boolean;
  readonly svg?: string;
}

const INVALID_INPUT_EXIT = 2;

const examples = `
Examples:
  $ takehold retro --events events.csv --roster roster.csv --event lead_contacted --launched 2026-05-04
  $ takehold retro --git . --adds '.changeset/*.md' --launched 2026-01-01 --svg curve.svg

events.csv has the columns message_id, user_id, timestamp, event; roster.csv has user_id, team, joined_at, left_at
(left_at is empty while somebody is there). Dates without a time are midnight in the time zone.`;

/** `takehold retro`: measures a change that was launched before anybody measured it. Needs no running service. */
export function retroCommand(program: Command): Command {
  const { tz, period, k, m, w, grace, threshold, sustain } = retroDefaults;
  const command = program
    .command("retro")
    .summary("measure a past change from two CSV files or a Git repository")
    .description("Tells whether a change is used: who has the habit now, the rate over time, and the verdict.")
    .requiredOption("--launched <instant>", "when the change was launched")
    .option("--events <file>", "CSV of what people did")
    .option("--roster <file>", "CSV of who should do it")
    .option("--event <name>", "the event that shows the behaviour")
    .option("--git <path>", "take events and roster from a repository's history instead")
    .option("--adds <glob>", "with --git: the behaviour is a commit that adds such a file")
    .option("--subject <regex>", "with --git: the behaviour is a subject line that matches")
    .option("--team <name>", "judge one team instead of everybody")
    .option("--tz <zone>", `time zone of days, weeks and months (default ${tz})`)
    .option("--period <period>", `day, week or month (default ${period})`)
    .option("--k <actions>", `actions in a period that count (default ${k})`)
    .option("--m <periods>", `periods that must have them (default ${m})`)
    .option("--w <periods>", `out of the last so many completed periods (default ${w})`)
    .option("--grace <days>", `days after their start before people are judged (default ${grace})`)
    .option("--threshold <share>", `share that must have the habit, 0.8 or 80% (default ${threshold})`)
    .option("--sustain <days>", `days it must hold (default ${sustain})`)
    .option("--window <days>", "days after the launch in which it must be met (default: until the instant asked about)")
    .option("--as-of <instants>", "one or more instants, separated by commas (default: the newest event)")
    .option("--json", "print JSON")
    .option("--svg <file>", "also draw the rate over time")
    .addHelpText("after", examples);
  return command.action(async (options: Options) => {
    try {
      const result = await answer(options);
      if (options.svg !== undefined) await drawTo(options.svg, result);
      const text = options.json === true ? `${JSON.stringify(retroJson(result), null, 2)}\n` : retroReport(result);
      command.configureOutput().writeOut?.(text);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      command.error(error.message, { exitCode: INVALID_INPUT_EXIT, code: "takehold.invalidInput" });
    }
  });
}

async function answer(options: Options): Promise<RetroResult> {
  if (options.git !== undefined) {
    const behaviour = commitBehaviour(options);
    const question = readRetroQuestion(nameOf(behaviour), options);
    const asOf = question.asOf.map(({ at }) => at);
    return retro(question, await readRetroRepository(options.git, behaviour, asOf));
  }
  const { events, roster, event } = options;
  if (events === undefined || roster === undefined || event === undefined) {
    throw new InvalidInput(
      "Give --events, --roster and --event, or --git with --adds or --subject. --help has examples.",
    );
  }
  const question = readRetroQuestion(event, options);
  const files = { roster: await namedFile(roster), events: await namedFile(events) };
  const asked = { behaviour: event, asOf: question.asOf.map(({ at }) => at), timeZone: question.timeZone };
  return retro(question, await readRetroFiles(files, asked));
}

function commitBehaviour({ adds, subject }: Options): CommitBehaviour {
  if (adds !== undefined && subject === undefined) return { kind: "adds", glob: adds };
  if (subject !== undefined && adds === undefined) return { kind: "subject", pattern: subject };
  throw new InvalidInput(
    "--git needs either --adds GLOB or --subject REGEX, to know which commits show the behaviour.",
  );
}

async function namedFile(path: string): Promise<NamedFile> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InvalidInput(`There is no file ${path}.`);
  if (found.isDirectory()) throw new InvalidInput(`${path} is a folder. Give the CSV file itself.`);
  return { name: path, open: () => createReadStream(path) };
}

/** The chart library is loaded only when something is to be drawn. */
async function drawTo(path: string, result: RetroResult): Promise<void> {
  const [{ curveFile }, { retroCurve }] = await Promise.all([
    import("../../web/charts/curve.ts"),
    import("../../web/charts/retro-curve.ts"),
  ]);
  try {
    await writeFile(path, curveFile(retroCurve(result)));
  } catch (error) {
    throw new InvalidInput(`${path} cannot be written: ${String(error)}`);
  }
}
