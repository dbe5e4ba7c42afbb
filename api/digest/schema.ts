import { z } from "@hono/zod-openapi";
import { nextDecisions } from "../../domain/portfolio/next-decision.ts";
import { Outcome, Stage, Verdict } from "../change/schema.ts";
import { Aim, Instant, orNull, Person, Share } from "../shapes.ts";

const about = { key: z.string(), title: z.string() };

const part = <T extends z.ZodType>(told: T) =>
  z.object({ told: z.array(told), more: z.int().describe("How many more there are") });

const Move = z
  .union([
    z.object({
      is: z.enum(["proposed", "accepted", "countered", "asked_again", "built", "held", "resumed", "handed_over"]),
    }),
    z.object({ is: z.enum(["approved", "refused"]), gates: z.int() }),
    z.object({ is: z.literal("launched"), waves: z.int() }),
    z.object({ is: z.enum(["reached", "fell", "missed", "blind"]), targets: z.int() }),
    z.object({ is: z.literal("entered"), stage: Stage }),
    z.object({ is: z.literal("ended"), outcome: Outcome }),
  ])
  .openapi("Move");

const Undecided = z.object({
  ...about,
  decision: z.enum(nextDecisions).nullable().describe("null: of another kind, which its page says"),
  whose: orNull(Person).describe("null: yours"),
  dueAt: orNull(Instant),
});

const Stuck = z.object({
  ...about,
  on: z.array(Person).describe("Empty: on those who build it"),
  since: Instant,
  dueAt: orNull(Instant),
});

const Used = z.object({
  ...about,
  target: z.object({
    name: z.string(),
    verdict: orNull(Verdict),
    threshold: Share,
    aim: Aim,
    rate: Share.nullable().describe("null: unknown, too early, or of too few people"),
    counted: z.int(),
    judged: z.int(),
    asOf: orNull(Instant),
  }),
});

export const Digest = z
  .object({
    from: Instant,
    until: Instant,
    seesAll: z.boolean().describe("Of all changes; otherwise of those you own or sponsor"),
    decide: part(Undecided),
    stuck: part(Stuck),
    moved: part(z.object({ ...about, moves: z.array(Move) })),
    used: part(Used),
  })
  .openapi("Digest");
