import { approvalsNeeded } from "../../domain/change/quorum.ts";
import type { Quorum } from "../../domain/change/plan.ts";
import { capital, countWord } from "./format.ts";

/** How a gate is decided, as a sentence: "All five must agree." */
export function quorumRule(quorum: Quorum, size: number): string {
  if (size === 1) return "One person decides.";
  switch (quorum.mode) {
    case "all":
      return size === 2 ? "Both must agree." : `All ${countWord(size)} must agree.`;
    case "any":
      return `One of ${countWord(size)} is enough.`;
    case "at_least":
      return `${capital(countWord(quorum.count))} of ${countWord(size)} must agree.`;
    case "percent":
      return `${quorum.percent}% of those who take part must agree: ${countWord(approvalsNeeded(quorum, size))} of ${countWord(size)}.`;
  }
}
