import { z } from "zod";
import { hashOf, randomSecret } from "../../lib/secret.ts";
import { Problem } from "../../domain/errors.ts";
import { permissionOf } from "../../store/access/permissions.ts";
import { insertLoginLink } from "../../store/access/sessions.ts";
import { requireScope, scopes } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";

const linkLifeMs = 60 * 60_000;

export const NewLoginLink = z.strictObject({
  person: z.uuid("A person is named by id."),
  /** Left out: what the person may do whenever it is used, by the permissions they have been given. */
  scopes: z.array(z.enum(scopes)).min(1, "Name at least one scope.").nullable().default(null),
});
export type NewLoginLink = z.input<typeof NewLoginLink>;

export interface CreatedLoginLink {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** A link that begins one session of the console, once, within the hour. */
export async function createLoginLink(
  app: Pick<App, "db" | "now" | "url">,
  caller: Caller,
  input: NewLoginLink,
): Promise<CreatedLoginLink> {
  requireScope(caller, "admin");
  const { person, scopes: wanted } = parse(NewLoginLink, input);
  if (wanted === null && (await permissionOf(app.db, person)).length === 0)
    throw new Problem("conflict", "They may not do anything yet. Say first what they may do, then make the link.");
  const token = randomSecret();
  const createdAt = app.now();
  const expiresAt = createdAt + linkLifeMs;
  await insertLoginLink(app.db, { hash: hashOf(token), person, scopes: wanted, createdAt, expiresAt });
  return { url: `${app.url}/login?token=${token}`, expiresAt };
}
