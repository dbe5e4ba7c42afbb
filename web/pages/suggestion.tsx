import type { SuggestionAnswer } from "../../domain/change/stuck-group.ts";
import { suggestionAnswers } from "../../domain/change/stuck-group.ts";
import { weekdayDate } from "../kit/format.ts";
import { Facts } from "../kit/facts.tsx";
import type { Fact } from "../kit/facts.tsx";
import { FieldRow, HiddenFields } from "../kit/form.tsx";
import { VoidLink } from "../kit/fresh-link.tsx";
import type { LinkForm } from "../kit/fresh-link.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";
import { UnsentWords } from "../kit/unsent.tsx";
import type { Unsent } from "../kit/unsent.tsx";
import { wordsOf } from "../language/choose.ts";
import { LinkLetter, NoLetter } from "./link/letter.tsx";
import type { LetterHead } from "./link/letter.tsx";

/** What the link of a manager shows whose group stands still. */
export type SuggestionPageModel = Moment &
  Unsent &
  (
    | {
        state: "open";
        letter: SuggestionLetter;
        /** The one suggested action. */
        suggested: string;
        facts: readonly Fact[];
        /** The group stands better by now. */
        hasRecovered: boolean;
        /** What is recorded. */
        recorded: SuggestionAnswer | null;
        /** What stands in the form. */
        answer: SuggestionAnswer | null;
        reason: string;
        /** The change that their words became. */
        grown?: string | undefined;
        form: LinkForm;
        trouble?: NoticeModel | undefined;
      }
    /** Another suggestion took its place, or the change has ended. */
    | { state: "newer" | "over"; letter: SuggestionLetter }
    /** The link does not work any more; its form has a fresh one mailed. `until`: it has ended, otherwise a newer one was sent. */
    | {
        state: "void";
        letter: SuggestionLetter;
        until?: number | undefined;
        form: LinkForm;
        trouble?: NoticeModel | undefined;
      }
    | { state: "unknown" }
  );

export interface SuggestionLetter extends LetterHead {
  changeTitle: string;
  /** Empty where another suggestion took its place. */
  group: string;
}

export const SuggestionPage = ({ model }: { model: SuggestionPageModel }) => {
  const words = wordsOf(model).suggestion.page;
  if (model.state === "unknown") return <NoLetter reader={model} words={words.unknown} unsent={model.unsent} />;
  const { letter, unsent } = model;
  if (model.state === "void") {
    const { until, form, trouble } = model;
    const { suggestionEnded, suggestionNewer } = wordsOf(model).linkEnd;
    const { changeTitle } = letter;
    const happened =
      until === undefined ? suggestionNewer(changeTitle) : suggestionEnded(changeTitle, weekdayDate(model, until));
    return <VoidLink reader={model} link={{ key: letter.key, until, happened, form, trouble, unsent }} />;
  }
  const title = titleOf(model);
  return (
    <LinkLetter reader={model} letter={letter} eyebrow={words.eyebrow} title={title}>
      {model.state === "open" ? (
        <Open model={model} />
      ) : (
        <div class="stack gap">
          <p>{model.state === "newer" ? words.newerText : words.overText}</p>
          <UnsentWords unsent={unsent} reader={model} />
        </div>
      )}
    </LinkLetter>
  );
};

function titleOf(model: Exclude<SuggestionPageModel, { state: "unknown" | "void" }>): string {
  const words = wordsOf(model).suggestion.page;
  switch (model.state) {
    case "open":
      return words.title(model.letter.group);
    case "newer":
      return words.newer;
    case "over":
      return words.over;
  }
}

const Open = ({ model }: { model: Extract<SuggestionPageModel, { state: "open" }> }) => {
  const { page: words, answers } = wordsOf(model).suggestion;
  const { letter, suggested, facts, hasRecovered, recorded, trouble } = model;
  return (
    <>
      <p class="gap">{words.lead(letter.changeTitle, letter.group)}</p>
      <p class="sentence gap">{suggested}</p>
      <Facts class="meta" facts={facts} />
      <p class="small muted gap">
        {hasRecovered ? `${words.recovered} ` : ""}
        {words.privacy}
      </p>
      <section class="decide" aria-label={words.legend}>
        {trouble === undefined ? null : <Notice notice={trouble} />}
        {model.grown === undefined ? null : (
          <Notice notice={{ tone: "adopted", title: words.grown(model.grown), text: words.grownText }} />
        )}
        {recorded === null || trouble !== undefined ? null : (
          <Notice
            notice={{ tone: "adopted", title: words.recorded(answers[recorded].label), text: words.recordedText }}
          />
        )}
        <Answer model={model} />
      </section>
    </>
  );
};

const Answer = ({ model }: { model: Extract<SuggestionPageModel, { state: "open" }> }) => {
  const { page: words, answers } = wordsOf(model).suggestion;
  const { form, answer, reason } = model;
  return (
    <form method="post" action={form.action} class="stack">
      <HiddenFields values={{ nonce: form.nonce }} />
      <fieldset>
        <legend class="asked">{words.legend}</legend>
        <div class="choices">
          {suggestionAnswers.map((each) => (
            <div class="choice">
              <input
                type="radio"
                name="answer"
                value={each}
                id={`a-${each}`}
                checked={answer === each}
                aria-describedby={`t-${each}`}
              />
              <label for={`a-${each}`}>{answers[each].label}</label>
              <p class="then" id={`t-${each}`}>
                {answers[each].effect}
              </p>
            </div>
          ))}
        </div>
      </fieldset>
      <FieldRow
        reader={model}
        field={{ kind: "long", rows: 3, name: "reason", label: words.reason, help: words.reasonHelp, value: reason }}
      />
      <button class="button primary large wide" type="submit">
        {words.record}
      </button>
    </form>
  );
};
