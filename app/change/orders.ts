import { randomUUID } from "node:crypto";
import type { Actor, PublicCommand, TextRef } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { randomSecret } from "../../lib/secret.ts";
import { findChange } from "../../store/change/read.ts";
import { saveText } from "../../store/change/write.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** What a write answers. `late`: accepted for good, and recorded as soon as the record can be written. */
export interface Written {
  readonly key: string;
  readonly late: boolean;
  /** Sequence number after the write, `null` while it is late. */
  readonly seq: number | null;
}

export function actorOf(caller: Caller): Actor {
  return caller.kind === "key"
    ? { kind: "key", key: caller.key, person: caller.person }
    : { kind: "person", person: caller.person };
}

/** Who a caller is, for what must not be mixed up between callers. */
export function callerId(caller: Caller): string {
  return caller.kind === "key" ? `key:${caller.key}` : `person:${caller.person}`;
}

/** The id under which an order counts once: the caller's idempotency key, or a fresh one. */
export function orderId(caller: Caller, idempotencyKey: string | null): string {
  return idempotencyKey === null ? randomUUID() : canonicalHash([callerId(caller), idempotencyKey]).slice(0, 40);
}

/** The kind of a command and the part of the change it is about. */
function kindOf(command: PublicCommand): string {
  switch (command.type) {
    case "add-work-item":
    case "set-work-item":
      return `${command.type} ${command.item}`;
    case "resend":
    case "revoke":
    case "nudge":
    case "answer":
    case "delegate":
      return `${command.type} ${command.request}`;
    case "close-objection":
    case "overrule":
      return `${command.type} ${command.objection}`;
    case "hand-over":
      return `${command.type} ${command.role}`;
    case "launch":
      return `${command.type} ${command.wave}`;
    case "reinforcement-done":
      return `${command.type} ${command.reinforcement}`;
    default:
      return command.type;
  }
}

/** Sends a command in a caller's name. @throws Problem */
export async function order(
  app: App,
  caller: Caller,
  key: string,
  command: PublicCommand,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  // What is moved and how is part of it: a key used again for something else is another order and not the first one's answer.
  const id = orderId(caller, idempotencyKey === null ? null : `${key} ${kindOf(command)} ${idempotencyKey}`);
  const sent = await app.changes.send(key, { id, actor: actorOf(caller), command }).catch(async (error: unknown) => {
    // Temporal does not tell a change that has ended from one that never was; the record does.
    const isGone = error instanceof Problem && error.code === "wrong_stage";
    if (isGone && (await findChange(app.db, key)) === null)
      throw new Problem("not_found", `There is no change ${key}.`);
    throw error;
  });
  return { key, late: sent.late, seq: sent.late ? null : sent.answer.seq };
}

/** Keeps a text where it can be erased, and answers what events may hold of it. */
export async function keepText(app: App, change: string, body: string, author: string | null): Promise<TextRef> {
  const text = { id: randomUUID(), change, salt: randomSecret(), body, author };
  await saveText(app.db, text);
  return { id: text.id, commitment: canonicalHash({ salt: text.salt, body }) };
}
