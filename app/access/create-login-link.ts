import { z } from "zod";
import { hashOf, randomSecret } from "../../lib/secret.ts";
import { insertLoginLink } from "../../store/access/sessions.ts";
import { requireScope, scopes } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";

const linkLifeMs = 60 * 60_000;

export const NewLoginLink = z.strictObject({
  person: z.uuid("A person is named by id."),
  scopes: z.array(z.enum(scopes)).min(1, "Name at least one scope."),
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
  const token = randomSecret();
  const createdAt = app.now();
  const expiresAt = createdAt + linkLifeMs;
  await insertLoginLink(app.db, { hash: hashOf(token), person, scopes: wanted, createdAt, expiresAt });
  return { url: `${app.url}/login?token=${token}`, expiresAt };
}
