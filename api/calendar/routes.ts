import { createRoute, z } from "@hono/zod-openapi";
import { CalendarQuestion, previewCalendar } from "../../app/calendar/preview.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull } from "../shapes.ts";

const CalendarAnswer = z
  .object({ due: orNull(Instant), elapsedSeconds: z.number().nullable() })
  .openapi("CalendarAnswer");

const preview = createRoute({
  method: "post",
  path: "/calendars/preview",
  tags: ["Calendars"],
  summary: "Say when working time is used up, or how much of it has passed",
  middleware: [needs("changes:read")],
  request: { body: takes(CalendarQuestion) },
  responses: { 200: shows(CalendarAnswer, "`due` for `in`, `elapsedSeconds` for `elapsedTo`"), ...problems("invalid") },
});

export function calendarRoutes() {
  return routes().openapi(preview, (c) =>
    reply(c, CalendarAnswer, previewCalendar(c.get("caller"), c.req.valid("json")), 200),
  );
}
