import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { CalendarEntry, EntryKind } from "../../app/calendar/entries.ts";
import { inertText } from "../../lib/inert-text.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";

/** How often a program is asked to look again, in seconds. */
const lookAgain = 3_600;
/** A moment takes half an hour and ends then, so that a deadline ends at its time. */
const lengthMs = 30 * 60_000;

/** What is said of an entry in one line. */
export function entryLine({ kind, title, part, done }: CalendarEntry, moment: Moment): string {
  const words = wordsOf(moment).calendarFeed;
  const named: Readonly<Record<EntryKind, string>> = {
    launch: (done ? words.launched : words.launch)(title, part),
    training: words.training(title, part),
    freeze: words.freeze(title),
    answer: words.answer(title),
    decision: words.decision(title, part),
    judged: words.judged(title, part),
    reinforcement: words.reinforcement(title, part),
    review: words.review(title, part),
  };
  return named[kind];
}

/** The UID of an entry, the same in every file that tells of it. */
export function entryUid(id: string, url: string): string {
  return `${encodeURIComponent(id)}@${new URL(url).hostname}`.toLowerCase();
}

/** Names and titles take one line, whatever is in them. */
export function lineOf(text: string): string {
  return inertText(text).replaceAll(/\s+/g, " ").slice(0, 200);
}

/**
 * The calendar as an iCalendar file (RFC 5545) that programs read again and again. Each entry keeps its id when its date moves. No
 * link but that of the page, which asks for a session: calendars are often shared.
 */
export function calendarFeed(entries: readonly CalendarEntry[], moment: Moment, url: string): string {
  const file = new ICalCalendar({
    name: wordsOf(moment).calendarFeed.name,
    prodId: { company: "Takehold", product: "Takehold", language: moment.locale.slice(0, 2).toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgain,
  });
  const seen = new Map<string, number>();
  for (const entry of entries) {
    // Two clocks of one gate are two entries.
    const count = (seen.get(entry.id) ?? 0) + 1;
    seen.set(entry.id, count);
    const isMoment = entry.until === null;
    const isStart = entry.kind === "launch" || entry.kind === "training";
    file.createEvent({
      id: entryUid(`${entry.id}${count === 1 ? "" : `.${count}`}`, url),
      stamp: new Date(moment.now),
      start: new Date(isMoment && !isStart ? entry.at - lengthMs : entry.at),
      end: new Date(entry.until ?? (isStart ? entry.at + lengthMs : entry.at)),
      summary: lineOf(entryLine(entry, moment)),
      ...(entry.change === null
        ? { description: inertText(entry.part).slice(0, 2_000) }
        : { url: `${url}/changes/${entry.change}` }),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return file.toString();
}
