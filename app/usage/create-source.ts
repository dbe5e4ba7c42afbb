import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { hashOf, randomSecret } from "../../lib/secret.ts";
import { insertSource } from "../../store/usage/sources.ts";
import type { PulledSource } from "./read-sources.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { Slug } from "../people/input.ts";

/** What a write key begins with, so that a leaked one is found by a search for it. */
export const writeKeyMark = "tku_";
const prefixLength = 12;

export const NewSource = z.strictObject({
  kind: z.literal("push").optional().describe("Events are sent to it"),
  id: Slug,
  name: z.string().trim().max(200).default(""),
  historic: z
    .boolean()
    .default(false)
    .describe("Instants are taken as they are given: no correction of clock skew, no limit to the future"),
});
export type NewSource = z.input<typeof NewSource>;

/** The source, and its write key, which nobody can read again. */
export interface CreatedSource extends PulledSource {
  readonly writeKey: string;
}

/** Makes a source of usage. @throws Problem `conflict` when the id is taken */
export async function createSource(app: Pick<App, "db">, caller: Caller, input: NewSource): Promise<CreatedSource> {
  requireScope(caller, "usage:write");
  const { id, name, historic } = parse(NewSource, input);
  const writeKey = writeKeyMark + randomSecret();
  const source = await insertSource(app.db, {
    id,
    name: name === "" ? id : name,
    historic,
    keyHash: hashOf(writeKey),
    keyPrefix: writeKey.slice(0, prefixLength),
  });
  if (source !== null) return { ...source, pull: null, writeKey };
  const message = "There is a source with this id already. Choose another.";
  throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
}
