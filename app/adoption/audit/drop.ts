import { z } from "zod";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import { keepText, order } from "../../change/orders.ts";
import type { Written } from "../../change/orders.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";

export const DroppedAudit = z.strictObject({
  reason: z.string().trim().min(1, "Say in a sentence why it is withdrawn.").max(4_000),
});

/** Withdraws an audit before it is finished, on the record. @throws Problem `conflict` for a finished one */
export async function dropAudit(
  app: App,
  caller: Caller,
  { key, audit }: { readonly key: string; readonly audit: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { reason: body } = parse(DroppedAudit, input);
  const reason = await keepText(app, key, body, caller.person);
  return order(app, caller, key, { type: "drop-audit", audit, reason }, idempotencyKey);
}
