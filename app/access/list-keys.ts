import { allKeys } from "../../store/access/keys.ts";
import type { KeyRow } from "../../store/access/keys.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** All keys, newest first, without their secrets. */
export async function listKeys(app: Pick<App, "db">, caller: Caller): Promise<readonly KeyRow[]> {
  requireScope(caller, "admin");
  return allKeys(app.db);
}
