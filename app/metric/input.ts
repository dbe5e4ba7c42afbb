import { z } from "zod";
import type { MetricKind } from "../../domain/metric/schema.ts";
import type { MetricNumbers } from "../../domain/metric/value.ts";

/** Values one call takes at most, and versions of them that a change keeps. */
export const valuesMax = 1_000;
export const versionsMax = 5_000;

const whole = (what: string) =>
  z
    .int(`${what} is a whole number.`)
    .min(0, `${what} cannot be negative.`)
    .max(1e12, `${what} is at most 1,000,000,000,000.`);
const finite = z.number().min(-1e15, "A value is at least −10¹⁵.").max(1e15, "A value is at most 10¹⁵.");

/** A value as a program brings it. Which parts it has is a matter of what the metric is. */
export const MetricValue = z
  .object({
    /** The period, or a day in it. */
    period: z.string().trim().min(1, "Say which period it is of.").max(20),
    /** Id or name of a wave; left out or `null` for everybody. */
    wave: z.string().trim().min(1).max(200).nullable().optional(),
    count: whole("count").optional(),
    total: whole("total").min(1, "total is at least 1.").optional(),
    value: finite.optional(),
    n: whole("n").min(1, "n is at least 1.").nullable().optional(),
    sd: z.number().min(0, "sd cannot be negative.").max(1e15).nullable().optional(),
  })
  .strict();
export type MetricValue = z.infer<typeof MetricValue>;

export const MetricValues = z
  .object({
    values: z
      .array(MetricValue)
      .min(1, "Bring at least one value.")
      .max(valuesMax, `Bring at most ${valuesMax} values at once.`),
  })
  .strict();

interface Mistake {
  readonly field: "count" | "total" | "value" | "n" | "sd";
  readonly message: string;
}

/** The numbers of a value as the metric has them, or what is wrong with them. */
export function numbersOf(kind: MetricKind, given: MetricValue): MetricNumbers | Mistake {
  return kind === "share" ? shareOf(given) : numberOf(given);
}

function shareOf({ count, total, value, n, sd }: MetricValue): MetricNumbers | Mistake {
  const said = "This metric is a share: each value is a count of a total.";
  if (value !== undefined) return { field: "value", message: said };
  if (n != null) return { field: "n", message: said };
  if (sd != null) return { field: "sd", message: said };
  if (count === undefined) return { field: "count", message: `${said} Say what was counted.` };
  if (total === undefined) return { field: "total", message: `${said} Say of how many.` };
  if (count > total) return { field: "count", message: "The count is more than the total it is of." };
  return { kind: "share", count, total };
}

function numberOf({ count, total, value, n = null, sd = null }: MetricValue): MetricNumbers | Mistake {
  const said = "This metric is a number: give it as value, with n and sd where it is an average.";
  if (count !== undefined) return { field: "count", message: said };
  if (total !== undefined) return { field: "total", message: said };
  if (value === undefined) return { field: "value", message: "Give the value." };
  if (sd !== null && n === null)
    return { field: "n", message: "A standard deviation takes n: how many the value is an average of." };
  if (sd !== null && (n ?? 0) < 2) return { field: "n", message: "A standard deviation takes at least two." };
  return { kind: "number", value, n, sd };
}
