import type { Quorum } from "./plan.ts";
import type { RequestState } from "./state.ts";

/** What a request counts for. `out`: takes no part, as an abstention or a voice that was overruled. */
export type Voice = "yes" | "no" | "out" | "none";

/** One seat at a gate. A decline of a required person, or of one with a veto, decides the gate. */
export interface Seat {
  readonly voice: Voice;
  readonly required: boolean;
  readonly veto: boolean;
}

export function voiceOf({ choice, overruled }: Pick<RequestState, "choice" | "overruled">): Voice {
  if (overruled) return "out";
  switch (choice) {
    case "approve":
    case "approve_with_condition":
    case "consented_by_silence":
      return "yes";
    case "decline":
      return "no";
    case "abstain":
      return "out";
    case "ask":
    case "concern":
    case "counter":
    case null:
      return "none";
  }
}

/** Approvals needed when `size` people are asked and `out` of them take no part. At least one person must say yes. */
export function approvalsNeeded(quorum: Quorum, size: number, out = 0): number {
  switch (quorum.mode) {
    case "all":
      return Math.max(size - out, 1);
    case "any":
      return 1;
    case "at_least":
      return Math.min(quorum.count, size);
    case "percent":
      return Math.max(Math.ceil((quorum.percent * (size - out)) / 100), 1);
  }
}

/**
 * Where a gate stands by its voices. Approved once enough, and everybody required, say yes; declined once that can no longer
 * come, or by a veto.
 */
export function gateStanding(quorum: Quorum, seats: readonly Seat[]): "open" | "approved" | "declined" {
  const count = (voice: Voice) => seats.filter((seat) => seat.voice === voice).length;
  if (seats.some(({ voice, required, veto }) => voice === "no" && (required || veto))) return "declined";
  const needed = approvalsNeeded(quorum, seats.length, count("out"));
  if (count("yes") + count("none") < needed) return "declined";
  const agreed = seats.every(({ voice, required }) => !required || voice !== "none");
  return count("yes") >= needed && agreed ? "approved" : "open";
}
