import { setTimeout as delay } from "node:timers/promises";

/** What takes longer than this is not waited for without a word, in milliseconds. */
export const patienceMs = 1_500;

/** The answer, or `null` when it takes longer than people wait without a word; it goes on being worked out. */
export async function orPatience<T>(answering: Promise<T>, ms = patienceMs): Promise<T | null> {
  const timer = new AbortController();
  try {
    return await Promise.race([answering, delay(ms, null, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
