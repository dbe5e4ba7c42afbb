import { z } from "@hono/zod-openapi";
import { nextDecisions } from "../../domain/portfolio/next-decision.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import { ChangeSummary, Verdict } from "../change/schema.ts";
import { pageOf } from "../paging.ts";
import { Aim, Instant, orNull, Person, Share } from "../shapes.ts";

/** One change in the leaders' list. `target` is the one that is furthest from what was signed. */
export const PortfolioRow = ChangeSummary.omit({ sponsor: true, createdAt: true, lastAt: true })
  .extend({
    status: z
      .enum(standings)
      .describe(
        "delivered: launched and not used, or nobody can tell. early: too early to judge. moving: not launched",
      ),
    next: orNull(
      z.object({
        decision: z.enum(nextDecisions),
        people: z.array(Person).describe("Whose it is; empty while a team builds"),
        dueAt: orNull(Instant),
      }),
    ).describe("What is to be decided next; null: nothing"),
    launchedAt: orNull(Instant),
    daysSinceLaunch: z.int().nullable(),
    eligible: z.int().nullable(),
    tried: z.int().nullable(),
    lapsed: z.int().nullable(),
    targets: z.int(),
    target: orNull(
      z.object({
        id: z.string(),
        name: z.string(),
        verdict: orNull(Verdict),
        reachedAt: orNull(Instant),
        threshold: z.number(),
        aim: Aim,
        rate: Share.nullable(),
        counted: z.int(),
        judged: z.int(),
        gap: z.number().nullable(),
        change: z.number().nullable(),
        asOf: orNull(Instant),
        source: z.string().nullable(),
        freshnessDays: z.number().nullable(),
        watermark: orNull(Instant).describe("How far the source's data reaches"),
      }),
    ),
    reinforcement: orNull(z.object({ id: z.string(), owner: Person, dueAt: Instant, overdue: z.boolean() })),
    isUnfunded: z.boolean().describe("It is running and no money is planned for adoption"),
  })
  .openapi("PortfolioRow");

const Highlight = orNull(PortfolioRow);

export const Portfolio = pageOf(PortfolioRow)
  .extend({
    asOf: Instant,
    counts: z
      .object({ delivered: z.int(), early: z.int(), moving: z.int(), adopted: z.int(), ended: z.int() })
      .describe("How many there are of each status, whatever status is asked for"),
    highlights: z
      .object({
        loss: Highlight.describe("Where most people are between here and what was signed"),
        wait: Highlight.describe("What is late for longest, else what waits for longest"),
        blind: Highlight.describe("Whose evidence has been silent for longest beyond its limit"),
        good: Highlight.describe("The first that keeps what was signed"),
      })
      .describe("What matters most of all that fits, whatever status is asked for"),
  })
  .openapi("Portfolio");
