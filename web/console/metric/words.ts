import type { MetricView } from "../../../app/metric/view.ts";
import type { MetricEffect, MetricSpan } from "../../../domain/metric/effect.ts";
import type { MetricNumbers } from "../../../domain/metric/value.ts";
import { valueOf } from "../../../domain/metric/value.ts";
import { capital, number, plural } from "../../kit/format.ts";
import type { MetricModel } from "../../pages/change/model.ts";
import { writePeriod } from "../../../lib/period-text.ts";
import { isoDate } from "../../../lib/date-text.ts";
import { nameOf } from "../change/names.ts";

type Metric = MetricView["metric"];
type Compared = Exclude<MetricEffect, { strength: "none" }>;

/** What the page of a change, and its story, say of its business metric. */
export function metricModel(view: MetricView): MetricModel {
  const { metric, key } = view;
  return {
    name: metric.name,
    claim: metricClaim(view),
    facts: [
      ...comparedFacts(view),
      { term: "Signed", text: signedWords(metric) },
      { term: "Comes from", text: metric.source },
      { term: "Owner", text: nameOf(metric.owner) },
    ],
    href: `/changes/${key}/metric`,
  };
}

function comparedFacts(view: MetricView): MetricModel["facts"] {
  const { effect } = view;
  if (effect.strength === "none") return [];
  const sides =
    effect.strength === "before-after"
      ? [["", effect.all] as const]
      : [effect.launched, effect.waiting].map((side) => [`${namesOf(view, side.waves)}, `, side] as const);
  return sides.flatMap(([whose, { before, after }]) => [
    { term: capital(`${whose}before`), text: spanWords(view, before) },
    { term: capital(`${whose}after`), text: spanWords(view, after) },
  ]);
}

function namesOf({ waves }: MetricView, ids: readonly string[]): string {
  return ids.map((id) => waves.find((wave) => wave.id === id)?.name ?? id).join(", ");
}

/** "In hours, lower is better, one value a month." */
function signedWords({ kind, unit, better, period }: Metric): string {
  const what = kind === "share" ? `A share of ${unit}` : `In ${unit}`;
  return `${what}${better === null ? "" : `, ${better} is better`}, one value a ${period}`;
}

/** What may be claimed, never more strongly than it was captured. */
function metricClaim(view: MetricView): string {
  const { effect, metric } = view;
  if (effect.strength === "none") return noComparison(view, effect.reason);
  const by = `${differenceWords(metric, effect)}${verdictWords(metric, effect)}`;
  if (effect.strength === "before-after")
    return `Since the launch ${by} What else changed meanwhile is in it too: nobody was left out to compare with.`;
  const against = `${namesOf(view, effect.launched.waves)} against ${namesOf(view, effect.waiting.waves)}, which had not launched by then: ${by}`;
  return isSure(effect)
    ? `${against} So much of it is because of the launch, if the waves are alike otherwise.`
    : against;
}

function noComparison(
  { metric, fewestPeriods, launchedAt }: MetricView,
  reason: Extract<MetricEffect, { strength: "none" }>["reason"],
): string {
  switch (reason) {
    case "no_values":
      return launchedAt === null
        ? "Nothing is brought in yet. Bring the time before the launch before it, or nothing can be compared."
        : "No comparison: no value was brought in.";
    case "no_baseline":
      return "No comparison: no value of everybody before the launch was brought in before it, and that cannot be made up for now.";
    case "too_early":
      return launchedAt === null
        ? "Nothing has launched yet, so this is the time before. What is still missing of it counts only if it comes before the launch."
        : `No comparison yet: no ${metric.period} since the last wave launched has a value of everybody.`;
    case "too_few":
      return `No comparison: under ${fewestPeriods} ${metric.period}s before or after. One good ${metric.period} is no trend.`;
    case "withheld":
      return "No comparison is shown: single people could be made out.";
  }
}

/** "−10.5 hours (95% interval −11.4 to −9.6)". */
function differenceWords({ kind, unit }: Metric, { difference, interval }: Compared): string {
  const scale = kind === "share" ? 100 : 1;
  const { low, high } = interval ?? { low: difference, high: difference };
  const digits = kind === "share" ? 1 : digitsOf(Math.max(Math.abs(low), Math.abs(high)));
  const [by, from, to] = [difference, low, high].map((each) => rounded(each * scale, digits));
  const plus = difference > 0 && by !== "0" ? "+" : "";
  const said = `${plus}${by} ${kind === "share" ? "points" : unit}`;
  if (interval === null) return `${said}, without an interval, since no value differs from another.`;
  return `${said} (95% interval ${from} to ${to})`;
}

function verdictWords({ better }: Metric, effect: Compared): string {
  if (effect.interval === null) return "";
  if (!isSure(effect)) return ". Chance alone can do that.";
  return effect.difference > 0 === (better === "higher") ? ", which is better." : ", which is worse.";
}

function isSure({ interval }: Compared): boolean {
  return interval !== null && (interval.low > 0 || interval.high < 0);
}

/** "20.5 hours over 4 days, 2026-05-01 to 2026-05-04 (n = 120)". */
function spanWords(view: MetricView, span: MetricSpan): string {
  const { period } = view.metric;
  const name = (at: number) => writePeriod(period, isoDate(at, view.timeZone));
  const when = `${name(span.from)} to ${name(span.until - 1)}`;
  return `${amount(view.metric, span.mean)} over ${plural(span.periods, period)}, ${when}${nWords(span.n)}`;
}

function nWords(n: number | null): string {
  return n === null ? " (n not given)" : ` (n = ${number(n)})`;
}

/** A mean, or a value that stands for one: "20.5 hours", "19.5%". */
function amount({ kind, unit }: Metric, value: number): string {
  return kind === "share" ? `${rounded(value * 100, 1)}%` : `${rounded(value, digitsOf(Math.abs(value)))} ${unit}`;
}

/** A value as it was brought in: "41 of 210, 19.5%", "12.5 hours, n = 40". */
export function numbersWords(metric: Metric, numbers: MetricNumbers): string {
  if (numbers.kind === "share")
    return `${amount(metric, valueOf(numbers))}, ${number(numbers.count)} of ${number(numbers.total)}`;
  const exact = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 }).format(numbers.value);
  return `${exact.replace("-", "−")} ${metric.unit}${numbers.n === null ? "" : `, n = ${number(numbers.n)}`}`;
}

/** As many digits behind the point as a reader can use. */
function digitsOf(size: number): number {
  return size >= 1_000 ? 0 : size >= 10 ? 1 : 2;
}

function rounded(value: number, digits: number): string {
  const text = new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits }).format(value);
  return text === "-0" ? "0" : text.replace("-", "−");
}
