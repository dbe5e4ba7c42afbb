import { rateOf } from "../../domain/adoption/measure.ts";
import type { Counts } from "../../domain/adoption/measure.ts";
import { isoDate, longDate } from "../../lib/date-text.ts";
import { percent, percentAgainst } from "../../lib/share-text.ts";
import {
  fileSentence,
  habitInWords,
  rateSentence,
  retroNotes,
  speedSentence,
  verdictSentence,
} from "./retro-sentences.ts";
import type { RetroQuestion, RetroResult, RetroSnapshot } from "./retro.ts";

const ROWS_MAX = 24;
const BAR_CELLS = 25;

/** The result for a terminal: sentences, then where people are, then the rate over time. Ends with a line feed. */
export function retroReport(result: RetroResult): string {
  const { question, snapshots } = result;
  const who = question.team === null ? "everybody" : `team ${question.team}`;
  const held = `${percent(question.threshold)} of those who can be judged, held for ${question.sustainDays} days`;
  return [
    `Is it used? ${question.behaviour}, ${who}, launched ${longDate(question.launched.at, question.timeZone)}`,
    `Habit: ${habitInWords(question)}. Target: ${held}.`,
    ...snapshots.flatMap((snapshot) => ["", ...snapshotLines(question, snapshot)]),
    "",
    ...curveLines(result),
    "",
    speedSentence(result),
    ...retroNotes(result).map((note) => `Note: ${note}`),
    ...result.files.map((file) => `Read ${fileSentence(file)}`),
    "",
  ].join("\n");
}

function snapshotLines(question: RetroQuestion, snapshot: RetroSnapshot): string[] {
  const lines = [rateSentence(question, snapshot), verdictSentence(question, snapshot.verdict)];
  if (snapshot.all.eligible === 0) return lines;
  const teams = Object.entries(snapshot.teams);
  const rows = question.team === null ? [...teams, ["everybody", snapshot.all] as const] : teams;
  return [...lines, "", ...ladderTable(rows, question.threshold)];
}

const STEPS = ["eligible", "maturing", "judged", "tried", "active", "habitual", "lapsed"] as const;

function ladderTable(rows: readonly (readonly [string, Counts])[], threshold: number): string[] {
  const head = ["", ...STEPS.map((step) => (step === "maturing" ? "too early" : step)), "rate"];
  const cells = rows.map(([name, counts]) => {
    const rate = rateOf(counts, "habitual");
    return [name, ...STEPS.map((step) => String(counts[step])), rate === null ? "–" : percentAgainst(rate, threshold)];
  });
  return aligned([head, ...cells]);
}

function curveLines({ question, curve }: RetroResult): string[] {
  if (curve.length === 0)
    return [`No ${question.habit.period} has ended since the launch, so there is no rate over time.`];
  const shown = curve.slice(-ROWS_MAX);
  const period = question.habit.period;
  const dropped = shown.length < curve.length ? `, the last ${shown.length} of ${curve.length} ${period} ends` : "";
  const rows = shown.map(({ end, counts }) => {
    const rate = rateOf(counts, "habitual");
    const date = isoDate(end, question.timeZone);
    if (rate === null) return [date, "–", "nobody judged", ""];
    const n = `${counts.habitual} of ${counts.judged}`;
    return [date, percentAgainst(rate, question.threshold), n, bar(rate, question.threshold)];
  });
  return [`Rate over time${dropped}; the upright line is the target`, ...aligned(rows)];
}

function bar(rate: number, threshold: number): string {
  // Rounded down, so that a bar reaches the line only when the rate does.
  const filled = Math.floor(rate * BAR_CELLS);
  const target = Math.ceil(threshold * BAR_CELLS);
  const cells = "█".repeat(filled) + "·".repeat(BAR_CELLS - filled);
  return `${cells.slice(0, target)}│${cells.slice(target)}`;
}

/** The first column to the left, the rest to the right, except a bar. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || cell.includes("│") ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .replace(/^/, "  ")
      .trimEnd(),
  );
}
