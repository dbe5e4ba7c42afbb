import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import type { Context } from "hono";
import { looksSheet } from "./looks.ts";

/** Order matters: later rules override earlier ones. */
const sheets = [
  "tokens",
  "base",
  "controls",
  "status",
  "portfolio",
  "keys",
  "charts",
  "change",
  "sign",
  "pages",
  "calendar",
  "proposal",
  "review",
  "settings",
  "docs",
  "design",
  "media",
] as const;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0b5d6e"/>' +
  '<path d="M4.5 18c3.6 0 3.9-9.2 8-9.2h3" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>' +
  '<circle cx="18.2" cy="8.8" r="2.1" fill="#fff"/></svg>';

interface Asset {
  readonly text: string;
  /** The same packed. Only what holds no secret may be: packing pages would tell, by their length, what is in them. */
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly tag: string;
}

/** All styles as one sheet. */
export const stylesheet = once(() => sheets.map((name) => read(`${name}.css`)).join("\n"));
const looks = once(looksSheet);
/** What keeps a page up to date; no page needs it. */
const liveScript = once(() => read("live.js"));
/** What keeps a proposal as it is typed; no form needs it. */
const typedScript = once(() => read("typed.js"));
/** Keys on pages with a list; no page needs them. */
const keysScript = once(() => read("keys.js"));

function read(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), "utf8");
}

function once(make: () => string): () => Asset {
  let cached: Asset | undefined;
  return () => {
    if (cached !== undefined) return cached;
    const text = make();
    const tag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
    cached = { text, packed: new Uint8Array(gzipSync(text)), tag };
    return cached;
  };
}

function answer(context: Context, { text, packed, tag }: Asset, type: string): Response {
  context.header("ETag", tag);
  context.header("Vary", "Accept-Encoding");
  context.header("Cache-Control", "public, max-age=300, stale-while-revalidate=86400");
  if (context.req.header("If-None-Match") === tag) return context.body(null, 304);
  context.header("Content-Type", `${type}; charset=utf-8`);
  if (!/\bgzip\b/.test(context.req.header("Accept-Encoding") ?? "")) return context.body(text);
  context.header("Content-Encoding", "gzip");
  return context.body(packed);
}

/** Serves what pages link to. Everything comes from here: pages ask nothing of anybody else. */
export const assetRoutes = new Hono()
  .get("/assets/takehold.css", (context) => answer(context, stylesheet(), "text/css"))
  .get("/assets/looks.css", (context) => answer(context, looks(), "text/css"))
  .get("/assets/live.js", (context) => answer(context, liveScript(), "text/javascript"))
  .get("/assets/typed.js", (context) => answer(context, typedScript(), "text/javascript"))
  .get("/assets/keys.js", (context) => answer(context, keysScript(), "text/javascript"))
  .get("/assets/takehold.svg", (context) => {
    context.header("Cache-Control", "public, max-age=86400");
    context.header("Content-Type", "image/svg+xml");
    return context.body(icon);
  });
