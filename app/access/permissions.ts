import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { allPermitted, insertPermission, permissionOf } from "../../store/access/permissions.ts";
import type { Permitted } from "../../store/access/permissions.ts";
import { endSessionsOf } from "../../store/access/sessions.ts";
import { findPerson } from "../../store/people/people.ts";
import { requireScope, scopes } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";

/** What somebody may do when signed in. An empty list takes everything away and ends their sessions. */
export const PermissionInput = z.strictObject({ scopes: z.array(z.enum(scopes)).max(scopes.length) });

/** Everybody who may do something when signed in, by name. */
export async function listPermitted(app: Pick<App, "db" | "now">, caller: Caller): Promise<readonly Permitted[]> {
  requireScope(caller, "admin");
  return allPermitted(app.db, app.now());
}

/**
 * Says what somebody may do from now on, also in sessions that run already.
 * @throws Problem `not_found`, and `conflict` for whoever would lock themselves out
 */
export async function givePermission(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  person: string,
  input: unknown,
): Promise<readonly string[]> {
  requireScope(caller, "admin");
  const wanted = [...new Set(parse(PermissionInput, input).scopes)];
  if (!z.uuid().safeParse(person).success || (await findPerson(app.db, person)) === null)
    throw new Problem("not_found", "There is no such person.");
  const present = await permissionOf(app.db, person);
  if (caller.person === person && present.includes("admin") && !wanted.includes("admin"))
    throw new Problem(
      "conflict",
      "You would lock yourself out. Let another administrator take this from you, so that somebody is left who can give it back.",
    );
  const isSame = present.length === wanted.length && wanted.every((each) => present.includes(each));
  if (!isSame) await insertPermission(app.db, { person, scopes: wanted, by: caller.person, at: app.now() });
  if (wanted.length === 0) await endSessionsOf(app.db, person);
  return wanted;
}
