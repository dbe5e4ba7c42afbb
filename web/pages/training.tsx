import { date, weekdayDate } from "../kit/format.ts";
import { Facts } from "../kit/facts.tsx";
import { HiddenFields } from "../kit/form.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { Notice } from "../kit/notice.tsx";
import { Paragraphs } from "../kit/rich.tsx";

/** What the training link of one person shows. */
export type TrainingPageModel = Moment &
  (
    | { state: "open"; training: TrainingLetter; form: TrainingForm; trouble?: NoticeModel | undefined }
    | { state: "done"; training: TrainingLetter; doneAt: number }
    | { state: "closed"; training: TrainingLetter; sentence: string }
    | { state: "unknown" }
  );

export interface TrainingForm {
  action: string;
  nonce: string;
}

export interface TrainingLetter {
  key: string;
  changeTitle: string;
  forWhom: string;
  title: string;
  /** "Live, 45 minutes", "Video, 8 minutes", "Written, two pages". */
  format: string;
  about: string;
  /** Where it takes place or can be read. */
  href?: string | undefined;
  startsAt?: number | undefined;
  dueAt?: number | undefined;
  launchAt?: number | undefined;
}

export const TrainingPage = ({ model }: { model: TrainingPageModel }) => {
  if (model.state === "unknown") {
    return (
      <LinkPage reader={model} title="This link leads nowhere">
        <h1>This link leads nowhere</h1>
        <p class="gap">
          It may be incomplete, or a newer one was sent. Please use the link in the latest message, or ask whoever sent
          it for a new one. Nothing was recorded.
        </p>
      </LinkPage>
    );
  }
  const { training } = model;
  return (
    <LinkPage reader={model} title={training.title} forWhom={training.forWhom}>
      <p class="eyebrow">
        <span>{training.key}</span>
        <span class="sep">/</span>
        <span>Training</span>
      </p>
      <h1>{training.title}</h1>
      <Facts class="meta" facts={facts(training, model)} />
      <section aria-labelledby="about">
        <h2 id="about">What it is about</h2>
        <Paragraphs text={training.about} />
      </section>
      <Standing model={model} />
    </LinkPage>
  );
};

function facts(training: TrainingLetter, moment: Moment) {
  return [
    { term: "For", text: training.changeTitle },
    { term: "How", text: training.format },
    ...(training.startsAt === undefined ? [] : [{ term: "When", text: weekdayDate(moment, training.startsAt) }]),
    ...(training.dueAt === undefined
      ? []
      : [{ term: "Needed by", text: <b>{weekdayDate(moment, training.dueAt)}</b> }]),
    ...(training.launchAt === undefined ? [] : [{ term: "Launch", text: weekdayDate(moment, training.launchAt) }]),
  ];
}

const Standing = ({ model }: { model: Exclude<TrainingPageModel, { state: "unknown" }> }) => {
  if (model.state === "done") {
    const title = `Recorded: you did this training on ${date(model, model.doneAt)}.`;
    return (
      <section aria-label="Your answer">
        <Notice
          notice={{ tone: "adopted", title, text: "There is nothing more to do here. You can close this page." }}
        />
      </section>
    );
  }
  if (model.state === "closed") {
    return (
      <section aria-label="Your answer">
        <Notice notice={{ tone: "plain", title: "This training is not needed any more.", text: model.sentence }} />
      </section>
    );
  }
  return (
    <>
      {model.training.href === undefined ? null : (
        <p class="row actions gap">
          <a class="button large" href={model.training.href} rel="noreferrer">
            Go to the training
          </a>
        </p>
      )}
      <section class="decide" aria-labelledby="done-title">
        {model.trouble === undefined ? null : <Notice notice={model.trouble} />}
        <h2 id="done-title">Done?</h2>
        <p class="small muted">
          Say so once you have been through it. It counts as training only: whether the new way is used is measured from
          use, not from this.
        </p>
        <form method="post" action={model.form.action}>
          <HiddenFields values={{ nonce: model.form.nonce, done: "yes" }} />
          <button class="button primary large wide" type="submit">
            Record that I did this training
          </button>
        </form>
      </section>
    </>
  );
};
