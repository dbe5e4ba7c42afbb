import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { encode } from "zod";
import { changeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { followChange } from "../../app/record/follow.ts";
import { createWatch } from "../../app/record/watch.ts";
import { needs } from "../authentication.ts";
import { problems } from "../describe.ts";
import { routes } from "../env.ts";
import { Event } from "./schema.ts";
import { OfChange } from "../change/parameters.ts";

const heartbeatMs = 15_000;
/** A stream ends then and the client comes back by itself, so that a revoked key does not listen for ever. */
const lifeMs = 10 * 60_000;

const stream = createRoute({
  method: "get",
  path: "/changes/{key}/stream",
  tags: ["Record"],
  summary: "The events of a change as they happen (server-sent events); Last-Event-ID goes on where it broke off",
  middleware: [needs("changes:read")],
  request: {
    params: OfChange,
    headers: z.object({
      "last-event-id": z
        .string()
        .regex(/^\d{1,9}$/, "Last-Event-ID is the id of the last event you have.")
        .optional(),
    }),
  },
  responses: {
    200: {
      description: "`id` is `seq`, `event` is the type, `data` an Event",
      content: { "text/event-stream": { schema: z.string() } },
    },
    204: { description: "The change is closed and you have all of its events" },
    ...problems("invalid", "not_found"),
  },
});

export function streamRoutes(app: App) {
  const watch = createWatch(app);
  return routes().openapi(stream, async (c) => {
    const { key } = c.req.valid("param");
    const after = Number(c.req.valid("header")["last-event-id"] ?? 0);
    const { seq, outcome } = await changeView(app, key);
    if (outcome !== null && after >= seq) return c.body(null, 204);
    // A proxy that collects answers would hold the events back.
    c.header("X-Accel-Buffering", "no");
    return streamSSE(c, async (out) => {
      const ending = new AbortController();
      const beat = setInterval(() => void out.write(": still here\n\n"), heartbeatMs);
      const life = setTimeout(() => ending.abort(), lifeMs);
      out.onAbort(() => ending.abort());
      try {
        await out.write("retry: 2000\n\n");
        const followed = followChange(app, c.get("caller"), { key, after }, { watch, signal: ending.signal });
        for await (const event of followed)
          await out.writeSSE({
            id: String(event.seq),
            event: event.type,
            data: JSON.stringify(encode(Event, { ...event })),
          });
      } catch {
        // Nothing more can be said on a line that has begun; the client comes back and is told then.
      } finally {
        clearInterval(beat);
        clearTimeout(life);
      }
    });
  });
}
