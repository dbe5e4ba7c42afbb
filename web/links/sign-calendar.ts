import { readerOf } from "../../app/people/reader.ts";
import type { App } from "../../app/context.ts";
import type { SignPage } from "../../app/signoff/page.ts";
import { deadlineCalendar } from "../calendar/deadline.ts";
import { localeFor, wordsOf } from "../language/choose.ts";
import type { Reader } from "../kit/moment.ts";
import type { Letter } from "../pages/sign.tsx";

/** The deadline behind a sign link as a calendar file, cancelled once nothing is asked there; `null`: there is none. */
export async function signCalendar(app: App, page: SignPage): Promise<string | null> {
  if (page.is === "unknown") return null;
  const { view, link } = page;
  const card = await readerOf(app, link.person);
  const locale = localeFor([card?.language ?? null], app.language);
  const moment = { now: view.present, timeZone: card?.timeZone ?? "UTC", locale };
  // Whoever passed the request on is asked no more, but somebody else still is: that entry is not theirs to see.
  if (page.is === "passed_on") return null;
  return deadlineCalendar({ view, request: link.subject, moment, domain: new URL(app.url).hostname });
}

/** Where the page offers the deadline: to be entered while it runs, and to be taken out again after that. */
export function calendarOffer(
  reader: Reader,
  token: string,
  isAsked: boolean,
  dueAt: number | undefined,
): Letter["calendar"] {
  if (isAsked && dueAt === undefined) return undefined;
  const { add, remove } = wordsOf(reader).calendar;
  return { label: isAsked ? add : remove, href: `/s/${token}/deadline.ics` };
}
