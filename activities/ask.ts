import type { Settled } from "../domain/change/book.ts";
import type { Effect, Task } from "../domain/change/effect.ts";
import type { RequestState } from "../domain/change/state.ts";
import { substituteFor } from "../app/people/substitute.ts";
import { findChange } from "../store/change/read.ts";
import { findCards } from "../store/people/names.ts";
import { findPerson } from "../store/people/people.ts";
import { tell } from "./bundle.ts";
import type { ActivityDeps } from "./deps.ts";
import { notify } from "./notify.ts";

/** Messages to a person asked, and to the manager of one who does not answer. */

interface Asking {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
}

async function requestOf(deps: ActivityDeps, key: string, request: string): Promise<RequestState | undefined> {
  return (await findChange(deps.db, key))?.state.requests[request];
}

/**
 * Writes to the person asked. Somebody who is away, or has gone since, is not written to: the request goes to whoever stands in for
 * them instead, with a link and time of their own.
 */
export async function askPerson(
  deps: ActivityDeps,
  {
    key,
    now,
    effect,
    task,
  }: Asking & {
    task: Extract<Task, { do: "mail-request" | "mail-answer" | "mail-notice" | "mail-reminder" | "mail-nudge" }>;
  },
): Promise<Settled> {
  const state = (await findChange(deps.db, key))?.state;
  const request = state?.requests[task.request];
  // Somebody who has decided and is sent a new link may change their decision; the old link is void by then.
  const isTold = task.do === "mail-request" || task.do === "mail-notice";
  const isAsked = request?.standing === "open" || (isTold && request?.standing === "decided");
  if (!isAsked || state === undefined || request.generation !== task.generation || request.link !== "live")
    return { id: effect.id, againAt: null, found: [] };
  const { id, generation, person } = request;
  // Once only: should the core not pass it on, as to somebody who is asked already, the person is written to after all.
  const mayPassOn = task.do === "mail-request" || task.do === "mail-reminder" || task.do === "mail-nudge";
  const isFirst = mayPassOn && effect.attempts === 0;
  const substitute = isFirst && request.standing === "open" ? await substituteFor(deps, state, request, now) : null;
  if (substitute === null && (task.do === "mail-request" || task.do === "mail-reminder"))
    return tell(deps, { key, now, effect, person, task });
  if (substitute === null) return notify(deps, { key, now, effect, person, part: "" });
  const team = (await findCards(deps.db, [substitute])).get(substitute)?.team ?? null;
  return { id: effect.id, againAt: now, found: [{ type: "absent", request: id, generation, substitute, team }] };
}

/** Tells the manager of somebody who has not answered in time. Who has none is known to the owner, who is told anyway. */
export async function tellManager(
  deps: ActivityDeps,
  { key, now, effect, request: id }: Asking & { request: string },
): Promise<Settled> {
  const request = await requestOf(deps, key, id);
  const manager = request?.standing === "open" ? (await findPerson(deps.db, request.person))?.manager : null;
  if (manager == null) return { id: effect.id, againAt: null, found: [] };
  return notify(deps, { key, now, effect, person: manager, part: "" });
}
