import { setTimeout as pause } from "node:timers/promises";

/**
 * Asks again and again until the answer is neither null nor false, and returns it; null when the time is over.
 * For conditions that no event announces, such as the end of a process that is not our child.
 */
export async function waitUntil<T>(
  ask: () => Promise<T | null | false>,
  { timeoutMs, everyMs = 25 }: { timeoutMs: number; everyMs?: number },
): Promise<T | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() >= deadline) return null;
    await pause(everyMs);
  }
}
