import { wordsOf } from "../language/choose.ts";
import type { Reader } from "./moment.ts";
import { Paragraphs } from "./rich.tsx";

/** What its reader wrote and sent where nothing can be recorded any more: it is theirs, and is shown to them once more. */
export interface Unsent {
  unsent?: string | undefined;
}

/** What somebody sent to a page that records nothing any more, so that they can keep it or send it another way. */
export const UnsentWords = ({ unsent, reader }: Unsent & { reader: Reader }) => {
  if (unsent === undefined || unsent === "") return null;
  const words = wordsOf(reader).page.unsent;
  return (
    <section class="unsent" aria-labelledby="unsent">
      <p id="unsent" role="alert">
        <b>{words.title}</b>
      </p>
      <p class="small muted">{words.text}</p>
      <blockquote>
        <Paragraphs text={unsent} />
      </blockquote>
    </section>
  );
};
