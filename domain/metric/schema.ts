import { z } from "zod";

/** How the values of a metric are written: a count of a total, or a number in a unit. */
export const MetricKind = z.enum(["share", "number"]);
export type MetricKind = z.infer<typeof MetricKind>;

const line = z.string().trim().max(200);

/** A business metric as it is signed, without whoever looks after it. A draft may be incomplete. */
export const MetricTerms = z
  .object({
    name: line.default(""),
    kind: MetricKind.default("number"),
    /** What a number is in, as "days" or "EUR"; of a share, what is counted, as "deals". */
    unit: z.string().trim().max(40).default(""),
    better: z.enum(["higher", "lower"]).nullable().default(null),
    /** One value each. */
    period: z.enum(["day", "week", "month"]).default("month"),
    /** Where the values come from, in words. */
    source: line.default(""),
  })
  .strict();
export type MetricTerms = z.infer<typeof MetricTerms>;
