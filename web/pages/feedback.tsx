import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { Facts } from "../kit/facts.tsx";
import { FieldRow, HiddenFields } from "../kit/form.tsx";
import { deadlineInZone, weekdayDate } from "../kit/format.ts";
import { VoidLink } from "../kit/fresh-link.tsx";
import type { LinkForm } from "../kit/fresh-link.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";
import { Paragraphs } from "../kit/rich.tsx";
import { wordsOf } from "../language/choose.ts";
import { LinkLetter, NoLetter } from "./link/letter.tsx";
import type { LetterHead } from "./link/letter.tsx";
import { UnsentWords } from "../kit/unsent.tsx";
import type { Unsent } from "../kit/unsent.tsx";

/** What the feedback link of one person shows. */
export type FeedbackPageModel = Moment &
  (
    | {
        state: "open";
        letter: FeedbackLetter;
        /** What stands in the fields. */
        answer: FeedbackAnswer;
        /** Whether the box is ticked that lets colleagues ask: only ever by this person. */
        mayBeAsked: boolean;
        /** Who of their group may be asked. */
        colleagues: readonly string[];
        /** Whether something of this person's is recorded. */
        isRecorded: boolean;
        /** The change that their idea became. */
        grown?: string | undefined;
        form: LinkForm;
        trouble?: NoticeModel | undefined;
      }
    /** Answers are taken no more. */
    | ({
        state: "over";
        letter: FeedbackLetter;
        answer: FeedbackAnswer | null;
        grown?: string | undefined;
        /** Takes back that colleagues may ask; absent where they may not. */
        takeBack?: LinkForm | undefined;
        colleagues: readonly string[];
        sentence: string;
        trouble?: NoticeModel | undefined;
      } & Unsent)
    /** The link does not work any more; its form has a fresh one mailed. `until`: it has ended, otherwise a newer one was sent. */
    | ({
        state: "void";
        letter: FeedbackLetter;
        until?: number | undefined;
        form: LinkForm;
        trouble?: NoticeModel | undefined;
      } & Unsent)
    | ({ state: "unknown" } & Unsent)
  );

/** Empty where nothing was written. */
export interface FeedbackAnswer {
  helps: string;
  easier: string;
}

export interface FeedbackLetter extends LetterHead {
  changeTitle: string;
  /** Whoever runs the change. */
  owner: string;
  /** Until when answers are taken. */
  until: number;
}

export const FeedbackPage = ({ model }: { model: FeedbackPageModel }) => {
  const words = wordsOf(model).feedback.page;
  if (model.state === "unknown") return <NoLetter reader={model} words={words.unknown} unsent={model.unsent} />;
  const { letter } = model;
  if (model.state === "void") {
    const { until, form, trouble, unsent } = model;
    const { feedbackEnded, feedbackNewer } = wordsOf(model).linkEnd;
    const { changeTitle } = letter;
    const happened =
      until === undefined ? feedbackNewer(changeTitle) : feedbackEnded(changeTitle, weekdayDate(model, until));
    return <VoidLink reader={model} link={{ key: letter.key, until, happened, form, trouble, unsent }} />;
  }
  return (
    <LinkLetter reader={model} letter={letter} eyebrow={words.eyebrow} title={words.title}>
      <p class="sentence gap">{words.lead(letter.changeTitle)}</p>
      <Facts
        class="meta"
        facts={[
          { term: words.owner, text: letter.owner },
          { term: words.until, text: <b>{deadlineInZone(model, letter.until)}</b> },
        ]}
      />
      {model.state === "open" ? <Questions model={model} /> : <Over model={model} />}
    </LinkLetter>
  );
};

const Questions = ({ model }: { model: Extract<FeedbackPageModel, { state: "open" }> }) => {
  const { questions, page: words } = wordsOf(model).feedback;
  const { form, answer, isRecorded, trouble, letter } = model;
  return (
    <section class="decide" aria-label={words.answer}>
      <div class="stack">
        {trouble === undefined ? null : <Notice notice={trouble} />}
        {isRecorded && trouble === undefined ? (
          <Notice
            notice={{
              tone: "adopted",
              title: words.recorded,
              text: words.recordedText(deadlineInZone(model, letter.until)),
            }}
          />
        ) : null}
        <Grown grown={model.grown} reader={model} />
      </div>
      <form method="post" action={form.action} class="stack questions">
        <HiddenFields values={{ nonce: form.nonce }} />
        <FieldRow
          reader={model}
          field={{
            kind: "long",
            rows: 5,
            name: "helps",
            label: questions.helps,
            help: words.helpsHelp,
            value: answer.helps,
          }}
        />
        <FieldRow
          reader={model}
          field={{
            kind: "long",
            rows: 3,
            name: "easier",
            label: questions.easier,
            help: words.easierHelp,
            value: answer.easier,
          }}
        />
        <p class="small muted">
          {words.privacy(smallestGroup)}
          {isRecorded ? ` ${words.takeBack}` : ""}
        </p>
        <FieldRow
          reader={model}
          field={{
            kind: "check",
            name: "mayBeAsked",
            label: words.mayBeAsked,
            help: words.mayBeAskedTo(letter.changeTitle),
            value: model.mayBeAsked ? "yes" : "",
          }}
        />
        <button class="button primary large wide" type="submit">
          {isRecorded ? words.recordChange : words.record}
        </button>
      </form>
      <Colleagues colleagues={model.colleagues} reader={model} />
    </section>
  );
};

/** Whoever said it hears that it led to something on their own page alone: a message would tell others who it was. */
const Grown = ({ grown, reader }: { grown: string | undefined; reader: Moment }) => {
  if (grown === undefined) return null;
  const { page: words } = wordsOf(reader).feedback;
  return <Notice notice={{ tone: "adopted", title: words.grown(grown), text: words.grownText }} />;
};

const Colleagues = ({ colleagues, reader }: { colleagues: readonly string[]; reader: Moment }) => {
  if (colleagues.length === 0) return null;
  const { page: words } = wordsOf(reader).feedback;
  return <p class="gap">{words.colleagues(colleagues.join(", "))}</p>;
};

const Over = ({ model }: { model: Extract<FeedbackPageModel, { state: "over" }> }) => {
  const { questions, page: words } = wordsOf(model).feedback;
  const { answer, sentence, unsent, trouble } = model;
  const said = [
    [questions.helps, answer?.helps ?? ""],
    [questions.easier, answer?.easier ?? ""],
  ] as const;
  return (
    <section aria-label={words.answer} class="stack">
      {trouble === undefined ? null : <Notice notice={trouble} />}
      <Notice notice={{ tone: "plain", title: sentence, text: answer === null ? words.overSilent : words.overSaid }} />
      <Grown grown={model.grown} reader={model} />
      <UnsentWords unsent={unsent} reader={model} />
      {said.map(([question, text]) =>
        text === "" ? null : (
          <>
            <h2>{question}</h2>
            <Paragraphs text={text} />
          </>
        ),
      )}
      <Colleagues colleagues={model.colleagues} reader={model} />
      {model.takeBack === undefined ? null : (
        <form method="post" action={model.takeBack.action} class="stack">
          <HiddenFields values={{ nonce: model.takeBack.nonce }} />
          <p>{words.isAsked}</p>
          <button class="button large wide" type="submit">
            {words.nobodyAsks}
          </button>
        </form>
      )}
    </section>
  );
};
