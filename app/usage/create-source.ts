import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { noLags } from "../../domain/usage/lag.ts";
import { insertSource } from "../../store/usage/sources.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { Slug } from "../people/input.ts";
import type { ShownSource } from "./read-sources.ts";
import { newWriteKey } from "./write-key.ts";

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
export interface CreatedSource extends ShownSource {
  readonly writeKey: string;
}

/** Makes a source of usage. @throws Problem `conflict` when the id is taken */
export async function createSource(app: Pick<App, "db">, caller: Caller, input: NewSource): Promise<CreatedSource> {
  requireScope(caller, "usage:write");
  const { id, name, historic } = parse(NewSource, input);
  const { writeKey, ...key } = newWriteKey();
  const source = await insertSource(app.db, { id, name: name === "" ? id : name, historic, key });
  if (source !== null) return { ...source, lags: noLags, pull: null, writeKey };
  const message = "There is a source with this id already. Choose another.";
  throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
}
