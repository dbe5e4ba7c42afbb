import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import {
  Answer,
  answerQuestion,
  closeObjection,
  objectionOf,
  objectionOfRequest,
  Overrule,
  overruleObjection,
} from "../../app/signoff/settle.ts";
import { needs } from "../authentication.ts";
import { problems, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfRequest } from "./parameters.ts";
import { answerWrite, written } from "./written.ts";

const shared = { method: "post" as const, tags: ["Sign-offs"], middleware: [needs("changes:write")] };
const refusals = problems("invalid", "forbidden", "not_found", "incomplete", "wrong_stage", "on_hold", "unavailable");
const responses = { ...written, ...refusals };

const answer = createRoute({
  ...shared,
  path: "/changes/{key}/questions/{id}/answer",
  summary: "Answer what the person of a sign-off request asked or proposed; the id is the request's",
  request: { params: OfRequest, headers: WriteHeaders, body: takes(Answer) },
  responses,
});

const kinds = { conditions: "condition", concerns: "concern" } as const;
type Path = keyof typeof kinds;

const close = (path: Path) =>
  createRoute({
    ...shared,
    path: `/changes/{key}/${path}/{id}/close`,
    summary: `Close a ${kinds[path]}, as the person who raised it`,
    request: { params: OfRequest, headers: WriteHeaders },
    responses,
  });

const overrule = (path: Path | "signoffs") =>
  createRoute({
    ...shared,
    path: `/changes/{key}/${path}/{id}/overrule`,
    summary:
      path === "signoffs"
        ? "Overrule the open condition or concern of a sign-off request"
        : `Overrule a ${kinds[path]}, as sponsor or owner and with a reason`,
    request: { params: OfRequest, headers: WriteHeaders, body: takes(Overrule.extend({ by: z.string().optional() })) },
    responses,
  });

/** Questions, conditions and concerns of the people asked. */
export function objectionRoutes(app: App) {
  const api = routes().openapi(answer, async (c) => {
    const { key, id: request } = c.req.valid("param");
    const input: unknown = c.req.valid("json");
    return answerWrite(
      app,
      c,
      await answerQuestion(app, c.get("caller"), { key, request }, input, idempotencyKey(c)),
      200,
    );
  });
  for (const path of ["conditions", "concerns"] as const)
    api
      .openapi(close(path), async (c) => {
        const { key, id } = c.req.valid("param");
        const objection = await objectionOf(app, key, kinds[path], id);
        return answerWrite(
          app,
          c,
          await closeObjection(app, c.get("caller"), { key, objection }, idempotencyKey(c)),
          200,
        );
      })
      .openapi(overrule(path), async (c) => {
        const { key, id } = c.req.valid("param");
        const of = { key, objection: await objectionOf(app, key, kinds[path], id) };
        const input: unknown = c.req.valid("json");
        return answerWrite(app, c, await overruleObjection(app, c.get("caller"), of, input, idempotencyKey(c)), 200);
      });
  api.openapi(overrule("signoffs"), async (c) => {
    const { key, id } = c.req.valid("param");
    const of = { key, objection: await objectionOfRequest(app, key, id) };
    const input: unknown = c.req.valid("json");
    return answerWrite(app, c, await overruleObjection(app, c.get("caller"), of, input, idempotencyKey(c)), 200);
  });
  return api;
}
