import type { App } from "../../app/context.ts";
import { comingSessions } from "../../app/training/sessions.ts";
import type { TrainingLinkPage } from "../../app/training/by-link.ts";
import { sessionCalendar } from "../calendar/session.ts";
import type { Moment } from "../kit/moment.ts";
import { sessionTime } from "../letters/session-words.ts";
import type { SessionLine } from "../pages/link/sessions.tsx";
import { momentFor } from "./reader.ts";

type Known = Exclude<TrainingLinkPage, { is: "unknown" }>;

/** The dates that lie ahead of the person behind a link; `undefined` for a training that never had one. */
export async function sessionLines(
  app: App,
  { view, training, link }: Known,
  moment: Moment,
  token: string,
): Promise<readonly SessionLine[] | undefined> {
  const sessions = await comingSessions(app, view, { training, subject: link.subject });
  if (sessions.length === 0 && training.sessions.length === 0) return undefined;
  return sessions.map(({ id, where, places, isCancelled, ...span }) => ({
    time: sessionTime(moment, span),
    where,
    places: places ?? undefined,
    isCancelled,
    calendarHref: `/t/${token}/${encodeURIComponent(id)}/session.ics`,
  }));
}

/** One of these dates as a calendar file, cancelled once it does not take place; `null`: there is none, or the link is void. */
export async function sessionFile(app: App, page: TrainingLinkPage, id: string): Promise<string | null> {
  if (page.is === "unknown" || page.is === "replaced" || page.is === "expired") return null;
  const { view, training, link, person } = page;
  const sessions = await comingSessions(app, view, { training, subject: link.subject });
  const session = sessions.find((each) => each.id === id);
  if (session === undefined) return null;
  const moment = await momentFor(app, person, [], view.present);
  return sessionCalendar({ view, training, session, moment, url: app.url });
}
