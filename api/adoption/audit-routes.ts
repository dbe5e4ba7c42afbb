import { createRoute } from "@hono/zod-openapi";
import { drawAudit, NewAudit } from "../../app/adoption/audit/draw.ts";
import { DroppedAudit, dropAudit } from "../../app/adoption/audit/drop.ts";
import { listAuditsOf, readAudit } from "../../app/adoption/audit/read.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { OfAudit, OfChange, OfTarget } from "../change/parameters.ts";
import { answerWrite, Late, late, pathOf, written } from "../change/written.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { AuditInFull, Audits } from "./audit.ts";

const tags = ["Adoption"];

const list = createRoute({
  method: "get",
  path: "/changes/{key}/audits",
  tags,
  summary: "Samples that were drawn to see how well it is done, and what was found",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Audits, "Of every target"), ...problems("not_found") },
});

const show = createRoute({
  method: "get",
  path: "/changes/{key}/audits/{audit}",
  tags,
  summary: "One sample with its items, and whether the same lot falls on them today",
  middleware: [needs("changes:read"), needs("people:read")],
  request: { params: OfAudit },
  responses: { 200: shows(AuditInFull, "The sample"), ...problems("not_found") },
});

const add = createRoute({
  method: "post",
  path: "/changes/{key}/targets/{target}/audits",
  tags,
  summary: "Draw a sample by lot and have its reviewer's link mailed to them",
  description:
    "As many as were signed with the target, of a period since the launch. One at a time is open for a target.",
  middleware: [needs("changes:write"), needs("people:read")],
  request: { params: OfTarget, headers: WriteHeaders, body: takes(NewAudit) },
  responses: {
    201: shows(AuditInFull, "The sample, at its `Location`"),
    ...late,
    ...problems("invalid", "incomplete", "not_found", "wrong_stage", "conflict", "unavailable"),
  },
});

const drop = createRoute({
  method: "post",
  path: "/changes/{key}/audits/{audit}/drop",
  tags,
  summary: "Withdraw a sample that is not finished, with the reason on record",
  middleware: [needs("changes:write")],
  request: { params: OfAudit, headers: WriteHeaders, body: takes(DroppedAudit) },
  responses: { ...written, ...problems("invalid", "not_found", "conflict", "unavailable") },
});

export function auditRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { key } = c.req.valid("param");
      return reply(c, Audits, { key, audits: await listAuditsOf(app, c.get("caller"), key) }, 200);
    })
    .openapi(show, async (c) => reply(c, AuditInFull, await readAudit(app, c.get("caller"), c.req.valid("param")), 200))
    .openapi(add, async (c) => {
      const caller = c.get("caller");
      const { key, target } = c.req.valid("param");
      const drawn = await drawAudit(app, caller, { key, target }, c.req.valid("json"), idempotencyKey(c));
      c.header("Location", `${pathOf(key)}/audits/${drawn.audit}`);
      if (drawn.late) return reply(c, Late, { key, late: true }, 202);
      return reply(c, AuditInFull, await readAudit(app, caller, drawn), 201);
    })
    .openapi(drop, async (c) => {
      const dropped = await dropAudit(
        app,
        c.get("caller"),
        c.req.valid("param"),
        c.req.valid("json"),
        idempotencyKey(c),
      );
      return answerWrite(app, c, dropped, 200);
    });
}
