import type { Child } from "hono/jsx";
import { date, shortHash, weekdayDate } from "../kit/format.ts";
import { ErrorSummary, HiddenFields } from "../kit/form.tsx";
import { Icon } from "../kit/icon.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import { CloseObjection, DecisionForm, PassOn } from "./sign/form.tsx";
import { LetterBody } from "./sign/letter.tsx";
import type { Letter, PassOnForm, SignForm, SignModel, SignTrouble } from "./sign/model.ts";
import { closedNotice, decisionNotice, overruledNotice, troubleNotice } from "./sign/notices.ts";
import { UnknownLink, VoidLink } from "./sign/void.tsx";

export type * from "./sign/model.ts";

/** The page behind a sign-off link. Opening it decides nothing; each state says what is true and what can be done. */
export const SignPage = ({ model }: { model: SignModel }) => {
  switch (model.state) {
    case "unknown":
      return <UnknownLink reader={model} />;
    case "void":
      return <VoidLink link={model} reader={model} />;
    case "open":
      return (
        <Asked model={model} letter={model.letter} first={<Trouble {...model} />}>
          <div class="aside-parts">
            <DecisionForm form={model.form} title="Your decision" />
            <PassOn form={model.passOn} />
          </div>
        </Asked>
      );
    case "decided":
      return (
        <Asked model={model} letter={model.letter} first={<Decided model={model} />}>
          {model.form === undefined ? null : <ChangeMind model={model} form={model.form} />}
        </Asked>
      );
    case "waiting":
      return (
        <Asked model={model} letter={model.letter} first={<Waiting />}>
          {null}
        </Asked>
      );
    case "closed":
      return (
        <Asked model={model} letter={model.letter} first={<Closed model={model} />}>
          {null}
        </Asked>
      );
  }
};

/** What is asked, and beside it what can be done. `first` is what has happened: nobody should have to look for it. */
const Asked = ({
  model,
  letter,
  first,
  children,
}: {
  model: SignModel;
  letter: Letter;
  first: Child;
  children: Child;
}) => {
  const isAsked = model.state === "open";
  const until = letter.linkUntil === undefined ? "" : ` and works until ${date(model, letter.linkUntil)}`;
  return (
    <LinkPage
      reader={model}
      title={`Sign off ${letter.key}`}
      forWhom={letter.forWhom}
      isLetter
      skip={children === null ? undefined : { href: "#decide", label: "Skip to your decision" }}
      footer={`This link is yours alone${until}. Please do not forward it.`}
    >
      <div class="first stack">
        <PassedOn letter={letter} />
        {first}
        {letter.news === undefined ? null : <News news={letter.news} />}
      </div>
      <div class={children === null ? "reading-only" : "letter"}>
        <div>
          <LetterBody letter={letter} moment={model} isAsked={isAsked} />
          {isAsked ? <Jump letter={letter} moment={model} /> : null}
        </div>
        {children}
      </div>
      <Proof letter={letter} />
    </LinkPage>
  );
};

const PassedOn = ({ letter: { decidesFor } }: { letter: Letter }) => {
  if (decidesFor === undefined) return null;
  const note = decidesFor.note === undefined ? "" : ` with a note: “${decidesFor.note}”`;
  const text = `${decidesFor.passedOnBy} passed it on to you${note}${note === "" ? "." : ""} The record names both of you.`;
  return <Notice notice={{ tone: "plain", title: `You decide for ${decidesFor.who}.`, text }} />;
};

const News = ({ news: { title, text, link } }: { news: NonNullable<Letter["news"]> }) => (
  <Notice
    notice={{
      tone: "plain",
      title,
      text,
      link: link === undefined ? undefined : { label: "Read what was answered", href: `#${link}` },
    }}
  />
);

const Jump = ({ letter, moment }: { letter: Letter; moment: Moment }) => (
  <div class="jump">
    <span>{letter.dueAt === undefined ? "Not decided yet" : `Needed by ${weekdayDate(moment, letter.dueAt)}`}</span>
    <a class="button primary" href="#decide">
      Go to your decision
    </a>
  </div>
);

const Proof = ({ letter }: { letter: Letter }) => (
  <section class="proof" aria-label="How your decision is kept">
    <p class="withicon">
      <Icon name="lock" />
      <span>
        What you were shown is kept with your decision, as fingerprint{" "}
        <span class="hash">{shortHash(letter.hash)}</span>, and cannot be changed later. Opening this page decides
        nothing.
      </span>
    </p>
    {letter.moreWaiting === undefined ? null : (
      <form method="post" action={letter.moreWaiting.action} class="row">
        <HiddenFields values={letter.moreWaiting.hidden} />
        <span>
          {letter.moreWaiting.count === 1
            ? "1 more request waits for you."
            : `${letter.moreWaiting.count} more requests wait for you.`}
        </span>
        <button class="button" type="submit">
          <Icon name="mail" />
          Mail me my list
        </button>
      </form>
    )}
  </section>
);

const Decided = ({ model }: { model: Extract<SignModel, { state: "decided" }> }) => {
  const { decision, form, passOn, close, trouble } = model;
  return (
    <>
      {form === undefined ? null : <Trouble form={form} passOn={passOn} trouble={trouble} />}
      {decision.overruled === undefined ? null : <Notice notice={overruledNotice(decision.overruled)} />}
      <Notice notice={decisionNotice(decision, model)}>
        {close === undefined ? undefined : <CloseObjection form={close} />}
      </Notice>
    </>
  );
};

const Waiting = () => (
  <Notice
    notice={{
      tone: "plain",
      title: "Others are asked first.",
      text: "Nothing is asked of you yet. When it is your turn you get a message, and your time begins then.",
    }}
  />
);

const Closed = ({ model }: { model: Extract<SignModel, { state: "closed" }> }) => (
  <>
    <Notice notice={closedNotice(model.why, model)} />
    {model.decision?.overruled === undefined ? null : <Notice notice={overruledNotice(model.decision.overruled)} />}
    {model.decision === undefined ? null : <Notice notice={decisionNotice(model.decision, model)} />}
  </>
);

const ChangeMind = ({ model, form }: { model: Extract<SignModel, { state: "decided" }>; form: SignForm }) => {
  const isAsking = model.decision.answerFrom !== undefined;
  const isTried = model.trouble !== undefined || form.errors.length > 0;
  return (
    <div class="aside-parts">
      <details class="fold" open={isTried}>
        <summary id="decide">
          <Icon name="chevron" flip />
          {isAsking ? "Decide without the answer" : "Change my decision"}
        </summary>
        <p class="small muted">The gate is still open. Everything said stays on the record; the latest counts.</p>
        <DecisionForm form={form} title="Decide again" id="decide-again" />
      </details>
      {model.passOn === undefined ? null : <PassOn form={model.passOn} />}
    </div>
  );
};

const Trouble = ({
  form,
  passOn,
  trouble,
}: {
  form: SignForm;
  passOn?: PassOnForm | undefined;
  trouble?: SignTrouble | undefined;
}) => (
  <>
    {trouble === undefined ? null : (
      <Notice notice={{ ...troubleNotice(trouble), link: { label: "Go to your decision", href: "#decide" } }} />
    )}
    <ErrorSummary errors={form.errors} title="Your decision is not recorded yet." />
    {passOn?.error === undefined ? null : (
      <ErrorSummary errors={[{ path: "to", message: passOn.error }]} title="It is not passed on yet." />
    )}
  </>
);
