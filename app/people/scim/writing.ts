import { Problem } from "../../../domain/errors.ts";
import type { Tx } from "../../../store/database.ts";
import { isTaken } from "../../../store/fault.ts";
import { lockPeople } from "../../../store/people/lock.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";

/** What a directory has, and the attribute that no two of a kind may share. */
const named = { user: "userName", group: "displayName" } as const;
type Kind = keyof typeof named;

/**
 * Lets whoever may push for a directory write. One push at a time, so that what follows of two is what the later one says.
 * @throws Problem `forbidden`; `conflict` where a name is taken
 */
export async function writing<T>(
  app: Pick<App, "db">,
  caller: Caller,
  kind: Kind,
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  requireScope(caller, "scim:write");
  try {
    return await app.db.transaction().execute(async (tx) => {
      await lockPeople(tx);
      return write(tx);
    });
  } catch (error) {
    if (isTaken(error)) throw taken(kind, named[kind]);
    throw error;
  }
}

/** What is said where the directory has one of that name, or of that id of its own, already. */
export function taken(kind: Kind, path: (typeof named)[Kind] | "externalId"): Problem {
  const message = `The directory has a ${kind} of this ${path} here already. Change that one.`;
  return new Problem("conflict", message, { errors: [{ path, message }] });
}
