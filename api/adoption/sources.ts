import { createRoute, z } from "@hono/zod-openapi";
import {
  nameSecondSource,
  NewSecondSource,
  readSources,
  ResolvedDiscrepancy,
  resolveSources,
} from "../../app/adoption/second-source.ts";
import type { App } from "../../app/context.ts";
import { Behaviour } from "../../domain/change/schema.ts";
import { needs } from "../authentication.ts";
import { OfChange, OfTarget } from "../change/parameters.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull, Person, Share } from "../shapes.ts";

const tags = ["Adoption"];

const SecondSource = z
  .object({ source: z.string(), behaviour: Behaviour, tolerance: Share })
  .openapi("SecondSource", { description: "Held beside the source that was signed, which decides." });

const counts = {
  group: z.string().nullable().describe("Null for everybody"),
  end: Instant,
  judged: z.int(),
  counted: z.int().describe("By the source that decides"),
  secondCounted: z.int(),
};

const Discrepancy = z
  .object({
    id: z.string(),
    target: z.string(),
    ...counts,
    owner: orNull(Person),
    openedAt: Instant,
    resolution: z.enum(["first_mended", "second_mended", "explained"]).nullable(),
    explanation: z.string().nullable(),
    resolvedAt: orNull(Instant),
  })
  .openapi("Discrepancy");

const Sources = z
  .object({
    key: z.string(),
    targets: z.array(
      z.object({
        target: z.string(),
        decides: z.string().nullable(),
        second: SecondSource,
        periods: z
          .array(z.object({ ...counts, difference: z.number().nullable(), isAbove: z.boolean() }))
          .describe("By period end and group, newest first"),
      }),
    ),
    discrepancies: z.array(Discrepancy).describe("Open ones first"),
  })
  .openapi("Sources");

const show = createRoute({
  method: "get",
  path: "/changes/{key}/sources",
  tags,
  summary: "Targets with two sources: both side by side, and where they differ",
  middleware: [needs("changes:read"), needs("people:read")],
  request: { params: OfChange },
  responses: { 200: shows(Sources, "Targets with a second source"), ...problems("not_found") },
});

const name = createRoute({
  method: "put",
  path: "/changes/{key}/targets/{target}/second-source",
  tags,
  summary: "Name a second source for a target's behaviour; the one that was signed decides",
  middleware: [needs("changes:write")],
  request: { params: OfTarget, body: takes(NewSecondSource) },
  responses: {
    200: shows(SecondSource, "It is held beside the first from now on"),
    ...problems("invalid", "not_found"),
  },
});

const resolve = createRoute({
  method: "post",
  path: "/changes/{key}/discrepancies/{id}/resolve",
  tags,
  summary: "Say why two sources differed",
  middleware: [needs("changes:write")],
  request: { params: OfChange.extend({ id: z.string().max(80) }), body: takes(ResolvedDiscrepancy) },
  responses: { 200: shows(Discrepancy, "Resolved"), ...problems("invalid", "not_found", "conflict") },
});

export function sourcesOfTargetsRoutes(app: App) {
  return routes()
    .openapi(show, async (c) =>
      reply(c, Sources, await readSources(app, c.get("caller"), c.req.valid("param").key), 200),
    )
    .openapi(name, async (c) =>
      reply(
        c,
        SecondSource,
        await nameSecondSource(app, c.get("caller"), c.req.valid("param"), c.req.valid("json")),
        200,
      ),
    )
    .openapi(resolve, async (c) =>
      reply(c, Discrepancy, await resolveSources(app, c.get("caller"), c.req.valid("param"), c.req.valid("json")), 200),
    );
}
