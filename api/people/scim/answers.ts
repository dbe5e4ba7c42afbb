import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ScimMistake } from "../../../lib/scim/mistake.ts";
import { scimType } from "./errors.ts";

/** A body of JSON, whatever it is labelled: directories send both application/scim+json and application/json. */
export async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new ScimMistake("invalidSyntax", "The body is not JSON. Check it for a missing quote or comma.");
  }
}

export function shown(
  c: Context,
  body: object,
  status: ContentfulStatusCode,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.body(JSON.stringify(body), status, { ...scimType, ...headers });
}
