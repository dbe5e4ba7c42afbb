import type { Context } from "hono";
import type { DeliveryBody } from "../../app/usage/take-in.ts";

/**
 * In CloudEvents' binary mode the attributes are headers, percent-encoded, and the body is the data alone; the event is put together as
 * the structured mode has it. Other bodies stay as they are.
 */
export function withHeaderAttributes(c: Context, body: DeliveryBody): DeliveryBody {
  const isStructured = /^application\/cloudevents/i.test(c.req.header("content-type") ?? "");
  if (isStructured || c.req.header("ce-id") === undefined) return body;
  if ("rejected" in body && body.rejected === "too_large") return body;
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(c.req.header())) {
    if (name.startsWith("ce-")) attributes[name.slice(3)] = decoded(value);
  }
  // Data of another kind than JSON tells nothing that a filter could ask for.
  if ("rejected" in body) return { json: attributes, bytes: 0 };
  return { json: { ...attributes, data: body.json }, bytes: body.bytes };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
