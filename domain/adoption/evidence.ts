import { DAY_MS } from "./rule.ts";

/** How far a source's data reaches: its newest accepted event of any name, or an explicit "complete until". */
export interface Evidence {
  readonly source: string;
  readonly watermark: number | null;
  readonly freshnessDays: number;
}

/** Why nothing can be said. `ageDays` is how far the data lies behind the instant asked about, `null` without any data. */
export interface Blindness {
  readonly source: string;
  readonly reason: "no_events" | "stale";
  readonly ageDays: number | null;
}

/** `null` when the evidence can be trusted at `at`. Compares with the data's own watermark, never with a wall clock. */
export function blindnessAt(evidence: Evidence, at: number): Blindness | null {
  const { source, watermark, freshnessDays } = evidence;
  if (watermark === null) return { source, reason: "no_events", ageDays: null };
  const ageDays = (at - watermark) / DAY_MS;
  return ageDays > freshnessDays ? { source, reason: "stale", ageDays } : null;
}

/**
 * The period ends of which nothing trustworthy is known: those that lie further past the watermark than the freshness
 * limit allows. Late events move the watermark, and with it these ends become known.
 */
export function unknownEnds(evidence: Evidence, ends: readonly number[]): Set<number> {
  return new Set(ends.filter((end) => blindnessAt(evidence, end) !== null));
}
