import type { PublicCommand } from "../../domain/change/command.ts";
import { z } from "zod";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { keepText, order } from "./orders.ts";
import type { Written } from "./orders.ts";

/** Moves that need nothing but the will: each is one command. */
export const plainMoves = ["accept", "revise", "resume", "accept-build"] as const;
export type PlainMove = (typeof plainMoves)[number];

/** Moves that need a reason, which everybody concerned can read. */
export const reasonedMoves = ["decline", "withdraw", "hold", "close"] as const;
export type ReasonedMove = (typeof reasonedMoves)[number];

export const Reason = z.strictObject({
  reason: z.string().trim().min(1, "Please give the reason: it is part of the record.").max(4_000),
});
export type Reason = z.infer<typeof Reason>;

export async function move(
  app: App,
  caller: Caller,
  key: string,
  type: PlainMove,
  idempotencyKey: string | null,
): Promise<Written> {
  const command: PublicCommand = type === "revise" || type === "resume" ? { type, tells: true } : { type };
  return order(app, caller, key, command, idempotencyKey);
}

export async function moveWithReason(
  app: App,
  caller: Caller,
  key: string,
  { type, ...input }: { type: ReasonedMove } & Reason,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { reason: body } = parse(Reason, input);
  const reason = await keepText(app, key, body, caller.person);
  const tells = type === "withdraw" || type === "hold" ? ({ tells: true } as const) : {};
  const command: PublicCommand = { type, reason, ...tells };
  return order(app, caller, key, command, idempotencyKey);
}
