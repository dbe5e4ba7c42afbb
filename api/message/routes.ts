import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { returnedCounts, returnedResults, takeReturned } from "../../app/message/take-returned.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant } from "../shapes.ts";

const tags = ["Messages"];

const Returned = z.object({ result: z.enum(returnedResults) }).openapi("ReturnedMail", {
  description:
    "failed: a message reached nobody and its change says so. known: that was known. delayed: still tried. ignored: it arrived. unknown: of no message sent from here. unreadable: no delivery report.",
});
const Counts = z
  .object({ items: z.array(z.object({ result: z.string(), reports: z.int(), lastAt: Instant })) })
  .openapi("ReturnedMailCounts");

const take = createRoute({
  method: "post",
  path: "/bounces",
  tags,
  summary: "Take mail that came back, as it came (RFC 3464); the same report twice changes nothing",
  middleware: [needs("bounces:write")],
  request: {
    body: {
      required: true,
      description: "The message with its headers. The one scope this needs allows nothing else.",
      content: { "message/rfc822": { schema: z.string() } },
    },
  },
  responses: { 200: shows(Returned, "What became of it"), ...problems("unavailable") },
});

const counts = createRoute({
  method: "get",
  path: "/bounces",
  tags,
  summary: "How much mail came back, by what became of it",
  middleware: [needs("admin")],
  responses: { 200: shows(Counts, "Counts since the beginning"), ...problems() },
});

export function messageRoutes(app: App) {
  return routes()
    .openapi(take, async (c) => {
      const raw = new Uint8Array(await c.req.arrayBuffer());
      return reply(c, Returned, { result: await takeReturned(app, c.get("caller"), raw) }, 200);
    })
    .openapi(counts, async (c) => reply(c, Counts, { items: [...(await returnedCounts(app, c.get("caller")))] }, 200));
}
