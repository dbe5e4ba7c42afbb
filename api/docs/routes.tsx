import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { html } from "hono/html";
import { Problem } from "../../domain/errors.ts";
import type { Env } from "../env.ts";
import type { OpenApiDocument } from "../openapi.ts";
import { ErrorsPage, ReferencePage } from "./page.tsx";

const errorsFile = new URL("../../docs/errors.md", import.meta.url);

const styles = `.docs { max-inline-size: 72rem; padding-block: 2rem; }
.docs section { margin-block: 2rem; }
.docs details { border-block-end: 1px solid var(--line, #ddd); padding-block: 0.5rem; }
.docs summary { cursor: pointer; }
.docs pre { overflow-x: auto; padding: 1rem; background: var(--sunken, #eee); }
.docs p { margin-block: 0.5rem; max-inline-size: 44rem; }
`;

/** `/openapi.json`, the same as a page, and the page of error codes. `describe` is asked once. */
export function docsRoutes(describe: () => OpenApiDocument): Hono<Env> {
  let document: OpenApiDocument | null = null;
  const described = () => (document ??= describe());
  return new Hono<Env>()
    .get("/openapi.json", (c) => c.json(described()))
    .get("/docs", (c) => c.html(html`<!doctype html>${<ReferencePage document={described()} />}`))
    .get("/docs/docs.css", (c) => c.body(styles, 200, { "Content-Type": "text/css; charset=utf-8" }))
    .get("/docs/errors", async (c) => {
      const markdown = await readFile(errorsFile, "utf8").catch(() => null);
      if (markdown === null) throw new Problem("not_found", "The page of error codes is not part of this build.");
      return c.html(html`<!doctype html>${<ErrorsPage markdown={markdown} />}`);
    });
}
