import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Problem } from "../domain/errors.ts";

/** Headers of writes. A repeat with the same `Idempotency-Key` by the same caller counts once. */
export const WriteHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "An Idempotency-Key is 1 to 200 visible characters.")
    .optional()
    .openapi({ description: "A repeat with the same key by the same caller counts once" }),
});

export const EditHeaders = WriteHeaders.extend({
  "if-match": z
    .string()
    .optional()
    .openapi({ description: "The ETag that was read: the edit is refused when somebody else edited meanwhile" }),
});

export function idempotencyKey(c: Context): string | null {
  return c.req.header("idempotency-key") ?? null;
}

export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** The revision an edit is based on; `null` for none given, or any. @throws Problem `invalid` */
export function basedOn(c: Context): number | null {
  const given = c.req.header("if-match")?.trim();
  if (given === undefined || given === "*") return null;
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (revision !== undefined) return Number(revision);
  const message = `If-Match is an ETag as it was read, such as "3".`;
  throw new Problem("invalid", message, { errors: [{ path: "If-Match", message }] });
}
