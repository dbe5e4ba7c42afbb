import { createRoute } from "@hono/zod-openapi";
import { Launch, launchWave } from "../../app/change/launch.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems } from "../describe.ts";
import { routes } from "../env.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfWave } from "./parameters.ts";
import { answerWrite, written } from "./written.ts";

const launch = createRoute({
  method: "post",
  path: "/changes/{key}/waves/{wave}/launch",
  tags: ["Launch"],
  summary: "Launch a wave now, or at an instant to come; its roster is frozen then",
  middleware: [needs("changes:write")],
  request: {
    params: OfWave,
    headers: WriteHeaders,
    body: { required: false, content: { "application/json": { schema: Launch } } },
  },
  responses: {
    ...written,
    ...problems("invalid", "not_found", "incomplete", "wrong_stage", "on_hold", "unavailable"),
  },
});

export function launchRoutes(app: App) {
  return routes().openapi(launch, async (c) => {
    const wanted = c.req.valid("param");
    const launched = await launchWave(app, c.get("caller"), wanted, c.req.valid("json"), idempotencyKey(c));
    return answerWrite(app, c, launched, 200);
  });
}
