import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { codes, Problem } from "../domain/errors.ts";
import type { Code } from "../domain/errors.ts";
import type { Env } from "./env.ts";

/** What only HTTP can get wrong. */
export const transportCodes = ["method_not_allowed", "too_large", "unsupported_media_type", "internal"] as const;
export type TransportCode = (typeof transportCodes)[number];

interface Entry {
  readonly status: ContentfulStatusCode;
  readonly title: string;
}

/** The one place where a code becomes a status. `docs/errors.md` has a section for each. */
export const registry = {
  unauthenticated: { status: 401, title: "Who are you?" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  invalid: { status: 400, title: "The input cannot be used" },
  incomplete: { status: 422, title: "Something is missing" },
  wrong_stage: { status: 409, title: "Not at this stage" },
  on_hold: { status: 409, title: "On hold" },
  conflict: { status: 409, title: "Taken already" },
  outdated: { status: 412, title: "Changed meanwhile" },
  superseded: { status: 409, title: "Replaced by something newer" },
  too_soon: { status: 429, title: "Too soon" },
  unavailable: { status: 503, title: "Not available just now" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  internal: { status: 500, title: "Something went wrong here" },
} as const satisfies Record<Code | TransportCode, Entry>;

/** A failure of the transport, with headers that belong to it. */
export class TransportProblem extends Error {
  override readonly name = "TransportProblem";
  readonly code: TransportCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: TransportCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }
}

export const ProblemBody = z
  .object({
    type: z.string().describe("The page that explains the code"),
    title: z.string(),
    status: z.int(),
    code: z.enum([...codes, ...transportCodes]),
    detail: z.string().describe("What happened and what to do"),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).describe("The fields concerned"),
  })
  .openapi("Problem", { description: "RFC 9457" });
export type ProblemBody = z.infer<typeof ProblemBody>;

const retrySeconds = 5;

/** Any error as problem+json. Only messages written for callers leave; the rest is `internal`. */
export function problemResponse(c: Context<Env>, error: unknown): Response {
  const problem = problemOf(error);
  const { status, title } = registry[problem.code];
  const body: ProblemBody = {
    type: `/docs/errors#${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    requestId: c.get("requestId") ?? "",
    errors: "errors" in problem ? [...problem.errors] : [],
  };
  return c.body(JSON.stringify(body), status, { "Content-Type": "application/problem+json", ...headersOf(problem) });
}

/** The problem an error stands for. */
export function problemOf(error: unknown): Problem | TransportProblem {
  if (error instanceof Problem || error instanceof TransportProblem) return error;
  if (error instanceof HTTPException && error.status === 415)
    return new TransportProblem(
      "unsupported_media_type",
      "Send the body in a form that this address takes, mostly JSON.",
    );
  if (error instanceof HTTPException && error.status === 400)
    return new Problem("invalid", "The body is not JSON. Check it for a missing quote or comma.");
  return new TransportProblem("internal", "This is a fault of ours. Try again; if it stays, report the request id.");
}

export function headersOf(problem: Problem | TransportProblem): Record<string, string> {
  if (problem instanceof TransportProblem) return { ...problem.headers };
  if (problem.code === "unauthenticated") return { "WWW-Authenticate": 'Bearer realm="takehold"' };
  if (problem.code === "unavailable") return { "Retry-After": String(problem.retryAfterSeconds ?? retrySeconds) };
  return {};
}
