import { createServer } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { CommandFailure, reasonOf } from "./failure.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;

export interface Listener {
  readonly port: number;
  /** Hands requests over; until then they are answered with 503. */
  serve(fetch: Fetch): void;
  /** Takes no new requests, waits a moment for those under way, and cuts off what is left, such as streams. */
  close(): Promise<void>;
}

export interface ListenRequest {
  readonly port: number;
  /** How many ports above the wished one are tried; 0 when a person chose it. */
  readonly others: number;
  readonly host: string;
}

const lingerMs = 1_000;

/**
 * Takes a port before anything else is started, so that a port that is taken is known at once.
 * @throws CommandFailure when neither the port nor another allowed one is free
 */
export async function listen({ port, others, host }: ListenRequest): Promise<Listener> {
  let fetch: Fetch = starting;
  for (let tried = port; tried <= port + others && tried <= 65_535; tried += 1) {
    const server = createAdaptorServer({ fetch: (request) => fetch(request) });
    const failure = await new Promise<Error | null>((resolve) => {
      server.once("error", resolve);
      server.listen({ port: tried, host, exclusive: true }, () => resolve(null));
    });
    if (failure === null && (await isOurs(tried))) return listenerOn(server, (next) => (fetch = next));
    server.close();
    if (failure !== null && !isTaken(failure))
      throw new CommandFailure(`Port ${tried} cannot be used: ${reasonOf(failure)}. Set PORT to another one.`);
  }
  throw new CommandFailure(`Port ${port} is taken by another program: stop that program, or set PORT to a free port.`);
}

function listenerOn(server: ReturnType<typeof createAdaptorServer>, hand: (fetch: Fetch) => void): Listener {
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    serve: hand,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const cut = setTimeout(() => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      }, lingerMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** A program on the IPv6 loopback would be reached in our place by whoever follows "localhost". */
async function isOurs(port: number): Promise<boolean> {
  if (port === 0) return true;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(!isTaken(error)));
    probe.listen({ port, host: "::1", ipv6Only: true, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

function isTaken(error: Error): boolean {
  return "code" in error && error.code === "EADDRINUSE";
}

function starting(): Response {
  const headers = { "Retry-After": "2", "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  return new Response("Takehold is starting. Try again in a moment.\n", { status: 503, headers });
}
