import type { Child } from "hono/jsx";
import { deadlineInZone, shortHash, weekdayDate } from "../kit/format.ts";
import type { FieldError } from "../kit/field.ts";
import { ErrorSummary, HiddenFields } from "../kit/form.tsx";
import { Icon } from "../kit/icon.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment, Reader } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import { UnsentWords } from "../kit/unsent.tsx";
import { wordsOf } from "../language/choose.ts";
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
      return <UnknownLink reader={model} unsent={model.unsent} />;
    case "void":
      return <VoidLink link={model} reader={model} />;
    case "open":
      return (
        <Asked model={model} letter={model.letter} first={<First model={model} />}>
          <div class="aside-parts">
            <DecisionForm form={model.form} reader={model} title={wordsOf(model).sign.page.decision} />
            <PassOn form={model.passOn} reader={model} />
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
        <Asked model={model} letter={model.letter} first={<Waiting model={model} />}>
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
  const words = wordsOf(model).sign.page;
  return (
    <LinkPage
      reader={model}
      title={words.title(letter.key)}
      forWhom={letter.forWhom}
      isLetter
      skip={children === null ? undefined : { href: "#decide", label: words.skip }}
      footer={words.footer(letter.linkUntil === undefined ? null : deadlineInZone(model, letter.linkUntil))}
    >
      <div class="first stack">
        <PassedOn letter={letter} reader={model} />
        {first}
        {letter.news === undefined ? null : <News news={letter.news} reader={model} />}
      </div>
      <div class={children === null ? "reading-only" : "letter"}>
        <div>
          <LetterBody letter={letter} moment={model} isAsked={isAsked} />
          {isAsked ? <Jump letter={letter} moment={model} /> : null}
        </div>
        {children}
      </div>
      <Proof letter={letter} reader={model} />
    </LinkPage>
  );
};

const First = ({ model }: { model: Extract<SignModel, { state: "open" }> }) => (
  <>
    {model.isRehearsal === true ? <Notice notice={{ tone: "plain", ...wordsOf(model).sign.page.rehearsal }} /> : null}
    <Trouble {...model} reader={model} />
  </>
);

const PassedOn = ({ letter: { decidesFor }, reader }: { letter: Letter; reader: Reader }) => {
  if (decidesFor === undefined) return null;
  const words = wordsOf(reader).sign.page;
  const { who, passedOnBy, note, isAway } = decidesFor;
  const text = isAway === true ? words.isAway(passedOnBy) : words.passedOn(passedOnBy, note);
  return <Notice notice={{ tone: "plain", title: words.decidesFor(who), text }} />;
};

const News = ({ news: { title, text, link }, reader }: { news: NonNullable<Letter["news"]>; reader: Reader }) => (
  <Notice
    notice={{
      tone: "plain",
      title,
      text,
      link: link === undefined ? undefined : { label: wordsOf(reader).sign.page.readAnswer, href: `#${link}` },
    }}
  />
);

const Jump = ({ letter, moment }: { letter: Letter; moment: Moment }) => {
  const words = wordsOf(moment).sign.page;
  return (
    <div class="jump">
      <span>{letter.dueAt === undefined ? words.notDecided : words.neededBy(weekdayDate(moment, letter.dueAt))}</span>
      <a class="button primary" href="#decide">
        {words.goToDecision}
      </a>
    </div>
  );
};

const Proof = ({ letter, reader }: { letter: Letter; reader: Reader }) => {
  const words = wordsOf(reader).sign.page;
  return (
    <section class="proof" aria-label={words.proof.label}>
      <p class="withicon">
        <Icon name="lock" />
        <span>
          {words.proof.before} <span class="hash">{shortHash(letter.hash)}</span>
          {words.proof.after}
        </span>
      </p>
      {letter.moreWaiting === undefined ? null : (
        <form method="post" action={letter.moreWaiting.action} class="row">
          <HiddenFields values={letter.moreWaiting.hidden} />
          <span>{words.moreWaiting(letter.moreWaiting.count)}</span>
          <button class="button" type="submit">
            <Icon name="mail" />
            {words.mailList}
          </button>
        </form>
      )}
    </section>
  );
};

const Decided = ({ model }: { model: Extract<SignModel, { state: "decided" }> }) => {
  const { decision, form, passOn, close, trouble } = model;
  return (
    <>
      {form === undefined ? null : <Trouble form={form} passOn={passOn} trouble={trouble} reader={model} />}
      {decision.overruled === undefined ? null : <Notice notice={overruledNotice(decision.overruled, model)} />}
      <Notice notice={decisionNotice(decision, model)}>
        {close === undefined ? undefined : <CloseObjection form={close} reader={model} />}
      </Notice>
    </>
  );
};

const Waiting = ({ model }: { model: Extract<SignModel, { state: "waiting" }> }) => (
  <>
    <Notice notice={{ tone: "plain", ...wordsOf(model).sign.page.othersFirst }} />
    <UnsentWords unsent={model.unsent} reader={model} />
  </>
);

const Closed = ({ model }: { model: Extract<SignModel, { state: "closed" }> }) => (
  <>
    <Notice notice={closedNotice(model.why, model)} />
    <UnsentWords unsent={model.unsent} reader={model} />
    {model.decision?.overruled === undefined ? null : (
      <Notice notice={overruledNotice(model.decision.overruled, model)} />
    )}
    {model.decision === undefined ? null : <Notice notice={decisionNotice(model.decision, model)} />}
  </>
);

const ChangeMind = ({ model, form }: { model: Extract<SignModel, { state: "decided" }>; form: SignForm }) => {
  const isAsking = model.decision.answerFrom !== undefined;
  const words = wordsOf(model).sign.page.again;
  const isTried = model.trouble !== undefined || form.errors.length > 0;
  return (
    <div class="aside-parts">
      <details class="fold" open={isTried}>
        <summary id="decide">
          <Icon name="chevron" flip />
          {isAsking ? words.withoutAnswer : words.change}
        </summary>
        <p class="small muted">{words.note}</p>
        <DecisionForm form={form} reader={model} title={words.title} id="decide-again" />
      </details>
      {model.passOn === undefined ? null : <PassOn form={model.passOn} reader={model} />}
    </div>
  );
};

function passOnErrors(passOn: PassOnForm | undefined): FieldError[] {
  const faults = [
    { path: "to", message: passOn?.error },
    { path: "pass-on-reason", message: passOn?.noteError },
  ];
  return faults.flatMap(({ path, message }) => (message === undefined ? [] : [{ path, message }]));
}

const Trouble = ({
  form,
  reader,
  passOn,
  trouble,
}: {
  form: SignForm;
  reader: Reader;
  passOn?: PassOnForm | undefined;
  trouble?: SignTrouble | undefined;
}) => (
  <>
    {trouble === undefined ? null : (
      <Notice
        notice={{
          ...troubleNotice(trouble, reader),
          link: { label: wordsOf(reader).sign.page.goToDecision, href: "#decide" },
        }}
      />
    )}
    <ErrorSummary errors={form.errors} title={wordsOf(reader).sign.page.notRecordedYet} />
    <ErrorSummary errors={passOnErrors(passOn)} title={wordsOf(reader).sign.page.notPassedOnYet} />
  </>
);
