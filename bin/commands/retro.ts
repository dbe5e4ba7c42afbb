import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { nameOf, readRetroRepository } from "../../app/adoption/retro-git.ts";
import type { CommitBehaviour } from "../../app/adoption/retro-git.ts";
import { retroJson } from "../../app/adoption/retro-json.ts";
import { readRetroQuestion, retroDefaults } from "../../app/adoption/retro-question.ts";
import { retroReport } from "../../app/adoption/retro-report.ts";
import { retro } from "../../app/adoption/retro.ts";
import type { RetroResult } from "../../app/adoption/retro.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { findService } from "../parts/import/service.ts";
import { measureFiles } from "../parts/retro/files.ts";
import type { FileOptions } from "../parts/retro/files.ts";
import { proposeRetro } from "../parts/retro/propose.ts";

interface Options extends FileOptions {
  readonly git?: string;
  readonly adds?: string;
  readonly subject?: string;
  readonly json?: boolean;
  readonly svg?: string;
  readonly propose?: boolean;
  readonly proposer?: string;
  readonly url?: string;
  readonly key?: string;
}

const INVALID_INPUT_EXIT = 2;

const examples = `
Examples:
  $ takehold retro --events events.csv --roster roster.csv --event lead_contacted --launched 2026-05-04
  $ takehold retro --git . --adds '.changeset/*.md' --launched 2026-01-01 --svg curve.svg
  $ takehold retro --events export.csv --launched 31.01.2026 --column user=Owner --tz Europe/Berlin

Files are taken as other programs export them: separated by commas, semicolons, tabs or bars, with columns of other names. The
events tell who (user), when (time), and mostly what (event), which row (id) and the team; the roster tells who (user) and mostly
team, joined and left. What was guessed is shown with the answer. Times without an offset are in the time zone.

It measures habits of people. Whether one team answers another in time is not measured from files: import the events into a source and
sign a target that is an answer in time.`;

/** `takehold retro`: measures a change that was launched before anybody measured it. Needs no running service. */
export function retroCommand(program: Command): Command {
  const { tz, period, k, m, w, grace, threshold, sustain } = retroDefaults;
  const command = program
    .command("retro")
    .summary("measure a past change from two CSV files or a Git repository")
    .description("Tells whether a change is used: who has the habit now, the rate over time, and the verdict.")
    .requiredOption("--launched <instant>", "when the change was launched")
    .option("--events <file>", "CSV of what people did")
    .option("--roster <file>", "CSV of who should do it (default: those who act, which leaves out who never did)")
    .option("--event <name>", "the event that shows the behaviour; needed when the file has several")
    .option("--column <role=name>", "a column of the events, where it is not found by itself; repeatable", gathered, [])
    .option("--roster-column <role=name>", "the same for the roster", gathered, [])
    .option("--dates <order>", "dmy or mdy: what comes first in dates such as 3/4/2026 (default: as the dates tell)")
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
    .option("--propose", "make a draft of it in a running Takehold, to track it from here on")
    .option("--proposer <email>", "with --propose: who proposes it, where the key acts for nobody")
    .option("--url <address>", "with --propose: where Takehold answers; without it the instance of the data directory")
    .option("--key <key>", "with --propose: API key; without it the administrator's of the data directory")
    .addHelpText("after", examples);
  return command.action(async (options: Options) => {
    try {
      const result = await answer(options);
      if (options.svg !== undefined) await drawTo(options.svg, result);
      const draft =
        options.propose === true ? await proposeRetro(await findService(options), result, options.proposer) : null;
      const json = { ...retroJson(result), ...(draft === null ? {} : { change: draft }) };
      const told = draft === null ? "" : `\nDraft ${draft.key} is ready for who decides: ${draft.url}\n`;
      const text = options.json === true ? `${JSON.stringify(json, null, 2)}\n` : retroReport(result) + told;
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
  if (options.events === undefined)
    throw new InvalidInput("Give --events with --roster, or --git with --adds or --subject. --help has examples.");
  return measureFiles(options.events, options);
}

function gathered(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function commitBehaviour({ adds, subject }: Options): CommitBehaviour {
  if (adds !== undefined && subject === undefined) return { kind: "adds", glob: adds };
  if (subject !== undefined && adds === undefined) return { kind: "subject", pattern: subject };
  throw new InvalidInput(
    "--git needs either --adds GLOB or --subject REGEX, to know which commits show the behaviour.",
  );
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
