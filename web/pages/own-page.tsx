import type { Child } from "hono/jsx";
import { clock, date, deadlineInZone } from "../kit/format.ts";
import { Empty } from "../kit/facts.tsx";
import { HiddenFields } from "../kit/form.tsx";
import { Icon, Mark } from "../kit/icon.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { Notice } from "../kit/notice.tsx";

/** Everything that waits for one person, and the ways to its link, which is only ever mailed to that person. */
export type OwnPageModel = Moment & { trouble?: NoticeModel | undefined } & (
    | {
        state: "open";
        forWhom: string;
        until: number;
        requests: readonly WaitingLine[];
        trainings: readonly WaitingLine[];
        form: MailForm;
      }
    | { state: "expired"; at: number; form: MailForm }
    /** A newer link was mailed. */
    | { state: "replaced"; at: number; form: MailForm }
    /** Reached from a sign link, which tells the number and nothing else. */
    | { state: "offer"; others: number; mailedAt?: number | undefined; backHref: string; form: MailForm }
    | { state: "unknown" }
  );

export interface MailForm {
  action: string;
  nonce: string;
  dailyMax: number;
}

export interface WaitingLine {
  href: string;
  title: string;
  /** What is asked and by whom. */
  about: string;
  dueAt?: number | undefined;
}

export const OwnPage = ({ model }: { model: OwnPageModel }) => {
  const words = wordsOf(model).ownPage;
  switch (model.state) {
    case "open":
      return <Open model={model} />;
    case "offer":
      return <Offer model={model} />;
    case "expired":
      return (
        <Ended title={words.ended.expired.title} model={model} label={words.page.mailFresh}>
          <p>{words.ended.expired.text(date(model, model.at))}</p>
        </Ended>
      );
    case "replaced":
      return (
        <Ended title={words.ended.replaced.title} model={model} label={words.ended.replaced.button}>
          <p>{words.ended.replaced.text(date(model, model.at), clock(model, model.at))}</p>
        </Ended>
      );
    case "unknown":
      return (
        <LinkPage reader={model} title={words.ended.unknown.title}>
          <h1>{words.ended.unknown.title}</h1>
          <div class="stack gap">
            <p>{words.ended.unknown.text}</p>
            <p>{words.ended.unknown.todo}</p>
          </div>
        </LinkPage>
      );
  }
};

const Open = ({ model }: { model: Extract<OwnPageModel, { state: "open" }> }) => {
  const { requests, trainings, forWhom, until, form } = model;
  const words = wordsOf(model).ownPage.page;
  const day = deadlineInZone(model, until);
  const isEmpty = requests.length + trainings.length === 0;
  return (
    <LinkPage reader={model} title={words.title} forWhom={forWhom} footer={words.footer(day)}>
      <h1>{words.title}</h1>
      {model.trouble === undefined ? null : (
        <div class="stack gap">
          <Trouble model={model} />
        </div>
      )}
      {isEmpty ? <Empty title={words.empty.title} text={words.empty.text} /> : null}
      <Lines title={words.decisions(requests.length)} lines={requests} moment={model} />
      <Lines title={words.trainings(trainings.length)} lines={trainings} moment={model} />
      <section aria-labelledby="fresh">
        <h2 id="fresh">{words.keep.title}</h2>
        <p>{words.keep.text(day)}</p>
        <MailButton form={form} reader={model} label={words.mailFresh} />
      </section>
    </LinkPage>
  );
};

const Lines = ({ title, lines, moment }: { title: string; lines: readonly WaitingLine[]; moment: Moment }) =>
  lines.length === 0 ? null : (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul class="own-list">
        {lines.map(({ href, title: name, about, dueAt }) => (
          <li>
            <a href={href}>{name}</a>
            <p class="small muted">{about}</p>
            {dueAt === undefined ? null : <Due at={dueAt} moment={moment} />}
          </li>
        ))}
      </ul>
    </section>
  );

const Due = ({ at, moment }: { at: number; moment: Moment }) =>
  at < moment.now ? (
    <p class="small late">
      <Mark name="risk" />
      {wordsOf(moment).ownPage.page.wasDue(deadlineInZone(moment, at))}
    </p>
  ) : (
    <p class="small">{wordsOf(moment).ownPage.page.due(deadlineInZone(moment, at))}</p>
  );

const Offer = ({ model }: { model: Extract<OwnPageModel, { state: "offer" }> }) => {
  const { others, mailedAt, backHref, form } = model;
  const words = wordsOf(model).ownPage.offer;
  const title = others === 0 ? words.nothingElse : words.others(others);
  return (
    <LinkPage reader={model} title={title}>
      <h1>{title}</h1>
      <div class="stack gap">
        <Trouble model={model} />
        {mailedAt === undefined ? null : (
          <Notice
            notice={{
              tone: "adopted",
              title: words.mailed(clock(model, mailedAt)),
              text: words.mailedText,
            }}
          />
        )}
        <p>{others === 0 ? words.thisOnly : words.notHere}</p>
        <MailButton form={form} reader={model} label={mailedAt === undefined ? words.mail : words.mailAgain} />
        <p>
          <a href={backHref}>{words.back}</a>
        </p>
      </div>
    </LinkPage>
  );
};

const Ended = ({
  title,
  model,
  label,
  children,
}: {
  title: string;
  model: Extract<OwnPageModel, { state: "expired" | "replaced" }>;
  label: string;
  children: Child;
}) => (
  <LinkPage reader={model} title={title}>
    <h1>{title}</h1>
    <div class="stack gap">
      <Trouble model={model} />
      {children}
      <MailButton form={model.form} reader={model} label={label} />
    </div>
  </LinkPage>
);

const MailButton = ({ form, reader, label }: { form: MailForm; reader: Moment; label: string }) => (
  <form method="post" action={form.action} class="stack gap">
    <HiddenFields values={{ nonce: form.nonce }} />
    <p class="small muted">{wordsOf(reader).ownPage.page.mailNote(form.dailyMax)}</p>
    <p>
      <button class="button" type="submit">
        <Icon name="mail" />
        {label}
      </button>
    </p>
  </form>
);

const Trouble = ({ model: { trouble } }: { model: OwnPageModel }) =>
  trouble === undefined ? null : <Notice notice={trouble} />;
