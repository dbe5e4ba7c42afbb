import { z } from "@hono/zod-openapi";
import { Instant, orNull } from "../shapes.ts";

const RosterMoves = z
  .object({
    at: Instant.describe("What they are of; for who may not see names the last time at which they point at nobody"),
    joined: z.int().describe("On no roster, and in it now"),
    left: z.int().describe("On the roster, and in no group of the population now"),
    movedIn: z.int().describe("On the roster of another group, and in this one now"),
    movedOut: z.int().describe("On the roster of this group, and in another one now"),
  })
  .openapi("RosterMoves", { description: "now = frozen - left - movedOut + joined + movedIn, at the same instant." });

/** `null` where numbers would point at people, or tell of others by subtraction. */
const cell = {
  frozen: z.int().nullable().describe("On the roster when it launched; it never changes"),
  now: z.int().nullable(),
  since: orNull(RosterMoves),
};

/** Who was frozen on the rosters at launch, and what became of that since. */
export const RosterStanding = z
  .object({
    at: Instant.describe(
      "What sizes are of: the instant asked about, or the last period end for who may not see names",
    ),
    all: z.object(cell),
    waves: z.array(
      z
        .object({
          wave: z.string(),
          name: z.string(),
          launchedAt: Instant,
          ...cell,
          groups: z.array(z.object({ group: z.string(), ...cell }).openapi("RosterGroup")),
        })
        .openapi("RosterWave"),
    ),
  })
  .openapi("RosterStanding");
