import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ScimMistake } from "../../../lib/scim/mistake.ts";
import type { Env } from "../../env.ts";
import { headersOf, problemOf, registry } from "../../problem.ts";

export const scimType = { "Content-Type": "application/scim+json; charset=utf-8" };

/** Any error in the form of RFC 7644, section 3.12. Only messages written for callers leave. */
export function scimError(c: Context<Env>, error: unknown): Response {
  if (error instanceof ScimMistake) return answer(c, 400, error.message, error.scimType);
  const problem = problemOf(error);
  const detail = [problem.message, ...("errors" in problem ? problem.errors.map(told) : [])];
  const kind = problem.code === "conflict" ? "uniqueness" : problem.code === "invalid" ? "invalidValue" : null;
  return answer(c, registry[problem.code].status, [...new Set(detail)].join(" "), kind, headersOf(problem));
}

function told({ path, message }: { readonly path: string; readonly message: string }): string {
  return path === "" ? message : `${path}: ${message}`;
}

function answer(
  c: Context<Env>,
  status: ContentfulStatusCode,
  detail: string,
  kind: string | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: String(status),
    ...(kind === null ? {} : { scimType: kind }),
    detail,
  };
  return c.body(JSON.stringify(body), status, { ...scimType, ...headers });
}
