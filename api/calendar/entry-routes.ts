import { createRoute, z } from "@hono/zod-openapi";
import { calendarEntries, entryKinds } from "../../app/calendar/entries.ts";
import { createFeed, FeedInput, listFeeds, revokeFeed } from "../../app/calendar/feeds.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull } from "../shapes.ts";

const described = { tags: ["Calendars"], middleware: [needs("changes:read")] };
const monthMs = 31 * 86_400_000;

const CalendarEntry = z
  .object({
    id: z.string().describe("Stays the same while the date moves"),
    kind: z
      .enum(entryKinds)
      .describe(
        "answer: the owner's at intake. decision: of people at a gate. judged: the last day of a target's window. " +
          "training: a session of one. reinforcement: a task to help use back up. review: of a finished change",
      ),
    change: orNull(z.string()).describe("Key of the change; null for a freeze"),
    title: z.string().describe("Title of the change, or name of the freeze"),
    part: z.string().describe("The wave, training, gate, target or connection it is about, or why nothing launches"),
    at: Instant,
    until: orNull(Instant).describe("End of a freeze or training, not part of it; null: it is a moment"),
    done: z.boolean().describe("It happened already"),
  })
  .openapi("CalendarEntry");

const CalendarEntries = z.object({ items: z.array(CalendarEntry) }).openapi("CalendarEntries");

const Feed = z
  .object({ id: z.string(), name: z.string(), team: orNull(z.string()), createdAt: Instant })
  .openapi("CalendarFeed");
const MadeFeed = Feed.extend({ url: z.url().describe("A secret, told this once") }).openapi("MadeCalendarFeed");
const FeedList = z.object({ items: z.array(Feed) }).openapi("CalendarFeedList");

const list = createRoute({
  ...described,
  method: "get",
  path: "/calendar",
  summary: "Launches, trainings, freezes and deadlines of all changes, in order",
  request: {
    query: z.object({
      from: Instant.optional().describe("Now, when left out"),
      until: Instant.optional().describe("31 days after `from`, when left out; two years after it at most"),
      team: z.string().max(200).optional().describe("Id of a team: its changes, and the freezes that hold them"),
    }),
  },
  responses: { 200: shows(CalendarEntries, "What stands there"), ...problems("invalid") },
});

const feeds = createRoute({
  ...described,
  method: "get",
  path: "/calendar/feeds",
  summary: "The caller's own calendar addresses",
  responses: { 200: shows(FeedList, "Without what makes them work"), ...problems("forbidden") },
});

const make = createRoute({
  ...described,
  method: "post",
  path: "/calendar/feeds",
  summary: "Make a private address at which a calendar program reads the calendar (iCalendar)",
  request: { body: takes(FeedInput) },
  responses: { 201: shows(MadeFeed, "The address, told this once"), ...problems("invalid", "forbidden", "conflict") },
});

const revoke = createRoute({
  ...described,
  method: "delete",
  path: "/calendar/feeds/{id}",
  summary: "Revoke a calendar address",
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: "Nothing is there any more" }, ...problems("forbidden", "not_found") },
});

export function calendarEntryRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { from = app.now(), until = from + monthMs, team = null } = c.req.valid("query");
      const items = [...(await calendarEntries(app, c.get("caller"), { from, until, team }))];
      return reply(c, CalendarEntries, { items }, 200);
    })
    .openapi(feeds, async (c) => reply(c, FeedList, { items: [...(await listFeeds(app, c.get("caller")))] }, 200))
    .openapi(make, async (c) => reply(c, MadeFeed, await createFeed(app, c.get("caller"), c.req.valid("json")), 201))
    .openapi(revoke, async (c) => {
      await revokeFeed(app, c.get("caller"), c.req.valid("param").id);
      return c.body(null, 204);
    });
}
