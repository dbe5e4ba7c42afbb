import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Hono } from "hono";
import type { Context } from "hono";

/** Where the package's build for browsers lies. */
const entry = "standalone.js";
const folder = dirname(createRequire(import.meta.url).resolve(`@segment/analytics-next/dist/umd/${entry}`));

/**
 * Segment's own library for browsers, as its makers publish it, so that their snippet needs nothing but this host: the snippet asks for it
 * by key, and the library for its parts.
 */
export function browserLibrary(): Hono {
  const library = new Hono();
  library.get("/analytics.js/v1/:key/analytics.min.js", (c) => script(c, entry));
  library.get("/analytics-next/bundles/:name", (c) => script(c, c.req.param("name")));
  return library;
}

async function script(c: Context, name: string): Promise<Response> {
  if (!/^[\w.-]+\.js$/.test(name) || !(await readdir(folder)).includes(name)) return c.notFound();
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
  c.header("Cache-Control", "public, max-age=3600");
  c.header("Content-Type", "text/javascript; charset=utf-8");
  return c.body(await readFile(join(folder, name)));
}
