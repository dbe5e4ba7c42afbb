import { z } from "zod";
import type { PublicCommand } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import { findIntakeAnswer } from "../../store/change/intake-answer.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { presentContent } from "./stored-input.ts";
import { keepRevision } from "./content.ts";
import { keepText, order } from "./orders.ts";
import type { Written } from "./orders.ts";

/** What an owner proposes instead, at intake. */
export const Counter = z.strictObject({
  what: z.string().trim().min(1, "Say what you propose instead.").max(4_000),
  when: z.iso
    .datetime({ offset: true, error: "Write an instant with its offset, as 2026-01-31T09:00:00Z." })
    .nullable()
    .default(null),
  tradeOff: z.string().trim().min(1, "Name the trade-off: what is gained and what is given up.").max(4_000),
});

export async function counterPropose(
  app: App,
  caller: Caller,
  key: string,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { what: body, when, tradeOff: cost } = parse(Counter, input);
  const what = await keepText(app, key, body, caller.person);
  const tradeOff = await keepText(app, key, cost, caller.person);
  const at = when === null ? null : Date.parse(when);
  return order(app, caller, key, { type: "counter", what, tradeOff, when: at }, idempotencyKey);
}

/** Takes up what was proposed instead, in one step: it becomes part of the text, and the people named are asked. */
export async function acceptCounter(
  app: App,
  caller: Caller,
  key: string,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  return order(app, caller, key, await takeUp(app, key), idempotencyKey);
}

/** The text with what was agreed in it, kept, and the command that goes on with it. @throws Problem when nothing else is proposed */
export async function takeUp(app: App, key: string): Promise<Extract<PublicCommand, { type: "accept-counter" }>> {
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { revision } = row.state;
  const [content, answer] = await Promise.all([
    findContent(app.db, key, revision.number, revision.hash),
    findIntakeAnswer(app.db, key),
  ]);
  if (content === null || answer?.said !== "countered")
    throw new Problem("wrong_stage", `Nothing else is proposed for ${key} just now.`);
  const { what, tradeOff, when } = answer;
  const agreed = {
    what: what ?? "",
    tradeOff: tradeOff ?? "",
    when: when === null ? null : new Date(when).toISOString(),
  };
  const agreedContent = { ...presentContent(content, row.state), agreed };
  const kept = await keepRevision(app, {
    key,
    number: revision.number + 1,
    content: agreedContent,
    behind: row.state,
    writtenBy: row.state.proposer,
  });
  return { type: "accept-counter", ...kept, basedOn: revision.number };
}
