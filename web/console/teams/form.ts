import { weekdays } from "../../../lib/business-time/schema.ts";
import type { Calendar } from "../../../lib/business-time/schema.ts";
import type { readTeam } from "../../../app/people/teams.ts";
import type { Field } from "../../kit/field.ts";
import type { FieldProblem } from "../../../domain/errors.ts";

/** A team's calendar and intake as they are typed: one line a day, as "09:00-13:00, 14:00-17:00". */

const dayNames = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;

/** The inputs with what is kept, by name. */
export function typedTeam(
  team: Pick<Awaited<ReturnType<typeof readTeam>>, "intake">,
  calendar: Calendar,
): ReadonlyMap<string, string> {
  const { answerIn, atOnce, buildIn } = team.intake;
  return new Map([
    ["zone", calendar.zone],
    ...weekdays.map((day): [string, string] => [
      `hours.${day}`,
      calendar.hours[day].map((each) => each.join("-")).join(", "),
    ]),
    ["closed", calendar.closed.join("\n")],
    ["holidays.country", calendar.holidays?.country ?? ""],
    ["holidays.region", calendar.holidays?.region ?? ""],
    ["in", "2 days"],
    ["answerIn", answerIn ?? ""],
    ["atOnce", atOnce === null ? "" : String(atOnce)],
    ["buildIn", buildIn ?? ""],
  ]);
}

/** What was typed as a calendar, to be checked by its schema. */
export function calendarInput(text: (name: string) => string): unknown {
  const hours = weekdays.map((day) => {
    const intervals = text(`hours.${day}`)
      .split(/[,;]/)
      .map((each) => each.trim())
      .filter((each) => each !== "");
    return [day, intervals.map((each) => each.split(/\s*[-–]\s*/))];
  });
  const [country, region] = [text("holidays.country").toUpperCase(), text("holidays.region").toUpperCase()];
  return {
    zone: text("zone"),
    hours: Object.fromEntries(hours),
    closed: text("closed")
      .split(/[\s,;]+/)
      .filter((each) => each !== ""),
    ...(country === "" ? {} : { holidays: { country, ...(region === "" ? {} : { region }) } }),
  };
}

/** What was typed as intake, to be checked by its schema. */
export function intakeInput(text: (name: string) => string): unknown {
  const atOnce = text("atOnce");
  return {
    answerIn: text("answerIn") === "" ? null : text("answerIn"),
    atOnce: atOnce === "" ? null : Number(atOnce),
    buildIn: text("buildIn") === "" ? null : text("buildIn"),
  };
}

/** The inputs of the page, with what is wrong beside each. A problem of a part belongs to the input that holds it. */
export function teamFields(typed: ReadonlyMap<string, string>, errors: readonly FieldProblem[]) {
  const field = (parts: Field): Field => {
    const error = errors.find(({ path }) => path === parts.name || path.startsWith(`${parts.name}.`))?.message;
    return { ...parts, value: typed.get(parts.name) ?? "", error };
  };
  return {
    place: [
      field({ kind: "text", name: "zone", label: "Time zone", example: "Europe/Berlin", isRequired: true }),
      field({ kind: "text", name: "holidays.country", label: "Country whose public holidays count", example: "DE" }),
      field({ kind: "text", name: "holidays.region", label: "Region of it", example: "BY" }),
    ],
    hours: weekdays.map((day) => field({ kind: "text", name: `hours.${day}`, label: dayNames[day] })),
    closed: field({
      kind: "long",
      rows: 3,
      name: "closed",
      label: "Other days off",
      help: "One a line.",
      example: "2026-12-24",
    }),
    preview: [
      field({ kind: "datetime", name: "from", label: "From", help: "In your own time zone; empty is now." }),
      field({ kind: "text", name: "in", label: "In", example: "2 days" }),
    ],
    intake: [
      field({
        kind: "text",
        name: "answerIn",
        label: "Within which time is a proposal answered?",
        help: "In working time; empty is 2 days. The sponsor is told of what is late.",
        example: "2 days",
      }),
      field({
        kind: "number",
        min: 1,
        name: "atOnce",
        label: "How many changes does the team work on at once?",
        help: "From acceptance to launch. Left empty, no place is counted and dates are only as honest as that.",
      }),
      field({
        kind: "text",
        name: "buildIn",
        label: "How long does building usually take?",
        help: "In working time; empty is 3, 10 or 30 days for a light, standard or major change.",
        example: "10 days",
      }),
    ],
  };
}
