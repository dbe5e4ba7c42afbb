import type { Reader } from "../../kit/moment.ts";
import { wordsOf } from "../../language/choose.ts";
import type { CodeAsk } from "./model.ts";

/** Where a link is not enough: that a code will be mailed, or the place to type it. `scope` keeps ids apart on one page. */
export const CodeField = ({
  ask,
  reader,
  scope = "",
}: {
  ask: CodeAsk | undefined;
  reader: Reader;
  scope?: string;
}) => {
  if (ask === undefined) return null;
  const words = wordsOf(reader).stepUp.page;
  if (!ask.isAsked) return <p class="small muted">{words.ahead}</p>;
  const id = `f-${scope}code`;
  return (
    <div class="field gap">
      <label for={id}>{words.label}</label>
      <input
        class="input"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        name="code"
        id={id}
        maxlength={12}
        value={ask.typed ?? ""}
        aria-describedby={`${id}-help`}
      />
      <span class="help" id={`${id}-help`}>
        {words.help}
      </span>
    </div>
  );
};

/** Behind the form's own button, which is the one that the Enter key presses. */
export const AnotherCode = ({ ask, reader }: { ask: CodeAsk | undefined; reader: Reader }) =>
  ask?.isAsked === true ? (
    <button class="button wide gap" type="submit" name="another" value="yes" formnovalidate>
      {wordsOf(reader).stepUp.page.another}
    </button>
  ) : null;
