import { z } from "zod";

/** What one reading of an export took. */
export const RetroBenchReading = z.object({
  seconds: z.number(),
  heapMaxBytes: z.number(),
  rows: z.int(),
  habitual: z.int(),
});
export type RetroBenchReading = z.infer<typeof RetroBenchReading>;
