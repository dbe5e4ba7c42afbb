import type { ChangeState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { findContent } from "../../store/change/read.ts";
import type { App } from "../context.ts";

/** A change's present content in the form in which it could be sent again. */
export async function storedInput(app: App, state: ChangeState) {
  const content = await findContent(app.db, state.key, state.revision.number, state.revision.hash);
  if (content === null) throw new Problem("not_found", `The content of ${state.key} is gone.`);
  return content;
}
