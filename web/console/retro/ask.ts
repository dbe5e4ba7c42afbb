import { Readable } from "node:stream";
import type { RetroEvidence } from "../../../app/adoption/retro-evidence.ts";
import { readRetroFiles } from "../../../app/adoption/retro-files.ts";
import { readRetroQuestion } from "../../../app/adoption/retro-question.ts";
import { retro } from "../../../app/adoption/retro.ts";
import type { RetroResult } from "../../../app/adoption/retro.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";
import type { FieldError } from "../../kit/field.ts";
import type { RetroForm } from "../../pages/retro.tsx";

/** What each option is called on the page, and the input it is typed into. */
const options = {
  launched: ["Launched on", "launched"],
  team: ["Only this team", "team"],
  tz: ["Time zone", "timeZone"],
  period: ["Period", "period"],
  k: ["Actions in a period", "k"],
  m: ["In at least", "m"],
  w: ["Of the last", "w"],
  grace: ["Grace after launch", "graceDays"],
  threshold: ["Share of people", "threshold"],
  sustain: ["Held for", "sustainDays"],
  window: ["Window", "windowDays"],
} as const satisfies Record<string, readonly [label: string, input: keyof RetroForm]>;

export interface RetroFiles {
  readonly events: FormDataEntryValue | null;
  readonly roster: FormDataEntryValue | null;
}

export type RetroAnswer =
  | { readonly is: "measured"; readonly result: RetroResult; readonly evidence: RetroEvidence }
  | { readonly is: "refused"; readonly errors: readonly FieldError[] };

/** Measures what two files tell. They are read as they come and not kept. */
export async function askRetro(form: RetroForm, files: RetroFiles): Promise<RetroAnswer> {
  const absent = (["events", "roster"] as const).filter((name) => !isFilled(files[name]));
  if (absent.length > 0)
    return refused(absent.map((path) => ({ path, message: `Choose the file: ${fileWords[path]}.` })));
  if (form.event === "") return refused([{ path: "event", message: "Name the event that shows use." }]);
  try {
    const question = readRetroQuestion(form.event, optionsOf(form), labelOf);
    const evidence = await readRetroFiles(
      { roster: named(files.roster, "The list of members"), events: named(files.events, "The file of events") },
      { behaviour: question.behaviour, asOf: question.asOf.map(({ at }) => at), timeZone: question.timeZone },
    );
    return { is: "measured", result: retro(question, evidence), evidence };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refused([
      {
        path: pathOf(error.message),
        message: error.message.replace("Choose one with --event.", "Choose one of them."),
      },
    ]);
  }
}

const fileWords = { events: "what people did", roster: "who could use it" } as const;

function refused(errors: readonly FieldError[]): RetroAnswer {
  return { is: "refused", errors };
}

function isFilled(file: FormDataEntryValue | null): file is File {
  return file instanceof File && file.size > 0;
}

function named(file: FormDataEntryValue | null, name: string) {
  const blob = isFilled(file) ? file : new Blob([]);
  // A whole file at once: its size is bounded before it gets here.
  return { name, open: () => Readable.from(chunksOf(blob)) };
}

async function* chunksOf(blob: Blob): AsyncGenerator<Buffer> {
  yield Buffer.from(await blob.arrayBuffer());
}

function optionsOf(form: RetroForm) {
  const { launched, team, timeZone, period, k, m, w, graceDays, threshold, sustainDays, windowDays } = form;
  const share = threshold === "" ? "" : `${threshold.replace(/\s*%$/, "")}%`;
  const rule = { period, k, m, w, grace: graceDays, sustain: sustainDays, window: windowDays };
  return { ...rule, launched, team, tz: timeZone, threshold: share };
}

function labelOf(option: string): string {
  return Object.entries(options).find(([name]) => name === option)?.[1][0] ?? option;
}

/** The input that a message is about: the option it begins with, or the file it names. */
function pathOf(message: string): string {
  if (message.startsWith("The list of members")) return "roster";
  if (/has no event "/.test(message)) return "event";
  if (message.startsWith("The file of events")) return "events";
  if (/is not after the launch/.test(message)) return "launched";
  if (/in the team "/.test(message)) return "team";
  return Object.values(options).find(([label]) => message.startsWith(`${label} `))?.[1] ?? "events";
}
