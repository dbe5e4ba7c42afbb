/** Pauses before an effect that failed is tried again, in minutes; the last one repeats. */
const pausesMin = [0.2, 1, 5, 15, 60, 240];

/** When an effect that did not succeed at `now` is tried again. */
export function againAfter(now: number, { attempts }: { readonly attempts: number }): number {
  const pause = pausesMin[Math.min(attempts, pausesMin.length - 1)] ?? 1;
  return now + pause * 60_000;
}
