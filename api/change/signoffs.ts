import { createRoute, z } from "@hono/zod-openapi";
import { nudgePerson } from "../../app/change/nudge.ts";
import { renewRequest } from "../../app/change/requests.ts";
import { changeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfChange, OfRequest } from "./parameters.ts";
import { Gate } from "./schema.ts";
import { answerWrite, written } from "./written.ts";

const tags = ["Sign-offs"];
const Signoffs = z.object({ gates: z.array(Gate) }).openapi("Signoffs");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/signoffs",
  tags,
  summary: "Gates and the requests in them; never a link",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Signoffs, "The gates in order"), ...problems("not_found") },
});

const renewals = {
  resend: "Send a request again with a new link; the old one dies",
  revoke: "Make the link of a request void",
} as const;

const renewal = (verb: keyof typeof renewals) =>
  createRoute({
    method: "post",
    path: `/changes/{key}/signoffs/{id}/${verb}`,
    tags,
    summary: renewals[verb],
    middleware: [needs("changes:write")],
    request: { params: OfRequest, headers: WriteHeaders },
    responses: { ...written, ...problems("invalid", "not_found", "wrong_stage", "on_hold", "unavailable") },
  });

const nudge = createRoute({
  method: "post",
  path: "/changes/{key}/signoffs/{id}/nudge",
  tags,
  summary: "Remind somebody by hand, once a business day of theirs and not beside an automatic reminder",
  middleware: [needs("changes:write")],
  request: { params: OfRequest, headers: WriteHeaders },
  responses: { ...written, ...problems("invalid", "not_found", "wrong_stage", "on_hold", "too_soon", "unavailable") },
});

/** Sign-offs as those who run a change see them. Deciding itself is done by link. */
export function signoffRoutes(app: App) {
  const api = routes().openapi(list, async (c) => {
    const { gates } = await changeView(app, c.req.valid("param").key);
    return reply(c, Signoffs, { gates }, 200);
  });
  for (const verb of ["resend", "revoke"] as const)
    api.openapi(renewal(verb), async (c) => {
      const { key, id } = c.req.valid("param");
      const asked = { key, request: id, verb };
      return answerWrite(app, c, await renewRequest(app, c.get("caller"), asked, idempotencyKey(c)), 200);
    });
  return api.openapi(nudge, async (c) => {
    const { key, id } = c.req.valid("param");
    const sent = await nudgePerson(app, c.get("caller"), { key, request: id }, idempotencyKey(c));
    return answerWrite(app, c, sent, 200);
  });
}
