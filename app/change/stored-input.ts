import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { findContent } from "../../store/change/read.ts";
import type { App } from "../context.ts";

/** A change's present content in the form in which it could be sent again. */
export async function storedInput(app: Pick<App, "db">, state: ChangeState): Promise<StoredContent> {
  const content = await findContent(app.db, state.key, state.revision.number, state.revision.hash);
  if (content === null) throw new Problem("not_found", `The content of ${state.key} is gone.`);
  return presentContent(content, state);
}

/** A revision names who owned and sponsored it when it was written; both may have been handed over since. */
export function presentContent(content: StoredContent, { plan: { owner, sponsor } }: ChangeState): StoredContent {
  // Texts from before somebody could say so have neither.
  const { neededBy = null, buildIn = null } = content as Partial<StoredContent>;
  return { ...content, neededBy, buildIn, owner, sponsor };
}
