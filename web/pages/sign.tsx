import type { Child } from "hono/jsx";
import { date, shortHash, weekdayDate } from "../kit/format.ts";
import { ErrorSummary, HiddenFields } from "../kit/form.tsx";
import { Icon } from "../kit/icon.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { Notice } from "../kit/notice.tsx";
import { DecisionForm } from "./sign/form.tsx";
import { LetterBody, onDayAt } from "./sign/letter.tsx";
import type { ClosedWhy, Letter, OwnDecision, SignForm, SignModel, SignTrouble, VoidLinkModel } from "./sign/model.ts";

export type * from "./sign/model.ts";

/** The page behind a sign-off link. Opening it decides nothing; each state says what is true and what can be done. */
export const SignPage = ({ model }: { model: SignModel }) => {
  switch (model.state) {
    case "unknown":
      return <UnknownLink />;
    case "void":
      return <VoidLink link={model} />;
    case "open":
      return (
        <Asked model={model} letter={model.letter} first={<Trouble form={model.form} trouble={model.trouble} />}>
          <DecisionForm form={model.form} title="Your decision" />
        </Asked>
      );
    case "decided":
      return (
        <Asked model={model} letter={model.letter} first={<Decided model={model} />}>
          {model.form === undefined ? null : <ChangeMind model={model} form={model.form} />}
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
      title={`Sign off ${letter.key}`}
      forWhom={letter.forWhom}
      isLetter
      skip={children === null ? undefined : { href: "#decide", label: "Skip to your decision" }}
      footer={`This link is yours alone${until}. Please do not forward it.`}
    >
      <div class="first stack">{first}</div>
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

const Decided = ({ model }: { model: Extract<SignModel, { state: "decided" }> }) => (
  <>
    {model.form === undefined ? null : <Trouble form={model.form} trouble={model.trouble} />}
    <Notice notice={decisionNotice(model.decision, model)} />
  </>
);

const Closed = ({ model }: { model: Extract<SignModel, { state: "closed" }> }) => (
  <>
    <Notice notice={closedNotice(model.why, model)} />
    {model.decision === undefined ? null : <Notice notice={decisionNotice(model.decision, model)} />}
  </>
);

const ChangeMind = ({ model, form }: { model: Extract<SignModel, { state: "decided" }>; form: SignForm }) => (
  <details class="more change-mind" open={model.trouble !== undefined || form.errors.length > 0}>
    <summary id="decide">
      <Icon name="chevron" flip />
      Change my decision
    </summary>
    <div class="inside">
      <p class="small muted">The gate is still open. Both decisions stay on the record; the later one counts.</p>
      <DecisionForm form={form} title="Decide again" id="decide-again" />
    </div>
  </details>
);

function decisionNotice(own: OwnDecision, moment: Moment): NoticeModel {
  const said = own.decision === "approve" ? "you approved" : "you declined";
  const reason = own.reason === undefined || own.reason === "" ? "" : `In your words: “${own.reason}” `;
  return {
    tone: own.decision === "approve" ? "adopted" : "plain",
    title: `Recorded: ${said} revision ${own.revision}, ${onDayAt(moment, own.at)}.`,
    text: `${reason}${own.next ?? ""}`.trim() || undefined,
  };
}

function closedNotice(why: ClosedWhy, moment: Moment): NoticeModel {
  const on = `on ${date(moment, why.at)}`;
  switch (why.kind) {
    case "gateDecided":
      return { tone: "plain", title: `This gate was ${why.outcome} ${on}.`, text: why.sentence };
    case "gateWithdrawn":
      return {
        tone: "plain",
        title: `This gate was closed ${on}.`,
        text: why.sentence ?? "Nothing is asked of you any more.",
      };
    case "changeEnded":
      return { tone: "plain", title: `This change ended ${on}.`, text: why.sentence };
    case "onHold":
      return {
        tone: "plain",
        title: `This change is on hold since ${date(moment, why.at)}.`,
        text: why.sentence ?? "Nothing is asked of you until it goes on. This link then works again.",
      };
  }
}

const Trouble = ({ form, trouble }: { form: SignForm; trouble: SignTrouble | undefined }) => (
  <>
    {trouble === undefined ? null : (
      <Notice notice={{ ...troubleNotice(trouble), link: { label: "Go to your decision", href: "#decide" } }} />
    )}
    <ErrorSummary errors={form.errors} title="Your decision is not recorded yet." />
  </>
);

function troubleNotice(trouble: SignTrouble): NoticeModel {
  const alert = { isAlert: true } as const;
  switch (trouble.kind) {
    case "expired":
      return {
        ...alert,
        tone: "risk",
        title: "The decision was not recorded.",
        text: "The page had been open for more than two hours. Your text is still here; please look once more and send it again.",
      };
    case "revised":
      return {
        ...alert,
        tone: "risk",
        title: "The decision was not recorded.",
        text: `The proposal was changed while this page was open. You now see revision ${trouble.revision}. Your text is still here.`,
      };
    case "notRecorded":
      return {
        ...alert,
        tone: "lapsed",
        title: "We could not confirm that your decision was recorded.",
        text: `The record cannot be reached just now. Your text is still here, and sending it again in a minute is safe: it counts once. Request ${trouble.requestId}.`,
      };
    case "refused":
      return { ...alert, tone: "lapsed", title: "The decision was not recorded.", text: trouble.message };
  }
}

/** Each way in which a link ends has its own next step. */
const VoidLink = ({ link }: { link: VoidLinkModel }) => {
  const { title, happened, todo } = voidWords(link);
  return (
    <LinkPage title={`${title}: ${link.key}`}>
      <p class="eyebrow">{link.key}</p>
      <h1>{title}</h1>
      <div class="stack gap">
        <p>{happened} Nothing was recorded here.</p>
        <p>{todo}</p>
      </div>
    </LinkPage>
  );
};

function voidWords({ kind, key, title, owner, isAskedNow }: VoidLinkModel) {
  const whom = owner ?? "whoever sent it";
  const newest = `Please use the button in the latest message about ${key}; older messages lead here.`;
  switch (kind) {
    case "replaced":
      return {
        title: "A newer link was sent to you",
        happened: `You were asked about “${title}” once more, and since then only the newer link works.`,
        todo: `${newest} If you cannot find it, ask ${whom} to send it again.`,
      };
    case "revoked":
      return {
        title: "This link was withdrawn",
        happened: "It was made void by those who run the change, and nobody can decide with it.",
        todo: `You need not do anything. If you think that your decision is needed, ask ${whom} for a new link.`,
      };
    case "revised":
      return {
        title: "The proposal was asked again",
        happened: `After this link was sent, “${title}” went back to be reworked. What is decided now is its newest wording.`,
        todo: isAskedNow
          ? `Your decision on that is open. ${newest}`
          : `Nothing is asked of you at the moment. You get a message when it is; if you expected one, ask ${whom}.`,
      };
  }
}

const UnknownLink = () => (
  <LinkPage title="This link leads nowhere">
    <h1>This link leads nowhere</h1>
    <div class="stack gap">
      <p>It is no link that was ever sent from here. Mail programs sometimes break long addresses in two.</p>
      <p>Nothing was recorded. Please use the button in the latest message, or ask whoever sent it for a new link.</p>
    </div>
  </LinkPage>
);
