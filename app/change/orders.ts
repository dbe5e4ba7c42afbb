import { randomUUID } from "node:crypto";
import { afterwards } from "../../domain/change/aftercare.ts";
import type { Actor, Order, PublicCommand, TextRef } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { randomSecret } from "../../lib/secret.ts";
import { findChange } from "../../store/change/read.ts";
import { findText, saveText } from "../../store/change/write.ts";
import { requireAnyScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import type { Sent } from "./gateway.ts";

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
  return idempotencyKey === null ? randomUUID() : onceId(callerId(caller), idempotencyKey);
}

/** The id of an order that counts once in somebody's name, or in that of something there is one of. */
export function onceId(by: string, key: string): string {
  return canonicalHash([by, key]).slice(0, 40);
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
    case "review":
      return `${command.type} ${command.subject}`;
    case "spend":
      return `${command.type} ${command.part}`;
    case "draw-audit":
      return `${command.type} ${command.target}`;
    case "finish-audit":
    case "drop-audit":
      return `${command.type} ${command.audit}`;
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
  if (command.type === "spend") requireAnyScope(caller, "changes:write", "budgets:write");
  else requireScope(caller, "changes:write");
  // What is moved and how is part of it: a key used again for something else is another order and not the first one's answer.
  const id = orderId(caller, idempotencyKey === null ? null : `${key} ${kindOf(command)} ${idempotencyKey}`);
  const given: Order = { id, actor: actorOf(caller), command };
  const sent = await app.changes.send(key, given).catch(async (error: unknown) => {
    // Temporal does not tell a change that has ended from one that never was; the record does.
    if (!(error instanceof Problem) || error.code !== "wrong_stage") throw error;
    return afterTheEnd(app, key, given, error);
  });
  return { key, late: sent.late, seq: sent.late ? null : sent.answer.seq };
}

/** How often a closed change is looked at anew that others woke in the same moment. */
const wakesMax = 5;

/** What may be said of a closed change is recorded by a run of its own. */
async function afterTheEnd(app: App, key: string, given: Order, refusal: Problem): Promise<Sent> {
  for (let count = 0; count < wakesMax; count += 1) {
    const row = await findChange(app.db, key);
    if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
    if (row.state.stage !== "closed" || !afterwards.includes(given.command.type)) throw refusal;
    const sent = await app.changes.wake(row.state, given);
    if (sent !== null) return sent;
  }
  throw new Problem("unavailable", "Others are changing this just now. Send it again.", { retryAfterSeconds: 2 });
}

/** Keeps a text where it can be erased, and answers what events may hold of it. */
export async function keepText(app: App, change: string, body: string, author: string | null): Promise<TextRef> {
  const text = { id: randomUUID(), change, salt: randomSecret(), body, author };
  await saveText(app.db, text);
  return { id: text.id, commitment: canonicalHash({ salt: text.salt, body }) };
}

/**
 * The same for what is told of a change that may be closed, where no answers are kept: sent again with the same idempotency key it is
 * the same text, and so the same fact. Nobody is its author, since it outlives whoever wrote it.
 */
export async function keepAgain(
  app: App,
  caller: Caller,
  change: string,
  {
    body,
    idempotencyKey,
    about,
  }: { readonly body: string; readonly idempotencyKey: string | null; readonly about: string },
): Promise<TextRef> {
  if (idempotencyKey === null) return keepText(app, change, body, null);
  const seed = canonicalHash([callerId(caller), change, about, idempotencyKey]);
  const id = [
    seed.slice(0, 8),
    seed.slice(8, 12),
    `8${seed.slice(13, 16)}`,
    `8${seed.slice(17, 20)}`,
    seed.slice(20, 32),
  ].join("-");
  await saveText(app.db, { id, change, salt: randomSecret(), body, author: null });
  const kept = await findText(app.db, id);
  if (kept === null || kept.body !== body)
    throw new Problem("conflict", "This Idempotency-Key was used with another content. Use a fresh key.");
  return { id, commitment: canonicalHash({ salt: kept.salt, body }) };
}
