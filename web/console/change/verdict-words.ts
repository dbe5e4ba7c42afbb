import { daysBetween, monthYear, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { TargetModel } from "../../pages/change.tsx";
import type { MeasuredTarget } from "./measured-target.ts";

type Facts = Pick<
  MeasuredTarget,
  "verdict" | "daysLeft" | "heldSince" | "reachedAt" | "lastEnd" | "sustainDays" | "blindness"
>;

/** The verdict in one word, and what it rests on. */
export function verdictWords(facts: Facts, moment: Moment): TargetModel["verdict"] {
  const { verdict, daysLeft, heldSince, reachedAt, lastEnd } = facts;
  switch (verdict) {
    case "met":
      return { word: "Met", detail: heldSince === null ? undefined : `held since ${monthYear(moment, heldSince)}` };
    case "missed":
      return {
        word: "Missed",
        detail: reachedAt === null ? "never met" : `met ${monthYear(moment, reachedAt)}, then lost`,
      };
    case "open": {
      const left = daysLeft === null ? "until the last wave is launched" : `${plural(daysLeft, "day")} left`;
      if (heldSince === null || lastEnd === null) return { word: "Open", detail: left };
      const held = `${daysBetween(heldSince, lastEnd)} of ${plural(facts.sustainDays, "day")} held`;
      return { word: "Open", detail: `${held}, ${left}` };
    }
    case "inconclusive":
      return { word: "Inconclusive", detail: "too few people to tell" };
    case "unknown":
      return { word: "Unknown", detail: facts.blindness?.reason === "stale" ? "the source is silent" : "no event yet" };
  }
}
