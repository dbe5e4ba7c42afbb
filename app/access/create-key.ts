import { z } from "zod";
import { hashOf, randomSecret } from "../../lib/secret.ts";
import { insertKey } from "../../store/access/keys.ts";
import type { KeyRow } from "../../store/access/keys.ts";
import { requireScope, scopes } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";

/** What a key begins with, so that a leaked one is found by a search for it. */
export const keyMark = "thk_";
const prefixLength = 12;

export const NewKey = z.strictObject({
  name: z.string().trim().min(1, "Give the key a name that says what it is for.").max(100),
  scopes: z.array(z.enum(scopes)).min(1, "Name at least one scope.").max(scopes.length),
  person: z.uuid("A person is named by id.").nullable().default(null),
});
export type NewKey = z.input<typeof NewKey>;

/** The key as it is kept, and the secret, which nobody can read again. */
export interface CreatedKey extends KeyRow {
  readonly key: string;
}

/** Makes an API key. With a person it acts for that person. */
export async function createKey(app: Pick<App, "db" | "now">, caller: Caller, input: NewKey): Promise<CreatedKey> {
  requireScope(caller, "admin");
  const { name, person, scopes: wanted } = parse(NewKey, input);
  const key = keyMark + randomSecret();
  const row = await insertKey(app.db, {
    hash: hashOf(key),
    prefix: key.slice(0, prefixLength),
    name,
    scopes: [...new Set(wanted)],
    person,
    createdAt: app.now(),
  });
  return { ...row, key };
}
