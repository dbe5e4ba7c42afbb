import { createRoute, z } from "@hono/zod-openapi";
import { listQueues } from "../../app/change/list-queues.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { QueueList } from "./outlook-schema.ts";

const list = createRoute({
  method: "get",
  path: "/intake",
  tags: ["Changes"],
  summary: "What waits for each team, in which order and why, and when each can be ready at the earliest",
  middleware: [needs("changes:read")],
  request: { query: z.object({ team: z.string().min(1).max(200).optional() }) },
  responses: { 200: shows(QueueList, "A queue a team"), ...problems("invalid", "not_found") },
});

/** Teams and what is asked of them. */
export function intakeRoutes(app: App) {
  return routes().openapi(list, async (c) => {
    const items = await listQueues(app, c.get("caller"), c.req.valid("query").team ?? null);
    return reply(c, QueueList, { items }, 200);
  });
}
