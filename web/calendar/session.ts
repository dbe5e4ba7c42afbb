import {
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { entryId } from "../../app/calendar/entries.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { ComingSession } from "../../app/training/sessions.ts";
import { inertText } from "../../lib/inert-text.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import { entryUid, lineOf } from "./feed.ts";

interface SessionParts {
  readonly view: ChangeView;
  readonly training: ChangeView["trainings"][number];
  readonly session: ComingSession;
  readonly moment: Moment;
  /** Of the installation. */
  readonly url: string;
}

/**
 * A session of a training as an iCalendar file (RFC 5545). The same entry every time, and the same as in the calendar that programs
 * subscribe to: a later file has a higher SEQUENCE, the number of the change's last event, and moves or cancels what an earlier
 * one entered. It takes time, so it stands in the way of meetings, unlike a deadline.
 */
export function sessionCalendar({ view, training, session, moment, url }: SessionParts): string {
  const { id, startsAt, endsAt, where, isCancelled } = session;
  const words = wordsOf(moment).training.calendar;
  const { hostname } = new URL(url);
  const file = new ICalCalendar({
    prodId: { company: "Takehold", product: "Takehold", language: moment.locale.slice(0, 2).toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  file.createEvent({
    id: entryUid(entryId(view.key, "training", `${training.id}.${id}`), url),
    sequence: view.seq,
    stamp: new Date(moment.now),
    lastModified: new Date(moment.now),
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: lineOf(training.name),
    description: inertText(
      isCancelled ? words.cancelled : [words.because(view.title), training.about].join("\n\n"),
    ).trim(),
    ...(where === "" || isCancelled ? {} : { location: lineOf(where) }),
    organizer: { name: "Takehold", email: `takehold@${hostname}` },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.OPAQUE,
  });
  return file.toString();
}
