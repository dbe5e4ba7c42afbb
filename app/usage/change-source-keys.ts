import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { endKey, insertKey, keysOf } from "../../store/usage/keys.ts";
import type { SourceKey } from "../../store/usage/keys.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { requireSource } from "./read-sources.ts";
import { newWriteKey } from "./write-key.ts";

type Deps = Pick<App, "db" | "now">;

const HOUR_MS = 3_600_000;
const keysMax = 50;

export const NewSourceKey = z.strictObject({
  name: z.string().trim().max(100).default("").describe("What sends with it, to tell keys apart"),
  replaces: z.uuid("A key is named by its id.").nullable().default(null).describe("The key it takes the place of"),
  overlapHours: z
    .number()
    .min(0)
    .max(720)
    .default(24)
    .describe("For so long the replaced key still works, until every client has the new one"),
});
export type NewSourceKey = z.input<typeof NewSourceKey>;

/** The key, and its secret, which nobody can read again. */
export interface CreatedSourceKey extends SourceKey {
  readonly writeKey: string;
}

/**
 * Makes a further write key of a source. With `replaces` that is a rotation: the old key ends after the overlap, in the same
 * transaction. @throws Problem `not_found`, `conflict` when there are too many
 */
export async function createSourceKey(
  app: Deps,
  caller: Caller,
  id: string,
  input: NewSourceKey,
): Promise<CreatedSourceKey> {
  requireScope(caller, "usage:write");
  const { name, replaces, overlapHours } = parse(NewSourceKey, input);
  const source = await requireSource(app, id);
  if ((await keysOf(app.db, source.number)).length >= keysMax) {
    throw new Problem("conflict", `A source has at most ${keysMax} keys, ended ones included. Make another source.`);
  }
  const { writeKey, hash, prefix } = newWriteKey();
  const now = app.now();
  const title = name === "" ? `Key of ${new Date(now).toISOString().slice(0, 10)}` : name;
  const made = await app.db.transaction().execute(async (tx) => {
    if (replaces !== null) {
      const ended = await endKey(tx, source.number, replaces, now + overlapHours * HOUR_MS);
      if (ended === null) throw new Problem("not_found", "The source has no such key to replace.");
    }
    return insertKey(tx, { source: source.number, name: title, hash, prefix, createdAt: now });
  });
  return { ...made, writeKey };
}

/** Ends a write key now; repeating it changes nothing. @throws Problem `not_found` */
export async function endSourceKey(app: Deps, caller: Caller, id: string, key: string): Promise<SourceKey> {
  requireScope(caller, "usage:write");
  const source = await requireSource(app, id);
  const ended = z.uuid().safeParse(key).success ? await endKey(app.db, source.number, key, app.now()) : null;
  if (ended === null) throw new Problem("not_found", "The source has no such key.");
  return ended;
}

/** Newest first, ended ones too. @throws Problem `not_found` */
export async function listSourceKeys(app: Deps, caller: Caller, id: string): Promise<readonly SourceKey[]> {
  requireScope(caller, "usage:read");
  const source = await requireSource(app, id);
  return keysOf(app.db, source.number);
}
