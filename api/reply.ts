import type { z } from "@hono/zod-openapi";
import type { Context, TypedResponse } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { JSONParsed } from "hono/utils/types";
import { encode } from "zod";

/** The same value, all the way down read-only: what use cases return. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

const encoded: (schema: Shape, value: unknown) => object = encode;

type Shape = z.ZodType<unknown, object>;

/**
 * Answers with a value in its public shape: instants become text, and what the schema does not name stays inside. The
 * compiler sees that use case and schema agree. (The library types answers by the output side of a schema, which for
 * instants is not what is sent; hence the overload.)
 */
export function reply<S extends Shape, Status extends ContentfulStatusCode>(
  c: Context,
  schema: S,
  value: Frozen<z.output<S>>,
  status: Status,
): TypedResponse<JSONParsed<z.output<S>>, Status, "json">;
export function reply(c: Context, schema: Shape, value: unknown, status: ContentfulStatusCode) {
  return c.json(encoded(schema, value), status);
}
