import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { markup } from "../../web/kit/markup.ts";
import { Problem } from "../../domain/errors.ts";
import type { Env } from "../env.ts";
import type { OpenApiDocument } from "../openapi.ts";
import { ErrorsPage, ReferencePage } from "./page.tsx";

const errorsFile = new URL("../../docs/errors.md", import.meta.url);

/** `/openapi.json`, the same as a page, and the page of error codes. `describe` is asked once. */
export function docsRoutes(describe: () => OpenApiDocument): Hono<Env> {
  let document: OpenApiDocument | null = null;
  const described = () => (document ??= describe());
  return new Hono<Env>()
    .get("/openapi.json", (c) => c.json(described()))
    .get("/docs", (c) => c.html(markup(<ReferencePage document={described()} />)))
    .get("/docs/errors", async (c) => {
      const markdown = await readFile(errorsFile, "utf8").catch(() => null);
      if (markdown === null) throw new Problem("not_found", "The page of error codes is not part of this build.");
      return c.html(markup(<ErrorsPage markdown={markdown} />));
    });
}
