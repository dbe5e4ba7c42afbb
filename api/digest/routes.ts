import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { chooseDigest, digestKinds, DigestInput, digestStanding } from "../../app/digest/choice.ts";
import { previewDigest } from "../../app/digest/preview.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { OfPerson } from "../people/schema.ts";
import { reply } from "../reply.ts";
import { Instant, orNull } from "../shapes.ts";
import { Digest } from "./schema.ts";

const tags = ["Digest"];

const preview = createRoute({
  method: "get",
  path: "/digest/preview",
  tags,
  summary:
    "What you would be told of the last seven days: what needs a decision, what is stuck on whom, what moved, how it is used",
  middleware: [needs("changes:read")],
  responses: {
    200: shows(Digest, "The digest. With nothing to decide, stuck or moved no mail is sent"),
    ...problems(),
  },
});

const DigestStanding = z
  .object({
    gets: z
      .enum(digestKinds)
      .describe("by_part: all changes for whoever may read them, else those they own or sponsor"),
    stoppedAt: orNull(Instant),
    isSent: z.boolean().describe("Whether one is sent when there is something to tell"),
    seesAll: z.boolean(),
  })
  .openapi("DigestStanding");

const path = "/people/{id}/digest";
const request = { params: OfPerson };

const show = createRoute({
  method: "get",
  path,
  tags,
  summary: "What somebody gets of the weekly digest",
  middleware: [needs("people:read")],
  request,
  responses: { 200: shows(DigestStanding, "What they get"), ...problems("not_found") },
});

const choose = createRoute({
  method: "put",
  path,
  tags,
  summary: "Set what somebody gets of the weekly digest",
  middleware: [needs("people:write")],
  request: { ...request, body: takes(DigestInput) },
  responses: { 200: shows(DigestStanding, "What they get"), ...problems("invalid", "not_found") },
});

export function digestRoutes(app: App) {
  return routes()
    .openapi(preview, async (c) => reply(c, Digest, (await previewDigest(app, c.get("caller"))).digest, 200))
    .openapi(show, async (c) =>
      reply(c, DigestStanding, await digestStanding(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(choose, async (c) => {
      const input: unknown = c.req.valid("json");
      return reply(c, DigestStanding, await chooseDigest(app, c.get("caller"), c.req.valid("param").id, input), 200);
    });
}
