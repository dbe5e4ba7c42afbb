import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

const acceptable = /^[A-Za-z0-9._-]{8,64}$/;

/** Every answer names its request: by the caller's id where it is a plain one, else by a fresh one. */
export const requestId: MiddlewareHandler<Env> = async (c, next) => {
  const given = c.req.header("x-request-id");
  const id = given !== undefined && acceptable.test(given) ? given : randomUUID();
  c.set("requestId", id);
  c.header("X-Request-Id", id);
  await next();
};
