import { deleteSession } from "../../store/access/sessions.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** Ends the caller's session. A key has none; nothing happens then. */
export async function logOut(app: Pick<App, "db">, caller: Caller): Promise<void> {
  if (caller.kind === "session") await deleteSession(app.db, caller.session);
}
