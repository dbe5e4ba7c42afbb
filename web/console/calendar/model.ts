import type { CalendarEntry, EntryKind } from "../../../app/calendar/entries.ts";
import type { listFeeds } from "../../../app/calendar/feeds.ts";
import type { FreezeView } from "../../../app/calendar/freeze-view.ts";
import { clock, date, deadline } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { DayModel, EntryModel, FeedLine, FreezeLine, LaunchLine } from "../../pages/calendar.tsx";
import { entriesOn } from "./month.ts";
import type { Month } from "./month.ts";

const kinds: Readonly<Record<EntryKind, { readonly word: string; readonly tone: EntryModel["tone"] }>> = {
  launch: { word: "Launch", tone: "adopted" },
  training: { word: "Training", tone: "plain" },
  freeze: { word: "Nothing launches", tone: "freeze" },
  answer: { word: "Answer to a proposal", tone: "plain" },
  decision: { word: "Decisions due", tone: "risk" },
  judged: { word: "Last day of a target", tone: "plain" },
  reinforcement: { word: "Help use back up", tone: "lapsed" },
  review: { word: "Review", tone: "plain" },
};

type Feed = Awaited<ReturnType<typeof listFeeds>>[number];

/** The days of a month with what stands on them. */
export function dayModels(month: Month, entries: readonly CalendarEntry[], moment: Moment): DayModel[] {
  return month.days.map((day, index) => {
    const standing = entriesOn(day, entries);
    const begins = standing.filter((entry) => entry.at >= day.from);
    const lasts = standing.filter((entry) => entry.at < day.from);
    return {
      id: day.id,
      number: day.number,
      at: (day.from + day.until) / 2,
      isInMonth: day.isInMonth,
      isToday: day.from <= moment.now && moment.now < day.until,
      isFrozen: standing.some(({ kind }) => kind === "freeze"),
      // What lasts is named where a week or the month begins, not on each of its days.
      inTable: (index % 7 === 0 ? standing : begins).map((entry) => entryModel(entry, moment)),
      inList: (day.number === 1 ? [...lasts, ...begins] : begins).map((entry) => entryModel(entry, moment)),
    };
  });
}

function entryModel(entry: CalendarEntry, moment: Moment): EntryModel {
  const { kind, title, part, change, done } = entry;
  const { word, tone } = kinds[kind];
  return {
    word: kind === "launch" && done ? "Launched" : word,
    tone,
    title,
    part: part === "" ? undefined : part,
    time: timeOf(entry, moment),
    href: change === null ? "#freezes" : `/changes/${change}`,
  };
}

function timeOf({ kind, at, until }: CalendarEntry, moment: Moment): string {
  if (until === null) return clock(moment, at);
  if (kind === "training") return `${clock(moment, at)} to ${clock(moment, until)}`;
  return `until ${date(moment, until)}, ${clock(moment, until)}`;
}

export function freezeLine(freeze: FreezeView, teams: ReadonlyMap<string, string>, moment: Moment): FreezeLine {
  const names = freeze.teams.map((team) => teams.get(team) ?? team);
  return {
    id: freeze.id,
    name: freeze.name,
    reason: freeze.reason,
    span: `${deadline(moment, freeze.from)} to ${deadline(moment, freeze.until)}`,
    whose: names.length === 0 ? "Everybody's changes" : names.join(", "),
    launches: freeze.launches.map((launch) => launchLine(launch, moment)),
  };
}

export function launchLine(launch: FreezeView["launches"][number], moment: Moment): LaunchLine {
  return {
    href: `/changes/${launch.change}`,
    title: `${launch.change} ${launch.title}`,
    from: deadline(moment, launch.launchAt),
    to: deadline(moment, launch.movesTo),
  };
}

export function feedLine(feed: Feed, teams: ReadonlyMap<string, string>, moment: Moment): FeedLine {
  return {
    id: feed.id,
    name: feed.name,
    shows: feed.team === null ? "everybody's dates" : `dates of ${teams.get(feed.team) ?? feed.team}`,
    made: date(moment, feed.createdAt),
  };
}
