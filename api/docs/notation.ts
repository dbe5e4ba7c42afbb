import type { OpenApiDocument } from "../openapi.ts";

type Schemas = NonNullable<NonNullable<OpenApiDocument["components"]>["schemas"]>;
export type Schema = Schemas[string];

const indentOf = (depth: number) => "  ".repeat(depth);

/** A schema in the notation of TypeScript, which most readers of an API know. Named schemas are left as names. */
export function notationOf(schema: Schema, depth = 0): string {
  if ("$ref" in schema) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) return parts.map((part) => notationOf(part, depth)).join(" | ");
  if (schema.allOf !== undefined) return schema.allOf.map((part) => notationOf(part, depth)).join(" & ");
  const types = schema.type === undefined ? ["any"] : [schema.type].flat();
  return types.map((type) => ofType(schema, type, depth)).join(" | ");
}

function ofType(schema: Exclude<Schema, { $ref: string }>, type: string, depth: number): string {
  if (type === "array") {
    const item = schema.items === undefined ? "any" : notationOf(schema.items, depth);
    return item.includes(" | ") ? `(${item})[]` : `${item}[]`;
  }
  if (type === "object") return ofObject(schema, depth);
  if (type === "string" && schema.format === "date-time") return "instant";
  return type;
}

function ofObject(schema: Exclude<Schema, { $ref: string }>, depth: number): string {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return "object";
  const required = new Set(schema.required);
  const lines = properties.map(([name, property]) => {
    const note = "description" in property && property.description !== undefined ? `  // ${property.description}` : "";
    return `${indentOf(depth + 1)}${name}${required.has(name) ? "" : "?"}: ${notationOf(property, depth + 1)}${note}`;
  });
  return ["{", ...lines, `${indentOf(depth)}}`].join("\n");
}
