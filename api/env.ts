import { OpenAPIHono } from "@hono/zod-openapi";
import type { Caller } from "../app/actor.ts";
import { invalid, requireKeepable } from "../app/parse.ts";
import { Problem } from "../domain/errors.ts";

/** What a request carries from one handler to the next. */
export interface Env {
  Variables: {
    requestId: string;
    /** Set on everything below `/api/v1`, and nowhere else. */
    caller: Caller;
  };
}

/** A sub-app. What its schemas refuse leaves as a problem; a path that cannot name anything is not found. */
export function routes(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return requireKeepable(result.data);
      if (result.target === "param") throw new Problem("not_found", "There is nothing at this address.");
      throw invalid(result.error);
    },
  });
}
