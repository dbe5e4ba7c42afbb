import type { hc } from "hono/client";
import type { Api } from "./api.d.ts";

export type * from "./api.d.ts";
export { DetailedError, parseResponse } from "hono/client";

interface Options {
  /** Where Takehold is served, as in `https://takehold.example`. */
  readonly url: string;
  /** An API key, as `takehold key create` makes one. */
  readonly key: string;
  /** Sends the requests in place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

export type Client = ReturnType<typeof hc<Api>>["api"]["v1"];

/**
 * A typed client of the API: `client.changes[":key"].$get({ param: { key: "CHG-1" } })`. An answer is that of `fetch`;
 * `parseResponse` reads it and throws a `DetailedError` for a refusal, whose `detail.data` is the problem.
 */
export declare function createClient(options: Options): Client;
