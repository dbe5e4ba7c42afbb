import { z } from "zod";

/** What a worker process is to do. */
export const MemoryQuestion = z.object({
  address: z.string(),
  count: z.int(),
  workflow: z.enum(["change", "empty"]),
  /** Workflows kept in the cache. */
  cached: z.int(),
});
export type MemoryQuestion = z.infer<typeof MemoryQuestion>;

/** Bytes, after a garbage collection. */
export const Memory = z.object({ heap: z.number(), rss: z.number() });
export type Memory = z.infer<typeof Memory>;

/** Before the workflows came, and with all of them waiting. */
export const MemoryReading = z.object({ before: Memory, after: Memory });
export type MemoryReading = z.infer<typeof MemoryReading>;
