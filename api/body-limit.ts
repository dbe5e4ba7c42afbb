import type { MiddlewareHandler } from "hono";
import { bodyLimit as countingLimit } from "hono/body-limit";
import type { Env } from "./env.ts";
import { TransportProblem } from "./problem.ts";

/** Of a form with files, which is read as it comes and not kept. */
export const uploadBytesMax = 268_435_456;

/**
 * Refuses bodies above a size. The declared length is looked at first, because to count what comes costs more than the
 * rest of a request; a body without one is counted.
 */
export function bodyLimit(bytesMax: number): MiddlewareHandler<Env> {
  const counting = countingLimit({ maxSize: bytesMax, onError: () => refuse(bytesMax) });
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const declared = c.req.header("content-length");
    if (declared === undefined || c.req.header("transfer-encoding") !== undefined) return counting(c, next);
    if (Number(declared) > bytesMax) refuse(bytesMax);
    return next();
  };
}

/** Refuses a body that says itself that it is larger; one that does not say so is counted by whoever reads it. */
export function declaredLimit(bytesMax: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (Number(c.req.header("content-length") ?? 0) > bytesMax) refuse(bytesMax);
    return next();
  };
}

function refuse(bytesMax: number): never {
  throw new TransportProblem("too_large", `The body is larger than ${bytesMax} bytes. Send it in smaller parts.`);
}
