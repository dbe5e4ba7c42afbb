import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "./env.ts";
import packageJson from "../package.json" with { type: "json" };

const description = `Carries organisational changes from proposal to measured adoption.

Instants are ISO 8601 in UTC. Errors are problem+json (RFC 9457) with a \`code\` that \`/docs/errors\` explains, the
\`requestId\`, and the fields concerned. Writes take an \`Idempotency-Key\`, edits an \`If-Match\`. Lists are paged by cursor,
with the next page in the \`Link\` header. A write that is accepted but not yet recorded is answered with 202 and the
\`Location\` to look at.`;

export type OpenApiDocument = ReturnType<OpenAPIHono<Env>["getOpenAPI31Document"]>;

/** The description of all routes below `/api/v1`, made from the schemas that check them. */
export function describeApi(api: OpenAPIHono<Env>): OpenApiDocument {
  api.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "An API key, as `takehold key create` makes one",
  });
  api.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "takehold_session",
    description: "A session of the console; its writes are taken from our own pages only",
  });
  return api.getOpenAPI31Document(
    {
      openapi: "3.1.0",
      info: { title: "Takehold", version: packageJson.version, description, license: { name: "Apache-2.0" } },
      servers: [{ url: "/" }],
      security: [{ key: [] }, { session: [] }],
    },
    { sortComponents: "alphabetically" },
  );
}
