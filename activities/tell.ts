import { keepProposalLink, keepSuggestionLink } from "../app/signoff/mailed-links.ts";
import type { Settled } from "../domain/change/book.ts";
import type { Effect, Task } from "../domain/change/effect.ts";
import { leadsToOwnPage } from "../domain/change/own-link.ts";
import { findChange } from "../store/change/read.ts";
import type { ActivityDeps } from "./deps.ts";
import { notify } from "./notify.ts";

interface Telling {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly task: Extract<Task, { readonly to: string }>;
}

/** Writes to somebody who has a part in a change. Where the message leads to a page of their own, its link works from now on. */
export async function tellSomebody(deps: ActivityDeps, { key, now, effect, task }: Telling): Promise<Settled> {
  const { to: person } = task;
  const state = (await findChange(deps.db, key))?.state;
  const behind =
    state === undefined ? null : { proposer: state.proposer, owner: state.plan.owner, sponsor: state.plan.sponsor };
  if (behind !== null && leadsToOwnPage(behind, person, task.do))
    await keepProposalLink(deps, { change: key, person, now });
  if (task.do === "mail-suggestion")
    await keepSuggestionLink(deps, { change: key, suggestion: task.suggestion, person, now });
  return notify(deps, { key, now, effect, person, part: "" });
}
