import type { Idea } from "../../../app/feedback/ideas.ts";
import type { IdeaModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk } from "./action.ts";

/** What can be made of something that was said, or the change that was made of it; `undefined` where it is no idea that may be told. */
export function ideaModel(ideas: readonly Idea[], id: string | null, desk: Desk): IdeaModel | undefined {
  const idea = ideas.find((each) => each.id === id);
  if (idea === undefined) return undefined;
  const { grown } = idea;
  if (grown !== null) return { grown: { label: `Led to ${grown}`, href: `/changes/${grown}` }, actions: [] };
  return { actions: actionForms(desk, [{ verb: "grow-idea", subject: idea.id, label: "Make this a change" }]) };
}
