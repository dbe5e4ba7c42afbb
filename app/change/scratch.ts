import { DAY_MS } from "../../domain/adoption/rule.ts";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import {
  deleteScratch,
  findScratch,
  listScratches,
  tidyScratches,
  writeScratch,
} from "../../store/change/scratches.ts";
import type { Scratch } from "../../store/change/scratches.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/**
 * What somebody types of a proposal is kept as they type, for them alone, until it is kept as a draft or thrown away. Nothing is lost
 * when two tabs type in the same text: the second one goes on in a copy of its own.
 */

export type { Scratch };

export interface TypedText {
  readonly id: string;
  /** The version this text was typed on; 0 for a first one. */
  readonly version: number;
  /** The change whose edit it is; `null` for a new one. */
  readonly change: string | null;
  readonly basedOn: number | null;
  /** Inputs by name. */
  readonly form: Readonly<Record<string, string>>;
}

export interface KeptText {
  readonly id: string;
  readonly version: number;
  readonly at: number;
  /** Typed on in another tab meanwhile: this text is kept as a copy of its own, beside that one. */
  readonly beside: string | null;
}

const keptMs = 90 * DAY_MS;
const most = 50;
const charactersMax = 400_000;

/** Keeps what was typed so far. @throws Problem `invalid` for what is too long, `forbidden` for a key that acts for nobody */
export async function keepTyped(app: Pick<App, "db" | "now">, caller: Caller, typed: TypedText): Promise<KeptText> {
  const person = writerOf(caller);
  if (JSON.stringify(typed.form).length > charactersMax)
    throw new Problem("invalid", "This is too long to be kept as you type. Keep it as a draft.");
  const { version, ...text } = typed;
  const at = app.now();
  const id = z.uuid().safeParse(typed.id).success ? typed.id : randomUUID();
  const kept = await writeScratch(app.db, { ...text, id, person, at }, version);
  if (kept !== null) {
    if (kept === 1) await tidyScratches(app.db, person, at - keptMs, most);
    return { id, version: kept, at, beside: null };
  }
  const copy = randomUUID();
  await writeScratch(app.db, { ...text, id: copy, person, at }, 0);
  const other = await findScratch(app.db, person, id);
  return { id: copy, version: 1, at, beside: other === null ? null : id };
}

/** What the caller typed for a change (`null`: for a new one) and did not keep, newest first. */
export async function typedBefore(
  app: Pick<App, "db">,
  caller: Caller,
  change: string | null,
): Promise<readonly Scratch[]> {
  return caller.person === null ? [] : listScratches(app.db, caller.person, change);
}

/** One of them; `null` when it was kept or thrown away meanwhile, or is somebody else's. */
export async function typedText(app: Pick<App, "db">, caller: Caller, id: string): Promise<Scratch | null> {
  if (caller.person === null || !z.uuid().safeParse(id).success) return null;
  return findScratch(app.db, caller.person, id);
}

/** It was kept as a draft. What another tab typed in it since `version` stays. */
export async function settleTyped(
  app: Pick<App, "db">,
  caller: Caller,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  if (caller.person !== null && z.uuid().safeParse(id).success) await deleteScratch(app.db, caller.person, id, version);
}

export async function throwAway(app: Pick<App, "db">, caller: Caller, id: string): Promise<void> {
  const person = writerOf(caller);
  if (z.uuid().safeParse(id).success) await deleteScratch(app.db, person, id, null);
}

function writerOf(caller: Caller): string {
  requireScope(caller, "changes:write");
  if (caller.person !== null) return caller.person;
  throw new Problem("forbidden", "What is typed belongs to a person. Sign in, or use a key that acts for one.");
}
