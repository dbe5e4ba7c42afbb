import type { TeamWaiting, WaitingFilter, WaitingRow } from "../../../app/portfolio/team-waiting.ts";
import { fewestTurns } from "../../../domain/portfolio/team-turns.ts";
import { capital, number, percent, plural } from "../../kit/format.ts";
import type { Rich } from "../../kit/rich.tsx";
import { stageWords } from "../../kit/stage.tsx";
import type { TeamWaitingModel, TeamWaitingRow, WaitingChoice } from "../../pages/waiting.tsx";
import { tenthsOfDays, shownDays } from "../change/waiting.ts";
import { wantedHref } from "../portfolio/wanted.ts";

/** The model without what surrounds it. */
export function teamWaitingModel(view: TeamWaiting, wanted: WaitingFilter): Omit<TeamWaitingModel, "frame"> {
  const isNarrowed = Object.keys(wanted).length > 0;
  const shown = view.rows.map((row) => ({ row, days: tenthsOfDays(row.totalSeconds) }));
  return {
    isEmpty: !isNarrowed && shown.length === 0 && !view.isWithheld,
    sentence: sentenceOf(view),
    filter: choices.map((choice) => chosen(choice, wanted)),
    isNarrowed,
    csvHref: wantedHref("/waiting.csv", wanted),
    totalDays: shownDays(shown.reduce((sum, { days }) => sum + days, 0)),
    rows: shown.map(({ row, days }) => rowOf(row, shownDays(days))),
    notes: notesOf(view),
  };
}

/** The team of the most waiting time, and how long a turn of it is. */
function sentenceOf({ rows }: TeamWaiting): Rich | undefined {
  const worst = rows.find(({ holder }) => holder === "team");
  if (worst?.team == null) return undefined;
  const { team, totalSeconds, changes, turns, lengths, share, due } = worst;
  const strong = `${number(shownDays(tenthsOfDays(totalSeconds)))} business days waited on ${team.name}`;
  const half =
    lengths?.half == null ? "" : ` Half of its ${plural(turns, "turn")} took at most ${length(lengths.half)}.`;
  const inTime = share === null ? "" : ` Of ${number(due)} with a deadline ${percent(share)} were in time.`;
  return [{ strong }, `, in ${plural(changes, "change")}.${half}${inTime}`];
}

function rowOf(row: WaitingRow, days: number): TeamWaitingRow {
  const { holder, team, lengths, longest } = row;
  const isNobody = holder === "nobody";
  const quantile = (seconds: number | null | undefined) =>
    isNobody ? "" : lengths === null ? "too few" : seconds == null ? "not yet" : length(seconds);
  return {
    who: team?.name ?? holders[holder].who,
    doing: team === null ? holders[holder].doing : undefined,
    waits: !isNobody,
    days,
    turns: row.open === 0 ? number(row.turns) : `${number(row.turns)}, ${number(row.open)} open`,
    half: quantile(lengths?.half),
    threeQuarters: quantile(lengths?.threeQuarters),
    nineTenths: quantile(lengths?.nineTenths),
    inTime:
      isNobody || row.due === 0
        ? ""
        : row.share === null
          ? `too few of ${row.due}`
          : `${percent(row.share)} of ${number(row.due)}`,
    longest:
      longest === null
        ? undefined
        : {
            text: length(longest.seconds),
            change: longest.change,
            href: `/changes/${longest.change}#waiting`,
            isLate: longest.isLate,
          },
  };
}

const holders = {
  team: { who: "A team", doing: undefined },
  others: { who: "Others", doing: "Smaller teams, and people without one" },
  unnamed: { who: "Nobody named", doing: "Nobody was said to be next" },
  nobody: { who: "Nobody", doing: "Measuring, as planned" },
} as const satisfies Record<WaitingRow["holder"], { readonly who: string; readonly doing: string | undefined }>;

/** In working days of eight hours, shorter ones in hours. */
function length(seconds: number): string {
  const hours = Math.round(seconds / 3_600);
  if (hours === 0) return "under 1 hour";
  return hours < 8 ? plural(hours, "hour") : plural(shownDays(tenthsOfDays(seconds)), "day");
}

function notesOf({ isWithheld, least }: TeamWaiting): string[] {
  return [
    `A turn begins when one thing waits for somebody of a team, and ends when it waits for them no more. Open turns count for as long as they have lasted. Of fewer than ${fewestTurns} turns we give no figure. “In time” counts turns that ended before their deadline, of all that ended or are past it.`,
    ...(isWithheld
      ? [
          `Left out are smaller teams and people without one: together they are fewer than ${least}, and numbers of so few point at people.`,
        ]
      : []),
  ];
}

interface Choice {
  readonly name: keyof WaitingFilter;
  readonly label: string;
  readonly all: string;
  readonly options: Readonly<Record<string, string>>;
}

const { outcome: _, ...running } = stageWords;
const choices: readonly Choice[] = [
  {
    name: "period",
    label: "When a turn began",
    all: "All time",
    options: { month: "Last 30 days", quarter: "Last 90 days", year: "Last 365 days" },
  },
  { name: "stage", label: "Stage", all: "Every stage", options: running },
  {
    name: "tier",
    label: "Tier",
    all: "Every tier",
    options: Object.fromEntries(["light", "standard", "major"].map((tier) => [tier, capital(tier)])),
  },
];

function chosen({ name, label, all, options }: Choice, wanted: WaitingFilter): WaitingChoice {
  const offered = Object.entries(options).map(([value, text]) => ({
    value,
    label: text,
    isChosen: wanted[name] === value,
  }));
  return { name, label, all, options: offered };
}
