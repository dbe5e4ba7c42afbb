import type { DemoClient } from "./client.ts";
import type { DemoInstance } from "./instance.ts";
import type { Played } from "./play.ts";

interface Portfolio {
  readonly items: readonly {
    readonly key: string;
    readonly title: string;
    readonly stage: string;
    readonly outcome: string | null;
    readonly target: {
      readonly rate: number | null;
      readonly counted: number;
      readonly judged: number;
      readonly threshold: number;
    } | null;
  }[];
}

/** What the demo ends with: the portfolio, what it shows, what it cannot show, and where to look. */
export async function demoReport(
  client: DemoClient,
  { comparison, days }: Played,
  { url, stop }: Pick<DemoInstance, "url" | "stop">,
): Promise<string> {
  const { items } = await client.get<Portfolio>("/api/v1/portfolio");
  const lines = items.map(({ key, title, outcome, stage, target }) => {
    const rate =
      target?.rate == null ? "no rate" : `${Math.round(target.rate * 100)}%, ${target.counted} of ${target.judged}`;
    return `  ${key.padEnd(7)} ${(outcome ?? stage).replaceAll("_", " ").padEnd(14)} ${rate.padEnd(14)} ${title}`;
  });
  const { compared, differences } = comparison;
  return [
    "",
    "The portfolio, worst first:",
    ...lines,
    "",
    "A delivery tracker would call both of them done. One fell below its target, recovered and held; the other was met",
    "for a month, fell, and was at 5 of 11 when its window closed.",
    differences.length === 0
      ? `All ${compared} numbers are those that an independent implementation computed from the same commits.`
      : `${differences.length} of ${compared} numbers differ:\n  ${differences.slice(0, 20).join("\n  ")}`,
    "What this cannot show: why it went so, because nobody recorded it; and the core team is chosen with hindsight.",
    `Every date is ${days / 365.25} years later than it was, so that time could be moved ahead to meet it.`,
    "",
    `Look at it: ${url}/${stop === null ? "" : "  (npm start brings it back)"}`,
  ].join("\n");
}
