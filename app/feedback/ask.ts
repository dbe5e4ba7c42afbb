import { DAY_MS } from "../../domain/adoption/rule.ts";
import { z } from "zod";
import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { countReachable } from "../../store/feedback/asked.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { order } from "../change/orders.ts";
import type { Written } from "../change/orders.ts";
import { presentOf } from "../change/present.ts";
import { storedInput } from "../change/stored-input.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { reachedAudience } from "./audience.ts";

/** How long a round is open where nobody says. */
const usualMs = 14 * DAY_MS;
const tooFew = `Ask at least ${smallestGroup} people: answers of fewer are never shown, since they would point at somebody.`;

export const AskFeedback = z.strictObject({
  /** Until when answers are taken; 14 days from now when left out. */
  until: z.iso
    .datetime({ offset: true, error: "An instant looks like 2026-03-03T09:00:00Z." })
    .nullable()
    .default(null),
  /** How many people to ask, drawn by lot; everybody it has reached when left out. */
  sample: z.int("Give a whole number of people.").min(smallestGroup, tooFew).max(100_000).nullable().default(null),
});
export type AskFeedback = z.input<typeof AskFeedback>;

/**
 * Asks the people whom a change has reached what helps and what gets in the way, each by a link of their own.
 * @throws Problem `invalid` where fewer could be asked than answers are shown of
 */
export async function askFeedback(
  app: App,
  caller: Caller,
  key: string,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { until, sample } = parse(AskFeedback, input ?? {});
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const present = presentOf(app, row);
  if (row.state.stage === "launch" || row.state.stage === "adoption") {
    const people = await countReachable(app.db, reachedAudience(row.state, await storedInput(app, row.state), present));
    if (people < smallestGroup)
      throw invalidField(
        "sample",
        `Only ${people} of the people it has reached have an address. ${tooFew} Give more of them an address, or launch the next wave first.`,
      );
  }
  const at = until === null ? present + usualMs : Date.parse(until);
  return order(app, caller, key, { type: "ask-feedback", until: at, sample }, idempotencyKey);
}

/** Ends a round before its time; what was said stays. */
export async function closeFeedback(
  app: App,
  caller: Caller,
  { key, round }: { readonly key: string; readonly round: string },
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  return order(app, caller, key, { type: "close-feedback", round }, idempotencyKey);
}
