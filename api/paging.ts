import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Problem } from "../domain/errors.ts";

const itemsMax = 200;
const itemsUsual = 50;

/** Query of a list. A cursor is opaque: it is taken from the answer before. */
export const PageQuery = z.object({
  limit: z.coerce
    .number()
    .pipe(z.int().min(1).max(itemsMax))
    .default(itemsUsual)
    .openapi({ type: "integer", minimum: 1, maximum: itemsMax, default: itemsUsual }),
  cursor: z.string().max(200).optional().openapi({ description: "`next` of the page before" }),
});

/** One page of something, and the cursor of the next. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe("Cursor of the next page") });
}

/** A place in a list as text that callers do not take apart. */
export function cursorOf(place: number): string {
  return Buffer.from(`v1:${place}`).toString("base64url");
}

/** @throws Problem `invalid` for a cursor that is not one of ours */
export function placeOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const place = /^v1:(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString())?.[1];
  if (place !== undefined) return Number(place);
  const message = "This cursor is not one of ours. Leave it out to begin at the start.";
  throw new Problem("invalid", message, { errors: [{ path: "cursor", message }] });
}

/** Names the next page in the `Link` header, with the same filters. */
export function linkNext(c: Context, next: string | null): void {
  if (next === null) return;
  const url = new URL(c.req.url);
  url.searchParams.set("cursor", next);
  c.header("Link", `<${url.pathname}${url.search}>; rel="next"`);
}
