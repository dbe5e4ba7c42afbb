import type { OpenApiDocument } from "../openapi.ts";
import { notationOf } from "./notation.ts";
import type { Schema } from "./notation.ts";
import { operationsOf } from "./operations.ts";
import type { Described } from "./operations.ts";

const head = `// Written from openapi.json: the shapes as they travel. Not edited by hand.
import type { Hono } from "hono";
import type { BlankEnv } from "hono/types";

/** ISO 8601 in UTC, as in "2026-03-03T09:30:00Z". */
export type Instant = string;

/** One of the answers to what is sent. */
type Answer<Input, Output, Format extends string, Status extends number> = {
  input: Input;
  output: Output;
  outputFormat: Format;
  status: Status;
};
/** JSON by status. */
type Json<Input, Outputs> = {
  [Status in keyof Outputs & number]: Answer<Input, Outputs[Status], "json", Status>;
}[keyof Outputs & number];
type Refused<Input, Status extends number> = Status extends number ? Answer<Input, Problem, "json", Status> : never;
type Text<Input, Status extends number> = Answer<Input, string, "text", Status>;
type Nothing<Input, Status extends number> = Answer<Input, null, "body", Status>;
`;

/**
 * The types of Hono's client \`hc\` for all of the API, as the text of a declaration file. They are made from the description
 * and not from the routes, because inside instants are numbers: what is described is what is sent.
 */
export function clientTypesOf(document: OpenApiDocument): string {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const named = schemas.map(([name, schema]) => `export type ${name} = ${notationOf(schema)};\n`);
  const operations = operationsOf(document);
  const inputs: string[] = [];
  const paths = [...new Set(operations.map(({ path }) => path))].map((path) => {
    const here = operations.filter((operation) => operation.path === path);
    const methods = here.map(({ method, described }) => {
      const input = `Input${inputs.length + 1}`;
      inputs.push(`type ${input} = ${inputOf(described)};`);
      return `    $${method}: ${answersOf(described, input).join(" | ")};`;
    });
    return [`  "${path.replaceAll(/\{(\w+)\}/g, ":$1")}": {`, ...methods, "  };"].join("\n");
  });
  const routes = ["export type Routes = {", ...paths, "};\n"].join("\n");
  return [head, ...named, `${inputs.join("\n")}\n`, routes, `export type Api = Hono<BlankEnv, Routes>;\n`].join("\n");
}

interface DescribedAnswer {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** All that an operation can answer, the refusals as one. */
function answersOf(described: Described, input: string): readonly string[] {
  const json: string[] = [];
  const refused: string[] = [];
  const others: string[] = [];
  for (const [status, { content = {} }] of Object.entries<DescribedAnswer>(described.responses ?? {})) {
    const [type, media] = Object.entries(content)[0] ?? [];
    if (type === "application/problem+json") refused.push(status);
    else if (type === undefined) others.push(`Nothing<${input}, ${status}>`);
    else if (type === "application/json" && media?.schema !== undefined)
      json.push(`${status}: ${notationOf(media.schema, 2)}`);
    else others.push(`Text<${input}, ${status}>`);
  }
  if (json.length > 0) others.unshift(`Json<${input}, { ${json.join("; ")} }>`);
  if (refused.length > 0) others.push(`Refused<${input}, ${refused.join(" | ")}>`);
  return others;
}

const places = [
  ["path", "param"],
  ["query", "query"],
  ["header", "header"],
] as const;

function inputOf({ parameters = [], requestBody }: Described): string {
  const sent = places.flatMap(([place, name]) => {
    const here = parameters.flatMap((each) => ("$ref" in each || each.in !== place ? [] : [each]));
    if (here.length === 0) return [];
    const fields = here.map((each) => {
      // What stands in a path or a header is text; in the query a number may be given as one.
      const type = place === "query" && each.schema !== undefined ? notationOf(each.schema) : "string";
      return `${JSON.stringify(each.name)}${each.required === true ? "" : "?"}: ${type}`;
    });
    return [`${name}${here.some(({ required }) => required === true) ? "" : "?"}: { ${fields.join("; ")} }`];
  });
  const body = requestBody !== undefined && "content" in requestBody ? requestBody : null;
  const schema = body?.content["application/json"]?.schema;
  if (schema !== undefined) sent.push(`json${body?.required === true ? "" : "?"}: ${notationOf(schema)}`);
  return `{ ${sent.join("; ")} }`;
}
