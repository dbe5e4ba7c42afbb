import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { order } from "./orders.ts";
import type { Written } from "./orders.ts";

/** Sends a request again with a new link, or makes its link void. The old link dies either way. */
export async function renewRequest(
  app: App,
  caller: Caller,
  { key, request, verb }: { key: string; request: string; verb: "resend" | "revoke" },
  idempotencyKey: string | null,
): Promise<Written> {
  return order(app, caller, key, { type: verb, request }, idempotencyKey);
}
