import { Problem } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import {
  countReturned,
  findMailed,
  listReturnedCounts,
  noteDelayed,
  noteReturned,
} from "../../store/message/returned.ts";
import type { MailedMessage, ReturnedCount } from "../../store/message/returned.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { actorOf } from "../change/orders.ts";
import type { App } from "../context.ts";
import { readDeliveryReport } from "./delivery-report.ts";

/**
 * What became of a message that came to the address for returned mail.
 * - `failed`: a message of ours reached nobody; its change says so.
 * - `known`: the same, and it was known before.
 * - `delayed`: a mail server still tries; nothing else is done.
 * - `ignored`: it was delivered, or handed on.
 * - `unknown`: it tells of a message that was never sent from here. Forged ones are among these: an id cannot be guessed.
 * - `unreadable`: no delivery report.
 */
export const returnedResults = ["failed", "known", "delayed", "ignored", "unknown", "unreadable"] as const;
export type ReturnedResult = (typeof returnedResults)[number];

/** Takes mail that came back. The same report twice changes nothing. @throws Problem `unavailable`: send it again */
export async function takeReturned(app: App, caller: Caller, raw: Uint8Array): Promise<ReturnedResult> {
  requireScope(caller, "bounces:write");
  const result = await resultOf(app, caller, raw);
  await countReturned(app.db, result, app.now());
  return result;
}

async function resultOf(app: App, caller: Caller, raw: Uint8Array): Promise<ReturnedResult> {
  const report = await readDeliveryReport(raw);
  if (report.is === "unreadable") return "unreadable";
  const message = await findMailed(app.db, report.messageId);
  if (message === null) return "unknown";
  if (report.action === "other") return "ignored";
  if (message.isReturned) return "known";
  if (report.action === "delayed") {
    await noteDelayed(app.db, message.messageId, app.now());
    return "delayed";
  }
  // The change first: should this end in between, the report comes again and the order counts once.
  await tellChange(app, caller, message);
  await noteReturned(app.db, message.messageId, report.why, app.now());
  return "failed";
}

async function tellChange(
  app: App,
  caller: Caller,
  { change, effect, person, messageId }: MailedMessage,
): Promise<void> {
  if (change === null) return;
  const id = canonicalHash(["returned", messageId]).slice(0, 40);
  const command = { type: "delivery-failed", message: effect, person } as const;
  try {
    await app.changes.send(change, { id, actor: actorOf(caller), command });
  } catch (error) {
    // A change that has ended takes no more orders, and needs none: nobody waits for anything there.
    if (!(error instanceof Problem) || error.code !== "wrong_stage") throw error;
  }
}

/** How many reports came, by what became of them. */
export async function returnedCounts(app: Pick<App, "db">, caller: Caller): Promise<readonly ReturnedCount[]> {
  requireScope(caller, "admin");
  return listReturnedCounts(app.db);
}
