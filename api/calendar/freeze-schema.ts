import { z } from "@hono/zod-openapi";
import { ChangeKey, Instant, orNull } from "../shapes.ts";

export const FreezeId = z
  .string()
  .regex(/^FRZ-[1-9][0-9]{0,8}$/, "The id of a freeze looks like FRZ-3.")
  .openapi({ param: { name: "id", in: "path" }, example: "FRZ-3" });

export const HeldLaunch = z
  .object({
    change: ChangeKey,
    title: z.string(),
    wave: z.string(),
    launchAt: Instant,
    movesTo: Instant.describe("The first instant after it at which nothing holds this launch"),
  })
  .openapi("HeldLaunch");

export const Freeze = z
  .object({
    id: z.string(),
    name: z.string(),
    reason: z.string(),
    from: Instant,
    until: Instant,
    teams: z.array(z.string()).describe("Whose changes wait. Empty: everybody's"),
    createdAt: Instant,
    liftedAt: orNull(Instant),
    launches: z.array(HeldLaunch).describe("Launches that are still planned inside it, without a reason to"),
  })
  .openapi("Freeze", { description: "A period in which nothing launches. `until` is not part of it." });

export const FreezeList = z.object({ items: z.array(Freeze) }).openapi("FreezeList");

export const FreezePreview = z.object({ launches: z.array(HeldLaunch) }).openapi("FreezePreview");

export const MadeFreeze = Freeze.extend({
  moved: z.array(HeldLaunch),
  notMoved: z.array(HeldLaunch.extend({ because: z.string() })),
}).openapi("MadeFreeze");
