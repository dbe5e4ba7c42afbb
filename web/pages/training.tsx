import { date, weekdayDate } from "../kit/format.ts";
import { Facts } from "../kit/facts.tsx";
import { HiddenFields } from "../kit/form.tsx";
import { VoidLink } from "../kit/fresh-link.tsx";
import type { LinkForm } from "../kit/fresh-link.tsx";
import { wordsOf } from "../language/choose.ts";
import { LinkLetter, NoLetter } from "./link/letter.tsx";
import type { LetterHead } from "./link/letter.tsx";
import { Sessions } from "./link/sessions.tsx";
import type { SessionLine } from "./link/sessions.tsx";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { Notice } from "../kit/notice.tsx";
import { Paragraphs } from "../kit/rich.tsx";

/** What the training link of one person shows. */
export type TrainingPageModel = Moment &
  (
    | { state: "open"; training: TrainingLetter; form: LinkForm; trouble?: NoticeModel | undefined }
    | { state: "done"; training: TrainingLetter; doneAt: number }
    | { state: "closed"; training: TrainingLetter; sentence: string }
    /** The link does not work any more; its form has a fresh one mailed. `until`: it has ended, otherwise a newer one was sent. */
    | {
        state: "void";
        training: TrainingLetter;
        until?: number | undefined;
        form: LinkForm;
        trouble?: NoticeModel | undefined;
      }
    | { state: "unknown" }
  );

export interface TrainingLetter extends LetterHead {
  changeTitle: string;
  title: string;
  /** "Live, 45 minutes", "Video, 8 minutes", "Written, two pages". */
  format: string;
  about: string;
  /** Where it takes place or can be read. */
  href?: string | undefined;
  /** The dates that lie ahead; left out where people learn whenever they like. */
  sessions?: readonly SessionLine[] | undefined;
  dueAt?: number | undefined;
  launchAt?: number | undefined;
}

export const TrainingPage = ({ model }: { model: TrainingPageModel }) => {
  const words = wordsOf(model).training.page;
  if (model.state === "unknown") return <NoLetter reader={model} words={words.unknown} />;
  if (model.state === "void") {
    const { training, until, form, trouble } = model;
    const { trainingEnded, trainingNewer } = wordsOf(model).linkEnd;
    const happened =
      until === undefined ? trainingNewer(training.title) : trainingEnded(training.title, weekdayDate(model, until));
    return <VoidLink reader={model} link={{ key: training.key, until, happened, form, trouble }} />;
  }
  const { training } = model;
  return (
    <LinkLetter reader={model} letter={training} eyebrow={words.eyebrow} title={training.title}>
      <Facts class="meta" facts={facts(training, model)} />
      <section aria-labelledby="about">
        <h2 id="about">{words.about}</h2>
        <Paragraphs text={training.about} />
      </section>
      {training.sessions === undefined ? null : <Sessions sessions={training.sessions} moment={model} />}
      <Standing model={model} />
    </LinkLetter>
  );
};

function facts(training: TrainingLetter, moment: Moment) {
  const words = wordsOf(moment).training.page;
  return [
    { term: words.for, text: training.changeTitle },
    { term: words.how, text: training.format },
    ...(training.dueAt === undefined
      ? []
      : [{ term: words.neededBy, text: <b>{weekdayDate(moment, training.dueAt)}</b> }]),
    ...(training.launchAt === undefined ? [] : [{ term: words.launch, text: weekdayDate(moment, training.launchAt) }]),
  ];
}

const Standing = ({ model }: { model: Exclude<TrainingPageModel, { state: "unknown" | "void" }> }) => {
  const words = wordsOf(model).training.page;
  if (model.state === "done") {
    const title = words.recorded(date(model, model.doneAt));
    return (
      <section aria-label={words.answer}>
        <Notice notice={{ tone: "adopted", title, text: words.recordedText }} />
      </section>
    );
  }
  if (model.state === "closed") {
    return (
      <section aria-label={words.answer}>
        <Notice notice={{ tone: "plain", title: words.notNeeded, text: model.sentence }} />
      </section>
    );
  }
  return (
    <>
      {model.training.href === undefined ? null : (
        <p class="row actions gap">
          <a class="button large" href={model.training.href} rel="noreferrer">
            {words.go}
          </a>
        </p>
      )}
      <section class="decide" aria-labelledby="done-title">
        {model.trouble === undefined ? null : <Notice notice={model.trouble} />}
        <h2 id="done-title">{words.done}</h2>
        <p class="small muted">{words.doneNote}</p>
        <form method="post" action={model.form.action}>
          <HiddenFields values={{ nonce: model.form.nonce, done: "yes" }} />
          <button class="button primary large wide" type="submit">
            {words.record}
          </button>
        </form>
      </section>
    </>
  );
};
