import { z } from "zod";
import { PersonRef } from "../../domain/change/schema.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { resolvePeople } from "../people/resolve.ts";
import { keepText, order } from "./orders.ts";
import type { Written } from "./orders.ts";

export const HandOver = z.strictObject({
  role: z.enum(["owner", "sponsor"], "Owner or sponsor is handed over."),
  to: PersonRef,
  reason: z.string().trim().max(4_000).default(""),
});
export type HandOver = z.input<typeof HandOver>;

/** Hands a change over to another owner or sponsor, on the record. Approvals stand. @throws Problem */
export async function handOver(
  app: App,
  caller: Caller,
  key: string,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { role, to: ref, reason: body } = parse(HandOver, input);
  const people = await resolvePeople(app, [{ path: "to", ref }]);
  const reason = body === "" ? null : await keepText(app, key, body, caller.person);
  return order(app, caller, key, { type: "hand-over", role, to: people.get("to") ?? "", reason }, idempotencyKey);
}
