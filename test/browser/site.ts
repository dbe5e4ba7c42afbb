import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";

/** The whole program on a port of its own. */
export interface Site {
  readonly stack: Stack;
  readonly url: string;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const front = new Hono();
  const server = serve({ fetch: (request) => front.fetch(request), port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const stack = await startStack({}, url);
  front.route("/", stack.api);
  return {
    stack,
    url,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await stack.stop();
    },
  };
}
