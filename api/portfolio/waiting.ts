import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { teamWaiting, WaitingFilter } from "../../app/portfolio/team-waiting.ts";
import { teamWaitingCsv } from "../../app/portfolio/team-waiting-csv.ts";
import { needs } from "../authentication.ts";
import { csvAnswer, csvFile } from "../csv.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull, Share } from "../shapes.ts";

const seconds = z.number().describe("Working time, by the calendar of whoever had the ball");
const within = z.number().nullable().describe("Seconds of working time; null: fewer turns than that have ended yet");

const TeamWaiting = z
  .object({
    asOf: Instant,
    rows: z
      .array(
        z.object({
          holder: z
            .enum(["team", "others", "unnamed", "nobody"])
            .describe(
              "others: smaller teams and people without one, together. unnamed: nobody was named. nobody: the change waited for time to pass",
            ),
          team: orNull(z.object({ id: z.string(), name: z.string() })),
          changes: z.int(),
          turns: z.int().describe("How often the ball came to them"),
          open: z.int().describe("Of these, not over"),
          totalSeconds: seconds,
          lengths: orNull(z.object({ half: within, threeQuarters: within, nineTenths: within })).describe(
            "Within which time so many of all turns end, those that are not over counted for as long as they have lasted; null: fewer than five turns",
          ),
          due: z.int().describe("Turns with a deadline that are over, or past it"),
          inTime: z.int(),
          share: Share.nullable().describe("Of `due`, those in time; null: fewer than five"),
          longest: orNull(
            z.object({ change: z.string(), title: z.string(), since: Instant, seconds, isLate: z.boolean() }),
          ).describe("What lies with them longest now, whenever it came to them"),
        }),
      )
      .describe("Teams first, those of the most working time before others"),
    isWithheld: z.boolean().describe("Turns of fewer people than `least` together are left out"),
    least: z.int().describe("People that a row is of at least"),
  })
  .openapi("TeamWaiting");

const described = { tags: ["Portfolio"], middleware: [needs("changes:read")], request: { query: WaitingFilter } };

const show = createRoute({
  ...described,
  method: "get",
  path: "/waiting",
  summary: "How long changes wait for each team, over all of them",
  responses: {
    200: shows(TeamWaiting, "Working time, turns, their lengths and what was in time"),
    ...problems("invalid"),
  },
});

const table = createRoute({
  ...described,
  method: "get",
  path: "/waiting.csv",
  summary: "The same as a file for a spreadsheet",
  responses: { 200: csvAnswer, ...problems("invalid") },
});

export function teamWaitingRoutes(app: App) {
  return routes()
    .openapi(show, async (c) =>
      reply(c, TeamWaiting, await teamWaiting(app, c.get("caller"), c.req.valid("query")), 200),
    )
    .openapi(table, async (c) =>
      csvFile(c, "waiting.csv", await teamWaitingCsv(app, c.get("caller"), c.req.valid("query"))),
    );
}
