import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { keepProposalLink } from "../app/signoff/mailed-links.ts";
import type { ActivityDeps } from "./deps.ts";
import { notify } from "./notify.ts";

/** Writes to whoever proposed a change, with the link of their own page: nobody needs an account to read and take up an answer. */
export async function tellProposer(
  deps: ActivityDeps,
  {
    key,
    now,
    effect,
    person,
  }: { readonly key: string; readonly now: number; readonly effect: Effect; readonly person: string },
): Promise<Settled> {
  await keepProposalLink(deps, { change: key, person, now });
  return notify(deps, { key, now, effect, person, part: "" });
}
