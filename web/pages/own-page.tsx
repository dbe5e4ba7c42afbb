import type { Child } from "hono/jsx";
import { clock, date, plural, weekdayDate } from "../kit/format.ts";
import { Empty } from "../kit/facts.tsx";
import { HiddenFields } from "../kit/form.tsx";
import { Icon, Mark } from "../kit/icon.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
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
  switch (model.state) {
    case "open":
      return <Open model={model} />;
    case "offer":
      return <Offer model={model} />;
    case "expired":
      return (
        <Ended title="This link has expired" model={model} label="Mail me a fresh link">
          <p>{`It worked until ${date(model, model.at)}. Nothing was lost: whatever waits for you is still there.`}</p>
        </Ended>
      );
    case "replaced":
      return (
        <Ended title="A newer link was mailed to you" model={model} label="Mail me another one">
          <p>
            {`It was sent on ${date(model, model.at)} at ${clock(model, model.at)}, and since then only that one works. `}
            Please use the button in the latest message.
          </p>
        </Ended>
      );
    case "unknown":
      return (
        <LinkPage reader={model} title="This link leads nowhere">
          <h1>This link leads nowhere</h1>
          <div class="stack gap">
            <p>It is no link that was ever sent from here. Mail programs sometimes break long addresses in two.</p>
            <p>
              Please use the button in the latest message with your list, or open a request that was sent to you: a
              button there mails you the list anew.
            </p>
          </div>
        </LinkPage>
      );
  }
};

const Open = ({ model }: { model: Extract<OwnPageModel, { state: "open" }> }) => {
  const { requests, trainings, forWhom, until, form } = model;
  const isEmpty = requests.length + trainings.length === 0;
  return (
    <LinkPage
      reader={model}
      title="Everything waiting for you"
      forWhom={forWhom}
      footer={`This link is yours alone and works until ${weekdayDate(model, until)}.`}
    >
      <h1>Everything waiting for you</h1>
      {model.trouble === undefined ? null : (
        <div class="stack gap">
          <Trouble model={model} />
        </div>
      )}
      {isEmpty ? (
        <Empty
          title="Nothing waits for you."
          text="You need not do anything. When somebody asks you to decide you get a message, and it stands here too."
        />
      ) : null}
      <Lines title={`${plural(requests.length, "decision")} to make`} lines={requests} moment={model} />
      <Lines title={`${plural(trainings.length, "training")} to complete`} lines={trainings} moment={model} />
      <section aria-labelledby="fresh">
        <h2 id="fresh">Keep this link to yourself</h2>
        <p>
          {`Whoever has it can read all of this and decide in your name. It works until ${weekdayDate(model, until)}. If it got into other hands, have a fresh one mailed: this one is void from then on.`}
        </p>
        <MailButton form={form} label="Mail me a fresh link" />
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
      {`Was due ${weekdayDate(moment, at)}`}
    </p>
  ) : (
    <p class="small">{`Due ${weekdayDate(moment, at)}`}</p>
  );

const Offer = ({ model }: { model: Extract<OwnPageModel, { state: "offer" }> }) => {
  const { others, mailedAt, backHref, form } = model;
  const title = othersSentence(others);
  return (
    <LinkPage reader={model} title={title}>
      <h1>{title}</h1>
      <div class="stack gap">
        <Trouble model={model} />
        {mailedAt === undefined ? null : (
          <Notice
            notice={{
              tone: "adopted",
              title: `Your list was mailed to you at ${clock(model, mailedAt)}.`,
              text: "Please look for it where this request was sent to you. It can take a minute.",
            }}
          />
        )}
        <p>
          {others === 0
            ? "Your list has this request only. It is mailed to your own address and nowhere else."
            : "What they are about is not shown here, because this link may have been forwarded. The link to your list is mailed to your own address and nowhere else."}
        </p>
        <MailButton form={form} label={mailedAt === undefined ? "Mail me my list" : "Mail it once more"} />
        <p>
          <a href={backHref}>Back to this request</a>
        </p>
      </div>
    </LinkPage>
  );
};

function othersSentence(others: number): string {
  if (others === 0) return "Nothing else waits for you.";
  return `${plural(others, "more request")} ${others === 1 ? "waits" : "wait"} for you.`;
}

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
      <MailButton form={model.form} label={label} />
    </div>
  </LinkPage>
);

const MailButton = ({ form, label }: { form: MailForm; label: string }) => (
  <form method="post" action={form.action} class="stack gap">
    <HiddenFields values={{ nonce: form.nonce }} />
    <p class="small muted">
      {`It goes to your own address, at most once a minute and ${form.dailyMax} times a day. A link sent before is void then.`}
    </p>
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
