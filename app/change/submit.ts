import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { requireComplete } from "./create.ts";
import { order } from "./orders.ts";
import type { Written } from "./orders.ts";
import { storedInput } from "./stored-input.ts";

/** Submits a draft. @throws Problem `incomplete` naming every part that is missing, with what to do about it */
export async function submitChange(
  app: App,
  caller: Caller,
  key: string,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  if (row.state.stage === "draft") await requireComplete(app, await storedInput(app, row.state), row.state);
  return order(app, caller, key, { type: "submit" }, idempotencyKey);
}
