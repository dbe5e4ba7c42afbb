import { z } from "@hono/zod-openapi";
import { formatInstant } from "../lib/instant.ts";

/** Shapes that several features share. Inside, instants are epoch milliseconds; outside, ISO 8601 in UTC. */
export const Instant = z
  .codec(z.iso.datetime({ offset: true }), z.number(), {
    decode: (text) => Date.parse(text),
    encode: formatInstant,
  })
  .openapi({ type: "string", format: "date-time", example: "2026-03-03T09:30:00Z" });

/** Present or `null`. A named schema keeps its name this way, which `nullable()` would bend for everybody. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);

/** `name` is `null` once the person is erased. */
export const Person = z.object({ id: z.string(), name: z.string().nullable() }).openapi("Person");
export type Person = z.infer<typeof Person>;

export const ChangeKey = z
  .string()
  .regex(/^CHG-[1-9][0-9]{0,9}$/, "A change key looks like CHG-42.")
  .openapi({ param: { name: "key", in: "path" }, example: "CHG-42" });

/** A share in [0, 1]. */
export const Share = z.number().min(0).max(1);

/** Which way a target points. */
export const Aim = z
  .literal("at_most")
  .nullable()
  .describe("at_most: the share is to fall to the threshold, as in a retirement");
