import { isMet } from "./benchmark.ts";
import type { Figure, Measured } from "./benchmark.ts";

const inWords = (value: number): string => {
  const digits = Number.isInteger(value) || Math.abs(value) >= 1_000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

function goalOf({ goal, value }: Figure): string {
  if (goal === undefined) return "";
  const words = "atLeast" in goal ? `at least ${inWords(goal.atLeast)}` : `at most ${inWords(goal.atMost)}`;
  return `${isMet(goal, value) ? "met   " : "MISSED"}  goal ${words}`;
}

/** The numbers of one benchmark as text: name, value, unit, and whether the goal is met. */
export function tableOf(title: string, { figures, notes }: Measured): string {
  const widest = Math.max(...figures.map((figure) => figure.name.length));
  const values = figures.map((figure) => inWords(figure.value));
  const wide = Math.max(...values.map((value) => value.length));
  const lines = figures.map((figure, index) =>
    `  ${figure.name.padEnd(widest)}  ${(values[index] ?? "").padStart(wide)} ${figure.unit.padEnd(12)} ${goalOf(figure)}`.trimEnd(),
  );
  return [title, ...lines, ...notes.map((note) => `  · ${note}`)].join("\n");
}
