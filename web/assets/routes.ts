import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";

/** Order matters: later rules override earlier ones. */
const sheets = [
  "tokens",
  "base",
  "controls",
  "status",
  "portfolio",
  "charts",
  "change",
  "sign",
  "pages",
  "docs",
  "media",
] as const;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0b5d6e"/>' +
  '<path d="M4.5 18c3.6 0 3.9-9.2 8-9.2h3" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>' +
  '<circle cx="18.2" cy="8.8" r="2.1" fill="#fff"/></svg>';

let cached: { css: string; tag: string } | undefined;

/** All styles as one sheet, read once. */
export function stylesheet(): { css: string; tag: string } {
  cached ??= readSheets();
  return cached;
}

function readSheets(): { css: string; tag: string } {
  const css = sheets.map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), "utf8")).join("\n");
  return { css, tag: `"${createHash("sha256").update(css).digest("base64url").slice(0, 22)}"` };
}

/** Serves what pages link to. Everything comes from here: pages ask nothing of anybody else. */
export const assetRoutes = new Hono()
  .get("/assets/takehold.css", (context) => {
    const { css, tag } = stylesheet();
    context.header("ETag", tag);
    context.header("Cache-Control", "public, max-age=300, stale-while-revalidate=86400");
    if (context.req.header("If-None-Match") === tag) return context.body(null, 304);
    context.header("Content-Type", "text/css; charset=utf-8");
    return context.body(css);
  })
  .get("/assets/takehold.svg", (context) => {
    context.header("Cache-Control", "public, max-age=86400");
    context.header("Content-Type", "image/svg+xml");
    return context.body(icon);
  });
