import { countUnread } from "../../store/message/unread.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** How many messages of the inbox page nobody has opened yet. */
export async function unreadMessages(app: Pick<App, "db">, caller: Caller): Promise<number> {
  requireScope(caller, "admin");
  return countUnread(app.db);
}
