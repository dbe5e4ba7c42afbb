import { capital, countWord } from "./format.ts";

/** How a gate is decided, as a sentence: "All five must agree." */
export function quorumRule(
  quorum: { mode: "all" } | { mode: "any" } | { mode: "at_least"; count: number } | { mode: "percent"; percent: number },
  size: number,
): string {
  if (size === 1) return "One person decides.";
  switch (quorum.mode) {
    case "all":
      return size === 2 ? "Both must agree." : `All ${countWord(size)} must agree.`;
    case "any":
      return `One of ${countWord(size)} is enough.`;
    case "at_least":
      return `${capital(countWord(quorum.count))} of ${countWord(size)} must agree.`;
    case "percent":
      return `${quorum.percent}% of those who take part must agree.`;
  }
}
