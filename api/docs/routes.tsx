import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { markup } from "../../web/kit/markup.ts";
import { Problem } from "../../domain/errors.ts";
import type { Env } from "../env.ts";
import type { OpenApiDocument } from "../openapi.ts";
import { MarkdownPage } from "./markdown.tsx";
import { ReferencePage } from "./page.tsx";

const errors = new URL("../../docs/errors.md", import.meta.url);
const examples = new URL("../../docs/guides/api.md", import.meta.url);

/** `/openapi.json`, the same as a page, examples to copy, and the page of error codes. `describe` is asked once. */
export function docsRoutes(describe: () => OpenApiDocument): Hono<Env> {
  let document: OpenApiDocument | null = null;
  const described = () => (document ??= describe());
  return new Hono<Env>()
    .get("/openapi.json", (c) => c.json(described()))
    .get("/docs", (c) => c.html(markup(<ReferencePage document={described()} />)))
    .get("/docs/errors", async (c) => c.html(markup(<MarkdownPage markdown={await read(errors)} />)))
    .get("/docs/examples", async (c) => c.html(markup(<MarkdownPage markdown={await read(examples)} />)));
}

async function read(file: URL): Promise<string> {
  const markdown = await readFile(file, "utf8").catch(() => null);
  if (markdown === null) throw new Problem("not_found", "This page of the documentation is not part of this build.");
  return markdown;
}
