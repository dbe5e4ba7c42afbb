import { hc } from "hono/client";

export { DetailedError, parseResponse } from "hono/client";

/** A client of the API at `url`, which calls with `key`. @see index.d.ts */
export function createClient({ url, key, ...options }) {
  return hc(url, { ...options, headers: { Authorization: `Bearer ${key}` } }).api.v1;
}
