import { createRoute } from "@hono/zod-openapi";
import { acceptCounter, Counter, counterPropose } from "../../app/change/counter.ts";
import { move, moveWithReason, plainMoves, Reason, reasonedMoves } from "../../app/change/moves.ts";
import type { PlainMove, ReasonedMove } from "../../app/change/moves.ts";
import { submitChange } from "../../app/change/submit.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfChange } from "./parameters.ts";
import { answerWrite, written } from "./written.ts";

const summaries: Readonly<Record<"submit" | PlainMove | ReasonedMove, string>> = {
  submit: "Submit a draft; every missing part is named",
  accept: "Take a change on from intake",
  revise: "Return a change from intake or alignment to draft",
  resume: "Resume a change that is on hold",
  "accept-build": "Accept the build against the brief",
  decline: "Decline a change in intake, with a reason",
  withdraw: "Withdraw a change before its first launch, with a reason",
  hold: "Put a change on hold, with a reason",
  close: "Close a launched change early; its outcome is computed all the same",
};

const shared = { method: "post" as const, tags: ["Moves"], middleware: [needs("changes:write")] };
const refusals = problems("invalid", "not_found", "wrong_stage", "on_hold", "unavailable");

const submit = createRoute({
  ...shared,
  path: "/changes/{key}/submit",
  summary: summaries.submit,
  request: { params: OfChange, headers: WriteHeaders },
  responses: { ...written, ...problems("invalid", "not_found", "incomplete", "wrong_stage", "unavailable") },
});

const plain = (verb: PlainMove) =>
  createRoute({
    ...shared,
    path: `/changes/{key}/${verb}`,
    summary: summaries[verb],
    request: { params: OfChange, headers: WriteHeaders },
    responses: { ...written, ...refusals },
  });

const reasoned = (verb: ReasonedMove) =>
  createRoute({
    ...shared,
    path: `/changes/{key}/${verb}`,
    summary: summaries[verb],
    request: { params: OfChange, headers: WriteHeaders, body: takes(Reason) },
    responses: { ...written, ...refusals },
  });

const counter = createRoute({
  ...shared,
  path: "/changes/{key}/counter",
  summary: "Propose something else at intake: what, by when, and the trade-off",
  request: { params: OfChange, headers: WriteHeaders, body: takes(Counter) },
  responses: { ...written, ...refusals },
});

const acceptance = createRoute({
  ...shared,
  path: "/changes/{key}/accept-counter",
  summary: "Take up, as the proposer, what was proposed instead; the people named are asked",
  request: { params: OfChange, headers: WriteHeaders },
  responses: { ...written, ...problems("forbidden", "incomplete", "outdated"), ...refusals },
});

/** What moves a change from one stage to the next, or out of its life. */
export function moveRoutes(app: App) {
  const api = routes();
  api.openapi(submit, async (c) => {
    const { key } = c.req.valid("param");
    return answerWrite(app, c, await submitChange(app, c.get("caller"), key, idempotencyKey(c)), 200);
  });
  api.openapi(counter, async (c) => {
    const { key } = c.req.valid("param");
    const input: unknown = c.req.valid("json");
    return answerWrite(app, c, await counterPropose(app, c.get("caller"), key, input, idempotencyKey(c)), 200);
  });
  api.openapi(acceptance, async (c) => {
    const { key } = c.req.valid("param");
    return answerWrite(app, c, await acceptCounter(app, c.get("caller"), key, idempotencyKey(c)), 200);
  });
  for (const verb of plainMoves)
    api.openapi(plain(verb), async (c) => {
      const { key } = c.req.valid("param");
      return answerWrite(app, c, await move(app, c.get("caller"), key, verb, idempotencyKey(c)), 200);
    });
  for (const verb of reasonedMoves)
    api.openapi(reasoned(verb), async (c) => {
      const { key } = c.req.valid("param");
      const wanted = { type: verb, ...c.req.valid("json") };
      return answerWrite(app, c, await moveWithReason(app, c.get("caller"), key, wanted, idempotencyKey(c)), 200);
    });
  return api;
}
