import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { eventRoles, rosterRoles } from "../../../app/adoption/retro-columns.ts";
import { readRetroFiles } from "../../../app/adoption/retro-files.ts";
import type { ReadingWords } from "../../../app/adoption/retro-files.ts";
import { readRetroQuestion } from "../../../app/adoption/retro-question.ts";
import type { RetroOptions } from "../../../app/adoption/retro-question.ts";
import type { NamedFile } from "../../../app/adoption/retro-table.ts";
import { retro } from "../../../app/adoption/retro.ts";
import type { RetroResult } from "../../../app/adoption/retro.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";
import type { DayOrder } from "../../../lib/written-moment.ts";

export interface FileOptions extends RetroOptions {
  readonly events?: string;
  readonly roster?: string;
  readonly event?: string;
  readonly column?: readonly string[];
  readonly rosterColumn?: readonly string[];
  readonly dates?: string;
}

const words: ReadingWords = {
  event: " with --event",
  dayOrder: "--dates dmy or --dates mdy",
  column: (file, role) => `${file === "events" ? "--column" : "--roster-column"} ${role}=NAME`,
};

/** Measures what the files of a command line tell. @throws InvalidInput naming option, or file, line and column */
export async function measureFiles(events: string, options: FileOptions): Promise<RetroResult> {
  const question = readRetroQuestion(options.event ?? "", options);
  const files = {
    roster: options.roster === undefined ? null : await namedFile(options.roster),
    events: await namedFile(events),
  };
  const reading = {
    behaviour: options.event ?? null,
    launchedAt: question.launched.at,
    asOf: question.asOf.map(({ at }) => at),
    timeZone: question.timeZone,
    dayOrder: dayOrder(options.dates),
    eventColumns: columns("--column", options.column ?? [], eventRoles),
    rosterColumns: columns("--roster-column", options.rosterColumn ?? [], rosterRoles),
    words,
    ...(process.stderr.isTTY ? { progress: showProgress } : {}),
  };
  const { evidence, files: read } = await readRetroFiles(files, reading);
  return retro({ ...question, behaviour: evidence.behaviour }, evidence, read);
}

function dayOrder(text: string | undefined): DayOrder | null {
  if (text === undefined || text === "dmy" || text === "mdy") return text ?? null;
  throw new InvalidInput(`--dates ${text}: it is dmy, day before month, or mdy, month before day.`);
}

function columns<Role extends string>(
  option: string,
  given: readonly string[],
  specs: readonly { readonly role: Role }[],
): Partial<Record<Role, string>> {
  const named: Partial<Record<Role, string>> = {};
  for (const text of given) {
    const [before] = text.split("=", 1);
    const spec = specs.find(({ role }) => role === before);
    if (spec === undefined || !text.includes("=")) {
      const roles = specs.map(({ role }) => role).join(", ");
      throw new InvalidInput(`${option} ${text}: write it as ROLE=NAME, where ROLE is ${roles}.`);
    }
    named[spec.role] = text.slice(text.indexOf("=") + 1);
  }
  return named;
}

async function namedFile(path: string): Promise<NamedFile> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InvalidInput(`There is no file ${path}.`);
  if (found.isDirectory()) throw new InvalidInput(`${path} is a folder. Give the CSV file itself.`);
  return { name: path, open: () => createReadStream(path) };
}

/** On one line of a terminal, which the result then takes. */
function showProgress({ file, rows }: { file: string; rows: number }): void {
  process.stderr.write(`\r${file}: ${rows.toLocaleString("en")} rows read \r`);
}
