import type { OpenApiDocument } from "../openapi.ts";

type Schemas = NonNullable<NonNullable<OpenApiDocument["components"]>["schemas"]>;
export type Schema = Schemas[string];
type Inline = Exclude<Schema, { $ref: string }>;

const indentOf = (depth: number) => "  ".repeat(depth);

/** A name that needs no quotes. */
const plainName = /^[A-Za-z_$][\w$]*$/;

/**
 * A schema in the notation of TypeScript, which most readers of an API know and compilers take. Named schemas are left as
 * names; `Instant` stands for text that is an instant.
 */
export function notationOf(schema: Schema, depth = 0): string {
  if ("$ref" in schema) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) return parts.map((part) => notationOf(part, depth)).join(" | ");
  if (schema.allOf !== undefined) {
    const known = schema.allOf.map((part) => notationOf(part, depth)).filter((part) => part !== "unknown");
    return known.length === 0 ? "unknown" : known.join(" & ");
  }
  const types = schema.type === undefined ? ["unknown"] : [schema.type].flat();
  return types.map((type) => ofType(schema, type, depth)).join(" | ");
}

function ofType(schema: Inline, type: string, depth: number): string {
  if (type === "array") return ofArray(schema, depth);
  if (type === "object") return ofObject(schema, depth);
  if (type === "integer") return "number";
  if (type === "string" && schema.format === "date-time") return "Instant";
  return type;
}

function ofArray(schema: Inline, depth: number): string {
  const places = "prefixItems" in schema ? schema.prefixItems : undefined;
  if (places !== undefined) return `[${places.map((place) => notationOf(place, depth)).join(", ")}]`;
  const item = schema.items === undefined ? "unknown" : notationOf(schema.items, depth);
  return / [|&] /.test(item) ? `(${item})[]` : `${item}[]`;
}

function ofObject(schema: Inline, depth: number): string {
  const properties = Object.entries(schema.properties ?? {});
  const more = schema.additionalProperties;
  const others = typeof more === "object" ? `Record<string, ${notationOf(more, depth)}>` : null;
  if (properties.length === 0) return others ?? "object";
  const required = new Set(schema.required);
  const indent = indentOf(depth + 1);
  const lines = properties.flatMap(([name, property]) => {
    const note = "description" in property && property.description !== undefined ? property.description : null;
    const key = plainName.test(name) ? name : JSON.stringify(name);
    const line = `${indent}${key}${required.has(name) ? "" : "?"}: ${notationOf(property, depth + 1)};`;
    return note === null ? [line] : [`${indent}/** ${note.replaceAll("*/", "* /")} */`, line];
  });
  const own = ["{", ...lines, `${indentOf(depth)}}`].join("\n");
  return others === null ? own : `${own} & ${others}`;
}
