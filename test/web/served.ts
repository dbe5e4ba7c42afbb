import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { pagePolicy } from "../../api/security-headers.ts";
import { assetRoutes } from "../../web/assets/routes.ts";
import { messagePolicy } from "../../web/kit/policy.ts";

/** Pages on a port of their own, with the headers and the styles they have in the product. */
export interface ServedPages {
  /** Address of the page with this number. */
  readonly urlOf: (number: number) => string;
  readonly origin: string;
  readonly stop: () => Promise<unknown>;
}

export async function servePages(pages: readonly (readonly [name: string, html: string])[]): Promise<ServedPages> {
  const site = new Hono().route("/", assetRoutes).get("/page/:number", (context) => {
    const [, html] = pages[Number(context.req.param("number"))] ?? ["", ""];
    const policy = html.includes("<iframe") ? messagePolicy : pagePolicy;
    return context.html(html, 200, { "Content-Security-Policy": policy });
  });
  // Nothing more will happen to the change that is followed.
  site.get("/stream", (context) => context.body(null, 204));
  // What targets would have shown is asked for as soon as a form of theirs is there.
  site.post("/typed/look", (context) => context.body(null, 204));
  const frames = new Set(
    pages.flatMap(([, html]) => [...html.matchAll(/<iframe[^>]*? src="([^"]+)"/g)].map(([, path]) => path ?? "")),
  );
  const framed =
    "<!doctype html><html lang='en'><title>Letter</title><p>What stands in a frame is another page's business.</p>";
  for (const path of frames) site.get(path.replace(/[?#].*/, ""), (context) => context.html(framed));
  let server: ReturnType<typeof serve> | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: site.fetch, port: 0, hostname: "127.0.0.1" }, resolve);
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    urlOf: (number) => `${origin}/page/${number}`,
    stop: () => new Promise((resolve) => server?.close(resolve)),
  };
}
