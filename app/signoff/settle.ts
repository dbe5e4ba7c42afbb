import { z } from "zod";
import { PersonRef } from "../../domain/change/schema.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { keepText, order } from "../change/orders.ts";
import type { Written } from "../change/orders.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { resolveKnown } from "../people/resolve.ts";

/** What those who run a change answer to the people asked: questions, conditions, concerns. */

export const Answer = z.strictObject({
  text: z.string().trim().min(1, "Write the answer; everybody at this gate can read it.").max(4_000),
});

export const Overrule = z.strictObject({
  reason: z.string().trim().min(1, "Say why: it is part of the record, and the person is told.").max(4_000),
  /** Who overrules, for a key that belongs to nobody: the sponsor or the owner. */
  by: PersonRef.optional(),
});

const notInCharge = "Nobody is known by this. Name the sponsor or the owner of the change.";

/** Answers the question, or counter-proposal, of a sign-off request; its clock runs again from now. */
export async function answerQuestion(
  app: App,
  caller: Caller,
  { key, request }: { key: string; request: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { text: body } = parse(Answer, input);
  const text = await keepText(app, key, body, caller.person);
  return order(app, caller, key, { type: "answer", request, text }, idempotencyKey);
}

/** Closes a condition or concern in the name of whoever raised it. */
export async function closeObjection(
  app: App,
  caller: Caller,
  { key, objection }: { key: string; objection: string },
  idempotencyKey: string | null,
): Promise<Written> {
  return order(app, caller, key, { type: "close-objection", objection }, idempotencyKey);
}

/**
 * Overrules a condition or concern by name and with a reason. A key that belongs to nobody does it in the name of the person it names,
 * who is told; it needs a scope of its own for that.
 */
export async function overruleObjection(
  app: App,
  caller: Caller,
  { key, objection }: { key: string; objection: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  if (caller.person === null) requireScope(caller, "changes:overrule");
  const { reason: body, by: named } = parse(Overrule, input);
  const people = named === undefined ? null : await resolveKnown(app, [{ path: "by", ref: named }], notInCharge);
  const by = people?.get("by") ?? null;
  const reason = await keepText(app, key, body, caller.person ?? by);
  return order(app, caller, key, { type: "overrule", objection, by, reason }, idempotencyKey);
}

/** The condition or concern of a change under this id, if it is of this kind. @throws Problem `not_found` */
export async function objectionOf(app: App, key: string, kind: "condition" | "concern", id: string): Promise<string> {
  const objections = (await findChange(app.db, key))?.state.objections ?? {};
  if (Object.hasOwn(objections, id) && objections[id]?.kind === kind) return id;
  throw new Problem("not_found", `${key} has no ${kind} ${id}.`);
}

/** What is open of a sign-off request. @throws Problem `not_found` */
export async function objectionOfRequest(app: App, key: string, request: string): Promise<string> {
  const objections = (await findChange(app.db, key))?.state.objections ?? {};
  const [id] =
    Object.entries(objections).find(([, each]) => each.request === request && each.standing === "open") ?? [];
  if (id !== undefined) return id;
  throw new Problem("not_found", `No condition or concern of ${request} is open in ${key}.`);
}
