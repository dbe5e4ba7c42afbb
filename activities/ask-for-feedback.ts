import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { isOpenAt } from "../domain/change/feedback.ts";
import { entryOf } from "../domain/change/state.ts";
import { reachedAudience } from "../app/feedback/audience.ts";
import { findChange, findContent } from "../store/change/read.ts";
import { chooseAsked, unaskedPeople } from "../store/feedback/asked.ts";
import type { ActivityDeps } from "./deps.ts";
import { inviteAll } from "./invite.ts";

interface Asking {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly round: string;
}

/** Chooses whom a round of feedback asks and writes to them. Once the round is over nobody is written to any more. */
export async function askForFeedback(
  deps: ActivityDeps,
  { key, now, effect, round }: Asking,
): Promise<Settled & { readonly failure?: Error }> {
  const state = (await findChange(deps.db, key))?.state;
  const asked = entryOf(state?.feedback ?? {}, round);
  const settled: Settled = { id: effect.id, againAt: null, found: [] };
  if (state === undefined || state.stage === "closed" || asked === undefined || !isOpenAt(asked, now)) return settled;
  const content = await findContent(deps.db, key, state.revision.number, state.revision.hash);
  if (content === null) return settled;
  await chooseAsked(deps.db, { change: key, round }, reachedAudience(state, content, asked.askedAt), asked.sample);
  const next = (limit: number) => unaskedPeople(deps.db, { change: key, round, effect: effect.id }, limit);
  return inviteAll(deps, { key, now, effect }, [{ kind: "feedback", id: round, next }]);
}
