import { rateOf } from "../../domain/adoption/measure.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { shortestWindowDays, warnings } from "../../domain/adoption/schema.ts";
import { longDate } from "../../lib/date-text.ts";
import { percent, percentAgainst } from "../../lib/share-text.ts";
import type { ReadFile } from "./retro-table.ts";
import type { RetroQuestion, RetroResult, RetroSnapshot } from "./retro.ts";

/** The habit rule in words: "1 action or more in at least 2 of the last 3 months". */
export function habitInWords({ habit }: Pick<RetroQuestion, "habit">): string {
  const { k, m, w, period } = habit;
  const actions = k === 1 ? "an action" : `${k} actions or more`;
  if (w === 1) return `${actions} in the last ${period}`;
  return m === w
    ? `${actions} in each of the last ${w} ${period}s`
    : `${actions} in at least ${m} of the last ${w} ${period}s`;
}

/** Rate, then n, at the instant: the first thing anybody wants to know. */
export function rateSentence(question: RetroQuestion, snapshot: RetroSnapshot): string {
  const on = longDate(snapshot.at, question.timeZone);
  const { eligible, judged, habitual } = snapshot.all;
  if (eligible === 0) return `Nobody is eligible on ${on}.`;
  const rate = rateOf(snapshot.all, "habitual");
  if (rate === null)
    return `On ${on} it is too early to judge anybody: all ${eligible} started within the last ${question.graceDays} days.`;
  return capitalised(
    `${percentAgainst(rate, question.threshold)}, ${habitual} of ${judged} people have the habit on ${on}.`,
  );
}

/** What the verdict rests on. Dates are period ends. */
export function verdictSentence(question: RetroQuestion, verdict: Verdict): string {
  const target = percent(question.threshold);
  const end = lastEnd(question, verdict);
  switch (verdict.verdict) {
    case "met": {
      const since = `at or above ${target} at every ${question.habit.period} end since ${dateOf(question, verdict.heldSince)}`;
      return `Met${closed(question, verdict)}: ${since}${firstReached(question, verdict)}.`;
    }
    case "missed": {
      const why = verdict.reachedAt === null ? neverReached(question) : lost(question, verdict);
      return `Missed${closed(question, verdict)}: ${why}. ${end}`;
    }
    case "open":
      return `Open, ${days(verdict.daysLeft ?? 0)} left: ${standing(question, verdict)}. ${end}`;
    case "inconclusive":
      return `Inconclusive: the sample is too small to tell whether ${target} was reached. ${end}`;
    case "unknown":
      return `Unknown: ${verdict.blindness.source} has no trustworthy data.`;
  }
  return verdict satisfies never;
}

/** "Half of 15 people …": the median of those who started, counting everybody who is not there yet. */
export function speedSentence({ speed }: RetroResult): string {
  if (speed.people === 0) return "Nobody has started.";
  if (speed.medianDays === null) {
    return `Fewer than half reach the habit: ${speed.reached} of ${speed.people} people ever did.`;
  }
  return `Half reach the habit within ${days(Math.round(speed.medianDays))} of their start; ${speed.reached} of ${speed.people} people ever did.`;
}

/** What a reader should know before relying on the numbers. */
export function retroNotes({ question, snapshots, notes }: RetroResult): string[] {
  const latest = Math.max(...snapshots.map((snapshot) => snapshot.at));
  const windowDays = question.windowDays ?? Math.floor((latest - question.launched.at) / DAY_MS);
  const shortest = shortestWindowDays(question);
  const tooShort =
    windowDays >= shortest
      ? []
      : [
          `Grace, habit and sustain take ${days(shortest)}; only ${days(windowDays)} can be looked at, so the target can hardly be met.`,
        ];
  return [...warnings(question), ...tooShort, ...notes];
}

const roleWords: Readonly<Record<string, string>> = {
  user: "who",
  time: "when",
  event: "what",
  id: "which row",
  team: "team",
  joined: "there since",
  left: "there until",
};

/** "events.csv: 12,243 rows separated by commas; who is “user_id”, when is “timestamp”." */
export function fileSentence({ file, rows, form, columns, dates }: ReadFile): string {
  const told = columns.map(
    ({ role, name, how }) => `${roleWords[role] ?? role} is “${name}”${how === "looks" ? " by what it holds" : ""}`,
  );
  const counted = rows === 1 ? "1 row" : `${rows.toLocaleString("en")} rows`;
  return `${file}: ${counted} ${form}; ${told.join(", ")}${dates === null ? "" : `; dates ${dates}`}.`;
}

/** A window of its own ends before the instant asked about; one that reaches to it needs no word. */
function closed(question: RetroQuestion, { at, windowEndsAt }: Verdict): string {
  if (question.windowDays === null || windowEndsAt === null || windowEndsAt > at) return "";
  return ` when the window ended on ${dateOf(question, windowEndsAt)}`;
}

function firstReached(question: RetroQuestion, verdict: Verdict): string {
  if (verdict.fellAt === null || verdict.reachedAt === null) return "";
  return `. First met on ${dateOf(question, verdict.reachedAt)}, last lost on ${dateOf(question, verdict.fellAt)}, and won back since`;
}

function neverReached({ threshold, sustainDays }: RetroQuestion): string {
  const reached = `never at or above ${percent(threshold)}`;
  return sustainDays === 0 ? reached : `${reached} for ${days(sustainDays)}`;
}

function lost(question: RetroQuestion, verdict: Verdict): string {
  const fell =
    verdict.fellAt === null
      ? "was lost"
      : `fell below ${percent(question.threshold)} on ${dateOf(question, verdict.fellAt)}`;
  return `it was met on ${dateOf(question, verdict.reachedAt)}, ${fell} and was not met again`;
}

function standing(question: RetroQuestion, verdict: Verdict): string {
  const { sustainDays, threshold } = question;
  if (verdict.heldSince !== null && verdict.lastEnd !== null) {
    const held = Math.floor((verdict.lastEnd - verdict.heldSince) / DAY_MS);
    return `at or above ${percent(threshold)} since ${dateOf(question, verdict.heldSince)}, ${held} of ${sustainDays} days`;
  }
  return verdict.reachedAt === null ? `not at ${percent(threshold)}` : lost(question, verdict);
}

function lastEnd(question: RetroQuestion, verdict: Verdict): string {
  if (verdict.lastEnd === null) return `No ${question.habit.period} has ended since the launch.`;
  const when = `at the last ${question.habit.period} end, ${dateOf(question, verdict.lastEnd)}`;
  if (verdict.rate === null) return `Nobody could be judged ${when}.`;
  const points = Math.round(Math.abs(verdict.change ?? 0) * 100);
  const moved =
    verdict.direction === "level" || points === 0
      ? ""
      : `, ${points} ${points === 1 ? "point" : "points"} ${verdict.direction} since the one before`;
  const rate = percentAgainst(verdict.rate, question.threshold);
  return capitalised(
    `${rate}, ${verdict.counted} of ${verdict.judged}, ${when}${verdict.direction === null ? "" : moved}.`,
  );
}

function dateOf(question: RetroQuestion, instant: number | null): string {
  return instant === null ? "an unknown date" : longDate(instant, question.timeZone);
}

function days(n: number): string {
  return n === 1 ? "1 day" : `${n.toLocaleString("en")} days`;
}

/** "under 1%" may begin a sentence. */
function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
