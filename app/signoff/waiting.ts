import { findWaitingRequests, findWaitingTrainings } from "../../store/signoff/waiting.ts";
import { changeViewAsKept } from "../change/view.ts";
import type { ChangeView } from "../change/view.ts";
import type { App } from "../context.ts";
import { linkUrl } from "./token.ts";

/** What waits for one person, over all changes. Instants are epoch milliseconds. */
export interface Waiting {
  readonly requests: readonly {
    readonly key: string;
    readonly title: string;
    readonly gate: string;
    /** Who asks; `null` once erased. */
    readonly askedBy: string | null;
    readonly dueAt: number | null;
    readonly href: string;
  }[];
  readonly trainings: readonly {
    readonly key: string;
    readonly title: string;
    readonly training: string;
    readonly href: string;
  }[];
}

/** Soonest due first. */
export async function waitingFor(app: Pick<App, "db" | "now" | "secret">, person: string): Promise<Waiting> {
  const [asked, invited] = await Promise.all([
    findWaitingRequests(app.db, person),
    findWaitingTrainings(app.db, person),
  ]);
  const views = new Map<string, ChangeView>();
  // One after another: a page of one person must not take every connection.
  for (const { change } of [...asked, ...invited])
    if (!views.has(change)) views.set(change, await changeViewAsKept(app, change));
  const requests = asked.flatMap(({ change, request, generation }) => {
    const view = views.get(change);
    const gate = view?.gates.find((each) => each.requests.some(({ id }) => id === request));
    if (view === undefined || gate === undefined) return [];
    const href = linkUrl("", app.secret, { kind: "sign", change, subject: request, generation });
    const askedBy = (view.owner ?? view.proposer).name;
    return [{ key: change, title: view.title, gate: gate.name, askedBy, dueAt: gate.dueAt, href }];
  });
  const trainings = invited.flatMap(({ change, subject, generation }) => {
    const view = views.get(change);
    const training = view?.trainings.find(({ id }) => id === subject.split("/")[0]);
    if (view === undefined || training === undefined) return [];
    const href = linkUrl("", app.secret, { kind: "training", change, subject, generation });
    return [{ key: change, title: view.title, training: training.name, href }];
  });
  const soonest = requests.toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  return { requests: soonest, trainings };
}

/** How many sign-off requests wait for a person beside the one named: all that its link may tell. */
export async function othersWaiting(
  app: Pick<App, "db">,
  person: string,
  own: { readonly change: string; readonly request: string },
): Promise<number> {
  const asked = await findWaitingRequests(app.db, person);
  return asked.filter(({ change, request }) => change !== own.change || request !== own.request).length;
}
