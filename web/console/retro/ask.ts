import { createReadStream } from "node:fs";
import type { RetroEvidence } from "../../../app/adoption/retro-evidence.ts";
import { readRetroFiles } from "../../../app/adoption/retro-files.ts";
import type { ReadingWords, RetroReading } from "../../../app/adoption/retro-files.ts";
import { readRetroQuestion } from "../../../app/adoption/retro-question.ts";
import { retro } from "../../../app/adoption/retro.ts";
import type { RetroResult } from "../../../app/adoption/retro.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";
import type { SpooledForm } from "../../../lib/spooled-form.ts";
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

const files = { events: "The file of events", roster: "The list of members" } as const;

/** The input a column is named in, by file and role. */
const columnInputs = {
  events: { user: "userColumn", time: "timeColumn", event: "eventColumn", id: "idColumn" },
  roster: { user: "memberColumn", team: "teamColumn", joined: "joinedColumn", left: "leftColumn" },
} as const satisfies Record<string, Record<string, keyof RetroForm>>;

const words: ReadingWords = {
  event: " of them",
  dayOrder: "choose the order under “Dates such as 3/4/2026”",
  column: (file) => `type its name below, under “In ${file === "events" ? "what people did" : "who could use it"}”`,
};

export type RetroAnswer =
  | { readonly is: "measured"; readonly result: RetroResult; readonly evidence: RetroEvidence }
  | { readonly is: "refused"; readonly errors: readonly FieldError[] };

/** Measures what one or two files tell. */
export async function askRetro(
  form: RetroForm,
  uploaded: SpooledForm["files"],
  progress: NonNullable<RetroReading["progress"]>,
): Promise<RetroAnswer> {
  const [events, roster] = [uploaded.get("events"), uploaded.get("roster")];
  if (events === undefined) return refused([{ path: "events", message: "Choose the file: what people did." }]);
  try {
    const question = readRetroQuestion(form.event, optionsOf(form), labelOf);
    const named = {
      events: { name: files.events, open: () => createReadStream(events.path) },
      roster: roster === undefined ? null : { name: files.roster, open: () => createReadStream(roster.path) },
    };
    const { evidence, files: read } = await readRetroFiles(named, { ...readingOf(form, question), progress });
    return { is: "measured", result: retro({ ...question, behaviour: evidence.behaviour }, evidence, read), evidence };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refused([{ path: pathOf(error.message), message: error.message }]);
  }
}

function readingOf(form: RetroForm, question: ReturnType<typeof readRetroQuestion>): RetroReading {
  const { events, roster } = columnInputs;
  return {
    behaviour: form.event === "" ? null : form.event,
    launchedAt: question.launched.at,
    asOf: question.asOf.map(({ at }) => at),
    timeZone: question.timeZone,
    dayOrder: form.dates === "dmy" || form.dates === "mdy" ? form.dates : null,
    eventColumns: { user: form[events.user], time: form[events.time], event: form[events.event], id: form[events.id] },
    rosterColumns: {
      user: form[roster.user],
      team: form[roster.team],
      joined: form[roster.joined],
      left: form[roster.left],
    },
    words,
  };
}

function refused(errors: readonly FieldError[]): RetroAnswer {
  return { is: "refused", errors };
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
  if (message.includes(words.dayOrder)) return "dates";
  if (message.startsWith(files.roster)) return "roster";
  if (/has no event "|Which event of /.test(message)) return "event";
  if (message.startsWith(files.events)) return "events";
  if (/is not after the launch/.test(message)) return "launched";
  if (/in the team "/.test(message)) return "team";
  return Object.values(options).find(([label]) => message.startsWith(`${label} `))?.[1] ?? "events";
}
