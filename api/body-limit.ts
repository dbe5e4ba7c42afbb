import type { MiddlewareHandler } from "hono";
import { bodyLimit as countingLimit } from "hono/body-limit";
import type { Env } from "./env.ts";
import { TransportProblem } from "./problem.ts";

/**
 * Refuses bodies above a size. The declared length is looked at first, because to count what comes costs more than the
 * rest of a request; a body without one is counted.
 */
export function bodyLimit(bytesMax: number): MiddlewareHandler<Env> {
  const refuse = (): never => {
    throw new TransportProblem("too_large", `The body is larger than ${bytesMax} bytes. Send it in smaller parts.`);
  };
  const counting = countingLimit({ maxSize: bytesMax, onError: refuse });
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const declared = c.req.header("content-length");
    if (declared === undefined || c.req.header("transfer-encoding") !== undefined) return counting(c, next);
    if (Number(declared) > bytesMax) refuse();
    return next();
  };
}
