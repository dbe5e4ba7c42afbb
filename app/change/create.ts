import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Order } from "../../domain/change/command.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import type { Origin } from "../../domain/change/origin.ts";
import { ChangeContent, PersonRef } from "../../domain/change/schema.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { findChange } from "../../store/change/read.ts";
import { reserveKey } from "../../store/change/write.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { resolvePeople } from "../people/resolve.ts";
import { filledFromTemplate } from "../template/templates.ts";
import { keepRevision, sized, storedContent } from "./content.ts";
import { actorOf, callerId, onceId } from "./orders.ts";
import type { Written } from "./orders.ts";
import { missingOf } from "./separation.ts";
import { z } from "zod";

/** The body of a new change. With `submit` a complete proposal goes straight to intake. */
export const NewChange = ChangeContent.extend({
  proposer: PersonRef.nullable().default(null),
  submit: z.boolean().default(false),
});
export type NewChange = z.input<typeof NewChange>;

/** An order is recorded a moment after it is given; after this long the caller is told that it will be. */
const lateMs = 10_000;

/** Creates a change; parts it leaves out come from the template it names. The same caller with the same idempotency key creates it once. @throws Problem */
export async function createChange(
  app: App,
  caller: Caller,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  return beginChange(app, caller, input, { by: callerId(caller), key: idempotencyKey ?? randomUUID() });
}

/** Under what a change is begun once. */
export interface Once {
  readonly by: string;
  readonly key: string;
  /** An idea becomes one change, whoever asks for it and whatever the rest of the content is by then. */
  readonly grewOutOf?: Origin;
}

/** Creates a change once, also where an earlier try ended half-way. @throws Problem */
export async function beginChange(
  app: App,
  caller: Caller,
  input: unknown,
  { by, key: idempotencyKey, grewOutOf }: Once,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const filled = await filledFromTemplate(app, input);
  const { proposer: named, submit, ...typed } = parse(NewChange, filled);
  const content = sized(typed, typeof input === "object" && input !== null ? Object.keys(input) : []);
  const proposer = await proposerOf(app, caller, named);
  const stored = await storedContent(app, content);
  const author = caller.person === null || caller.person === proposer ? {} : { author: caller.person };
  const behind = { proposer, ...author };
  if (submit) await requireComplete(app, stored, behind);
  const contentHash = canonicalHash(grewOutOf ?? { content: stored, proposer, submit });
  const reservation = await reserveKey(app.db, { actor: by, idempotencyKey, contentHash });
  const { key } = reservation;
  if (reservation.repeated && reservation.contentHash !== contentHash)
    throw new Problem("conflict", `This Idempotency-Key was used for ${key} with another content. Use a fresh key.`);
  const kept = await keepRevision(app, { key, number: 1, content: stored, behind, writtenBy: proposer });
  const actor = actorOf(caller);
  const origin = grewOutOf === undefined ? {} : { grewOutOf };
  const orders: Order[] = [
    { id: onceId(by, `${key} create`), actor, command: { type: "create", proposer, ...kept, ...origin } },
    ...(submit ? [{ id: onceId(by, `${key} submit`), actor, command: { type: "submit" as const } }] : []),
  ];
  await app.changes.begin(key, orders);
  return recorded(app, key);
}

async function proposerOf(app: App, caller: Caller, named: PersonRef | null): Promise<string> {
  if (named === null && caller.person !== null) return caller.person;
  if (named === null) {
    const message = "Name who proposes this change: this key does not act for a person.";
    throw invalidField("proposer", message);
  }
  const people = await resolvePeople(app, [{ path: "proposer", ref: named }]);
  const proposer = people.get("proposer") ?? "";
  // Under another name one could approve one's own proposal.
  if (caller.kind === "session" && proposer !== caller.person)
    throw new Problem("forbidden", "Signed in, you propose in your own name. Leave the proposer out.");
  return proposer;
}

/** @throws Problem `incomplete` naming every part that is missing */
export async function requireComplete(
  app: App,
  content: StoredContent,
  behind: Pick<ChangeState, "proposer" | "author">,
): Promise<void> {
  const errors = await missingOf(app, content, behind);
  if (errors.length > 0)
    throw new Problem("incomplete", "The proposal is not complete yet. Fill in the parts named and submit it again.", {
      errors,
    });
}

async function recorded(app: App, key: string): Promise<Written> {
  const until = Date.now() + lateMs;
  for (let pauseMs = 10; Date.now() < until; pauseMs = Math.min(pauseMs * 1.5, 250)) {
    const row = await findChange(app.db, key);
    if (row !== null) return { key, late: false, seq: row.state.seq };
    await delay(pauseMs);
  }
  return { key, late: true, seq: null };
}
