import { Actions } from "../../kit/form.tsx";
import type { IdeaModel } from "./model.ts";

/** The button that makes an idea a change, or the change that it became. */
export const Grown = ({ idea, scope }: { idea: IdeaModel | undefined; scope: string }) => {
  if (idea === undefined) return null;
  if (idea.grown === undefined) return <Actions actions={idea.actions} scope={scope} />;
  return (
    <p class="small">
      <a href={idea.grown.href}>{idea.grown.label}</a>
    </p>
  );
};
