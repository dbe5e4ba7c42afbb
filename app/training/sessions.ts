import { sessionsOf } from "../../domain/change/session.ts";
import type { Session } from "../../domain/change/session.ts";
import { earlierSessions } from "../../store/adoption/sessions.ts";
import type { ChangeView } from "../change/view.ts";
import type { App } from "../context.ts";

/** A session that is still to come, or under way; `isCancelled`: it will not take place, though people were told of it. */
export interface ComingSession extends Session {
  readonly isCancelled: boolean;
}

/** What lies ahead of somebody who was invited by links of `subject`, in order. */
export async function comingSessions(
  app: Pick<App, "db">,
  view: Pick<ChangeView, "key" | "revision" | "outcome" | "present">,
  { training, subject }: { readonly training: ChangeView["trainings"][number]; readonly subject: string },
): Promise<readonly ComingSession[]> {
  const { key, revision, outcome, present } = view;
  const invited = { change: key, training: training.id, subject, revision: revision.number };
  const earlier = sessionsOf({ sessions: await earlierSessions(app.db, invited) });
  const gone = earlier.filter(({ id }) => training.sessions.every((session) => session.id !== id));
  return [
    ...training.sessions.map((session) => ({ ...session, isCancelled: outcome !== null })),
    ...gone.map((session) => ({ ...session, isCancelled: true })),
  ]
    .filter(({ endsAt }) => endsAt > present)
    .toSorted((a, b) => a.startsAt - b.startsAt);
}
