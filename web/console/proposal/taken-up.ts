import type { ChangeView } from "../../../app/change/view.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { ChangeForm } from "../../pages/new-change.tsx";

/** A title that begins with the idea is no longer than this. */
const titleMax = 80;

/**
 * The form of a draft that grew out of an idea and was not written on yet: title and summary begin with the words of the idea, which are
 * nobody's proposal until somebody keeps them.
 */
export function takenUp(
  { stage, revision, grewOutOf }: ChangeView,
  form: ChangeForm,
): { readonly form: ChangeForm; readonly warnings: readonly NoticeModel[] } {
  if (stage !== "draft" || revision.number > 1 || grewOutOf?.words == null) return { form, warnings: [] };
  const { change, words } = grewOutOf;
  return {
    form: { ...form, title: titleOf(words), summary: words },
    warnings: [
      {
        tone: "plain",
        title: `It grew out of ${change}. Title and summary begin with what was said there.`,
        text: "Say it in your own words before you keep it: what you keep is yours, and stays.",
        link: { label: `Look at ${change}`, href: `/changes/${change}` },
      },
    ],
  };
}

/** The first sentence, or as many whole words of it as there is room for. */
function titleOf(words: string): string {
  const [line = ""] = words.trim().split("\n");
  const sentence = /^(.+?)[.!?](\s|$)/.exec(line)?.[1] ?? line;
  if (sentence.length <= titleMax) return sentence;
  return sentence.slice(0, sentence.lastIndexOf(" ", titleMax) + 1).trim() || sentence.slice(0, titleMax);
}
