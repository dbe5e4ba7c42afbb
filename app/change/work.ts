import { randomUUID } from "node:crypto";
import { z } from "zod";
import { WorkItem } from "../../domain/change/schema.ts";
import { saveWorkItem } from "../../store/change/write.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { callerId, order } from "./orders.ts";
import type { Written } from "./orders.ts";

export const NewWorkItem = WorkItem.extend({
  title: z.string().trim().min(1, "Give the work item a title.").max(200),
});
export const WorkItemMove = z.strictObject({
  state: z.enum(["open", "doing", "done", "dropped"], "A work item is open, doing, done or dropped."),
});

/** Adds a work item, by link to the team's own tracker. Answers its id. */
export async function addWorkItem(
  app: App,
  caller: Caller,
  key: string,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written & { readonly item: string }> {
  requireScope(caller, "changes:write");
  const { id, title, url } = parse(NewWorkItem, input);
  const seed = idempotencyKey === null ? randomUUID() : canonicalHash([callerId(caller), key, idempotencyKey]);
  const item = id ?? `B-${seed.slice(0, 8)}`;
  await saveWorkItem(app.db, { change: key, item, title, url });
  return { ...(await order(app, caller, key, { type: "add-work-item", item }, idempotencyKey)), item };
}

export async function moveWorkItem(
  app: App,
  caller: Caller,
  { key, item }: { key: string; item: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { state } = parse(WorkItemMove, input);
  return order(app, caller, key, { type: "set-work-item", item, state }, idempotencyKey);
}
