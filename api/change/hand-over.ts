import { createRoute } from "@hono/zod-openapi";
import { HandOver, handOver } from "../../app/change/hand-over.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfChange } from "./parameters.ts";
import { answerWrite, written } from "./written.ts";

const give = createRoute({
  method: "post",
  path: "/changes/{key}/hand-over",
  tags: ["Moves"],
  summary: "Make somebody else its owner or sponsor, on the record; approvals stand",
  middleware: [needs("changes:write")],
  request: { params: OfChange, headers: WriteHeaders, body: takes(HandOver) },
  responses: { ...written, ...problems("invalid", "not_found", "wrong_stage", "unavailable") },
});

/** Owner and sponsor. */
export function handOverRoutes(app: App) {
  return routes().openapi(give, async (c) => {
    const { key } = c.req.valid("param");
    const given = await handOver(app, c.get("caller"), key, c.req.valid("json"), idempotencyKey(c));
    return answerWrite(app, c, given, 200);
  });
}
