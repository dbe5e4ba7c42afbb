import { z } from "zod";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { keepText, order } from "./orders.ts";
import type { Written } from "./orders.ts";

export const ReinforcementNote = z.strictObject({
  note: z.string().trim().min(1, "Say in a sentence what was done.").max(4_000),
});

/** Marks a reinforcement task as done, with what was done. */
export async function finishReinforcement(
  app: App,
  caller: Caller,
  { key, reinforcement }: { key: string; reinforcement: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { note: body } = parse(ReinforcementNote, input);
  const note = await keepText(app, key, body, caller.person);
  return order(app, caller, key, { type: "reinforcement-done", reinforcement, note }, idempotencyKey);
}
