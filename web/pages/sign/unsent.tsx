import type { Reader } from "../../kit/moment.ts";
import { Paragraphs } from "../../kit/rich.tsx";
import { wordsOf } from "../../language/choose.ts";
import type { Unsent } from "./model.ts";

/** What somebody sent to a page that records nothing any more, so that they can keep it or send it another way. */
export const UnsentWords = ({ unsent, reader }: Unsent & { reader: Reader }) => {
  if (unsent === undefined || unsent === "") return null;
  const words = wordsOf(reader).sign.page.unsent;
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
