import type { z } from "zod";
import { HabitRule, nobodyHasTo, TargetRule } from "../../domain/adoption/schema.ts";
import { parseInstant } from "../../lib/instant.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { LocalClock } from "../../lib/local-clock.ts";
import { dayOrderOf, readWrittenMoment } from "../../lib/written-moment.ts";
import type { GivenInstant, RetroQuestion } from "./retro.ts";

/** The question as people type it, in a command or a form. What is left out takes the default. */
export interface RetroOptions {
  readonly launched: string;
  /** Instants separated by commas. */
  readonly asOf?: string | undefined;
  readonly team?: string | undefined;
  readonly tz?: string | undefined;
  readonly period?: string | undefined;
  readonly k?: string | undefined;
  readonly m?: string | undefined;
  readonly w?: string | undefined;
  readonly grace?: string | undefined;
  readonly threshold?: string | undefined;
  readonly sustain?: string | undefined;
  readonly window?: string | undefined;
}

export const retroDefaults = {
  tz: "UTC",
  period: "week",
  k: "1",
  m: "3",
  w: "4",
  grace: "30",
  threshold: "0.8",
  sustain: "90",
} as const satisfies Partial<RetroOptions>;

/**
 * Reads and checks the options. `labelOf` says how an option is called where it was typed.
 * @throws InvalidInput naming the option, what was found and what it takes.
 */
export function readRetroQuestion(
  behaviour: string,
  given: RetroOptions,
  labelOf: (option: string) => string = (option) => `--${option}`,
): RetroQuestion {
  const options = {
    tz: orDefault(given.tz, retroDefaults.tz),
    period: orDefault(given.period, retroDefaults.period),
    k: orDefault(given.k, retroDefaults.k),
    m: orDefault(given.m, retroDefaults.m),
    w: orDefault(given.w, retroDefaults.w),
    grace: orDefault(given.grace, retroDefaults.grace),
    threshold: orDefault(given.threshold, retroDefaults.threshold),
    sustain: orDefault(given.sustain, retroDefaults.sustain),
    window: orDefault(given.window, ""),
    asOf: orDefault(given.asOf, ""),
    team: orDefault(given.team, ""),
  };
  const { shape } = TargetRule;
  const timeZone = checked(shape.timeZone, options.tz, labelOf("tz"));
  return {
    behaviour,
    launched: readInstant(given.launched, timeZone, labelOf("launched")),
    asOf: options.asOf
      .split(",")
      .filter((text) => text.trim() !== "")
      .map((text) => readInstant(text.trim(), timeZone, labelOf("as-of"))),
    team: options.team === "" ? null : options.team,
    timeZone,
    habit: readHabit(options, labelOf),
    graceDays: checked(shape.graceDays, Number(options.grace), labelOf("grace"), options.grace),
    threshold: checked(
      shape.threshold.gt(0, nobodyHasTo),
      readShare(options.threshold),
      labelOf("threshold"),
      options.threshold,
    ),
    sustainDays: checked(shape.sustainDays, Number(options.sustain), labelOf("sustain"), options.sustain),
    windowDays:
      options.window === ""
        ? null
        : checked(shape.windowDays, Number(options.window), labelOf("window"), options.window),
  };
}

function readHabit(
  options: Record<"period" | "k" | "m" | "w", string>,
  labelOf: (option: string) => string,
): HabitRule {
  const { period, k, m, w } = options;
  const read = HabitRule.safeParse({ period, k: Number(k), m: Number(m), w: Number(w) });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0] ?? "period");
  const found = name === "k" ? k : name === "m" ? m : name === "w" ? w : period;
  throw new InvalidInput(`${labelOf(name)} ${found}: ${issue?.message ?? "is not understood."}`);
}

function checked<T>(schema: z.ZodType<T>, value: unknown, label: string, found = String(value)): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new InvalidInput(`${label} ${found}: ${read.error.issues[0]?.message ?? "is not understood."}`);
}

function readInstant(text: string, timeZone: string, label: string): GivenInstant {
  const at = parseInstant(text, timeZone) ?? localInstantOf(text, timeZone);
  if (at !== null) return { given: text, at };
  throw new InvalidInput(
    `${label} ${text}: not an instant. Write it with its offset, as 2026-01-31T09:00:00Z, or as a date, 2026-01-31.`,
  );
}

/** As people write dates; what could be day or month first is not guessed at. */
function localInstantOf(text: string, timeZone: string): number | null {
  if (dayOrderOf([text]) === "ambiguous") return null;
  const written = readWrittenMoment(text, dayOrderOf([text]) === "mdy" ? "mdy" : "dmy");
  if (written === null) return null;
  if (written.offsetMinutes !== null) return written.wallMs - written.offsetMinutes * 60_000;
  return new LocalClock(timeZone).instantOf(written.wallMs);
}

/** `0.8` and `80%` are the same share; `80` is refused rather than guessed at. */
function readShare(text: string): number {
  return text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
}

/** A field of a form that was left empty counts as left out. */
function orDefault(text: string | undefined, otherwise: string): string {
  return text === undefined || text === "" ? otherwise : text;
}
