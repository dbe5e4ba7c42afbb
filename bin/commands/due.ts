import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { addBusinessTime, elapsedBusinessSeconds } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import { BusinessTimeError } from "../../lib/business-time/error.ts";
import { writeInstant } from "../../lib/business-time/instant.ts";
import { Calendar, defaultCalendar } from "../../lib/business-time/schema.ts";

interface DueOptions {
  calendar?: string;
  from?: string;
  in?: string;
  elapsedTo?: string;
  json?: boolean;
}

/** Adds `due`: when working time is used up, or how much of it passed. A wrong input names its field and exits with 2. */
export function dueCommand(program: Command): void {
  program
    .command("due")
    .description("say when working time is used up, or how much of it has passed")
    .option("--calendar <file>", "calendar as JSON; without it Monday to Friday, 09:00 to 17:00 in UTC")
    .option("--from <instant>", "start, such as 2026-12-24T15:30:00Z")
    .option("--in <time>", 'working time to add, such as "2 days" or "12.5 hours"')
    .option("--elapsed-to <instant>", "instant up to which working time is counted")
    .option("--json", "print JSON")
    .action(async (options: DueOptions, command: Command) => {
      try {
        console.log(await answer(options));
      } catch (error) {
        if (!(error instanceof BusinessTimeError)) throw error;
        command.error(error.message, { exitCode: 2 });
      }
    });
}

async function answer(options: DueOptions): Promise<string> {
  const { from, in: amount, elapsedTo: to, json } = options;
  if (from === undefined)
    throw new BusinessTimeError("from", "is missing: give an instant such as 2026-12-24T15:30:00Z");
  const calendar = options.calendar === undefined ? defaultCalendar : await readCalendar(options.calendar);
  if (amount !== undefined && to === undefined) {
    const due = writeInstant(addBusinessTime(calendar, from, parseBusinessDuration(amount)));
    return json === true ? JSON.stringify({ due }) : `Due on ${inWords(due, calendar.zone)}, which is ${due}.`;
  }
  if (to !== undefined && amount === undefined) {
    const elapsedSeconds = elapsedBusinessSeconds(calendar, from, to);
    return json === true ? JSON.stringify({ elapsedSeconds }) : elapsedInWords(elapsedSeconds);
  }
  throw new BusinessTimeError("in", "give one of --in and --elapsed-to");
}

async function readCalendar(path: string): Promise<Calendar> {
  const parsed = Calendar.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues;
  const rest = others.map((issue) => `; ${issue.path.join(".")}: ${issue.message}`).join("");
  throw new BusinessTimeError(first?.path.join(".") || "calendar", `${first?.message ?? "is not usable"}${rest}`);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new BusinessTimeError("calendar", `cannot read ${path}: check the path`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new BusinessTimeError("calendar", `${path} is not JSON`);
  }
}

function inWords(instant: string, zone: string): string {
  const day = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  const words = new Intl.DateTimeFormat("en-GB", { ...day, ...time }).format(new Date(instant));
  return `${words.replace(",", "")} in ${zone}`;
}

function elapsedInWords(seconds: number): string {
  const hours = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }).format(seconds / 3_600);
  const exact = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 }).format(seconds);
  return `${hours} working hours passed, ${exact} seconds.`;
}
