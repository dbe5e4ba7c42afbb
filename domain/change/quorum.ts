import type { Quorum } from "./plan.ts";
import type { SignoffChoice } from "./command.ts";

/** Approvals needed of `size` people. */
export function approvalsNeeded(quorum: Quorum, size: number): number {
  switch (quorum.mode) {
    case "all":
      return size;
    case "any":
      return 1;
    case "at_least":
      return Math.min(quorum.count, size);
  }
}

/**
 * Where a gate stands, given everybody's present choice (`null`: none yet).
 * Approved once enough approve; declined once enough can no longer approve.
 */
export function gateStanding(
  quorum: Quorum,
  choices: readonly (SignoffChoice | null)[],
): "open" | "approved" | "declined" {
  const needed = approvalsNeeded(quorum, choices.length);
  const approvals = choices.filter((choice) => choice === "approve").length;
  const declines = choices.filter((choice) => choice === "decline").length;
  if (approvals >= needed) return "approved";
  return choices.length - declines < needed ? "declined" : "open";
}
