import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { markdownOf } from "../../web/story/markdown.ts";
import { readStory } from "../../web/story/read-story.ts";
import { OfChange } from "../change/parameters.ts";
import { needs } from "../authentication.ts";
import { problems } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { formOf } from "./form.ts";
import { Instant } from "../shapes.ts";

const forms = { json: "application/json", markdown: "text/markdown", pdf: "application/pdf" } as const;

const Fact = z.object({ term: z.string(), text: z.string() });

const Story = z
  .object({
    key: z.string(),
    title: z.string(),
    about: z.string().describe("Where it stands, in a sentence or two"),
    asOf: Instant,
    facts: z.array(Fact),
    parts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        paragraphs: z.array(z.string()),
        facts: z.array(Fact),
        entries: z.array(
          z.object({
            instant: z.string(),
            what: z.string(),
            quote: z.string().nullable(),
            notes: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .openapi("Story", { description: "A change for anybody to read: why, who decided, what it cost, what came of it" });

const show = createRoute({
  method: "get",
  path: "/changes/{key}/story",
  tags: ["Record"],
  summary: "A change on one page that anybody can read: as JSON, as Markdown or as PDF, by Accept or `format`",
  middleware: [needs("changes:read")],
  request: { params: OfChange, query: z.object({ format: z.enum(["json", "markdown", "pdf"]).optional() }) },
  responses: {
    200: {
      description: "The story",
      content: {
        "application/json": { schema: Story },
        "text/markdown": { schema: z.string() },
        "application/pdf": { schema: z.string().openapi({ format: "binary" }) },
      },
    },
    ...problems("invalid", "not_found"),
  },
});

export function storyRoutes(app: App) {
  return routes().openapi(show, async (c) => {
    const { key } = c.req.valid("param");
    const { paper, at } = await readStory(app, c.get("caller"), key);
    const { format } = c.req.valid("query");
    switch (formOf(c, forms, { asked: format, usual: "json" })) {
      case "json": {
        const named = (facts: typeof paper.facts) => facts.map(([term, text]) => ({ term, text }));
        const parts = paper.parts.map((part) => ({
          ...part,
          facts: named(part.facts),
          entries: part.entries.map(({ instant, what, quote = null, proof }) => ({
            instant,
            what,
            quote,
            notes: proof,
          })),
        }));
        return reply(c, Story, { ...paper, asOf: at, facts: named(paper.facts), parts }, 200);
      }
      case "markdown":
        c.header("Content-Type", `${forms.markdown}; charset=utf-8`);
        c.header("Content-Disposition", `attachment; filename="${key}.story.md"`);
        return c.body(markdownOf(paper));
      case "pdf": {
        // The typeface and what writes PDF are loaded by those who ask for one.
        const { pdfOf } = await import("../../web/certificate/pdf.ts");
        c.header("Content-Type", forms.pdf);
        c.header("Content-Disposition", `attachment; filename="${key}.story.pdf"`);
        return c.body(new Uint8Array(await pdfOf(paper, at)));
      }
    }
  });
}
