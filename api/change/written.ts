import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { App } from "../../app/context.ts";
import type { Written } from "../../app/change/orders.ts";
import { shownChange } from "../../app/change/shown-change.ts";
import { shows } from "../describe.ts";
import type { Env } from "../env.ts";
import { reply } from "../reply.ts";
import { etagOf } from "../write-headers.ts";
import { Change } from "./schema.ts";

/** The answer to a write that counts but is not recorded yet. */
export const Late = z
  .object({ key: z.string(), late: z.literal(true) })
  .openapi("Late", { description: "Accepted for good; `Location` shows it as soon as it is recorded." });

export const late = { 202: shows(Late, "Accepted, and recorded as soon as the record can be written") };
export const written = { 200: shows(Change, "The change as it is now; its `ETag` is the revision"), ...late };
export const created = { 201: shows(Change, "The change, at its `Location`"), ...late };

export function pathOf(key: string): string {
  return `/api/v1/changes/${key}`;
}

/** A change in full, with its revision as `ETag`. @throws Problem `not_found` */
export async function showChange<Status extends 200 | 201>(app: App, c: Context<Env>, key: string, status: Status) {
  const view = await shownChange(app, c.get("caller"), key);
  const self = pathOf(key);
  const links = {
    self,
    page: `/changes/${key}`,
    signoffs: `${self}/signoffs`,
    workItems: `${self}/work-items`,
    training: `${self}/training`,
    adoption: `${self}/adoption`,
    feedback: `${self}/feedback`,
    ideas: `${self}/ideas`,
    events: `${self}/events`,
    stream: `${self}/stream`,
  };
  c.header("ETag", etagOf(view.revision.number));
  return reply(c, Change, { ...view, links }, status);
}

/** Answers a write: with the change as it is now, or with where to look once it is recorded. */
export async function answerWrite<Status extends 200 | 201>(
  app: App,
  c: Context<Env>,
  { key, late: isLate }: Written,
  status: Status,
) {
  if (isLate || status === 201) c.header("Location", pathOf(key));
  return isLate ? reply(c, Late, { key, late: true }, 202) : showChange(app, c, key, status);
}
