import { approvalsNeeded } from "../../domain/change/quorum.ts";
import type { Quorum } from "../../domain/change/plan.ts";
import { wordsOf } from "../language/choose.ts";
import { shareText } from "./format.ts";
import type { Reader } from "./moment.ts";

/** How a gate is decided, as a sentence: "All five must agree." */
export function quorumRule(reader: Reader, quorum: Quorum, size: number): string {
  const { rule } = wordsOf(reader).gate;
  if (size === 1) return rule.one;
  switch (quorum.mode) {
    case "all":
      return rule.all(size);
    case "any":
      return rule.any(size);
    case "at_least":
      return rule.atLeast(quorum.count, size);
    case "percent":
      return rule.percent(shareText(reader, quorum.percent / 100), approvalsNeeded(quorum, size), size);
  }
}
