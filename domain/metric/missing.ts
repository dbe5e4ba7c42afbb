import type { MetricTerms } from "./schema.ts";

/** What a metric that is named still needs before it can be signed. Paths are those of the content of a change. */
export function missingOfMetric(
  metric: (MetricTerms & { readonly owner: string | null }) | null | undefined,
): readonly { readonly path: string; readonly message: string }[] {
  if (metric == null) return [];
  const { name, unit, better, source, owner } = metric;
  const asked = [
    [name !== "", "name", "Name the business metric, as its report does."],
    [unit !== "", "unit", "Say what it is in: days or EUR, or for a share what is counted, as deals."],
    [better !== null, "better", "Say which direction is better: higher or lower."],
    [source !== "", "source", "Say where its values come from, as Finance's monthly report."],
    [owner !== null, "owner", "Name who looks after the business metric and brings its values."],
  ] as const;
  return asked.flatMap(([isThere, field, message]) => (isThere ? [] : [{ path: `metric.${field}`, message }]));
}
