import type { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import type { Env } from "./env.ts";

/** Answers which methods an address has, so that a wrong one is told apart from a wrong address. */
export function methodsOf(app: Hono<Env>): (path: string) => readonly string[] {
  const router = new TrieRouter<string>();
  const methods = new Set<string>();
  for (const { method, path } of app.routes) {
    if (method === "ALL") continue;
    methods.add(method);
    router.add(method, path, path);
  }
  return (path) => {
    const allowed = [...methods].filter((method) => router.match(method, path)[0].length > 0);
    return (allowed.includes("GET") ? [...allowed, "HEAD"] : allowed).toSorted();
  };
}
