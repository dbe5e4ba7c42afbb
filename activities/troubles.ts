import { log } from "@temporalio/activity";
import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { SmtpFailure } from "../lib/smtp.ts";
import { clearTrouble, noteFailure } from "../store/change/troubles.ts";
import type { Batch } from "../workflows/change/messages.ts";
import { againAfter } from "./again.ts";
import { ChatBusy } from "./chat.ts";
import type { ActivityDeps } from "./deps.ts";

/** How an effect ended, and what went wrong where something did. */
export interface Performed {
  readonly settled: Settled;
  readonly failure: Error | null;
}

/** An effect was not waited for any longer. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

/** The end of an effect that failed: it comes back later. */
export function failed({ now }: Pick<Batch, "now">, effect: Effect, failure: Error): Performed {
  return { settled: { id: effect.id, againAt: againAfter(now, effect), found: [] }, failure };
}

/** What people may be told of an error: nothing internal, no name. */
function reasonOf(error: Error): string {
  if (error instanceof TooSlow) return "It took too long.";
  return error instanceof SmtpFailure || error instanceof ChatBusy
    ? error.message
    : "It failed on our side; the log says more.";
}

export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * Keeps account of effects that fail, because they are tried again without a word: from so many failures in a row on there is a
 * line in the log, and the change and `doctor` tell of it until it succeeds. That this fails too must not keep anything else.
 */
export async function accountFor(
  { db, tellAfter }: Pick<ActivityDeps, "db" | "tellAfter">,
  { key, now }: Batch,
  effect: Effect,
  { settled, failure }: Performed,
): Promise<void> {
  try {
    if (failure === null) {
      if (effect.attempts > 0) await clearTrouble(db, key, effect.id);
      return;
    }
    const nextAt = settled.againAt ?? now;
    const { id, task } = effect;
    const reason = reasonOf(failure);
    const told = await noteFailure(db, { change: key, effect: id, task, at: now, nextAt, reason, tellAfter });
    if (told === null) return;
    const since = new Date(told.since).toISOString();
    log.warn(`${key}: ${task.do} (${id}) has failed ${told.failures} times since ${since} and is tried again`, {
      error: failure,
    });
  } catch (error) {
    log.warn(`${key}: that ${effect.task.do} (${effect.id}) failed could not be noted`, { error });
  }
}
