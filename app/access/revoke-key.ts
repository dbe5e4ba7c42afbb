import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { revokeKeyRow } from "../../store/access/keys.ts";
import type { KeyRow } from "../../store/access/keys.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** Ends a key for good; repeating it changes nothing. @throws Problem `not_found`. */
export async function revokeKey(app: Pick<App, "db" | "now">, caller: Caller, id: string): Promise<KeyRow> {
  requireScope(caller, "admin");
  const row = z.uuid().safeParse(id).success ? await revokeKeyRow(app.db, id, app.now()) : null;
  if (row === null) throw new Problem("not_found", "There is no such key.");
  return row;
}
