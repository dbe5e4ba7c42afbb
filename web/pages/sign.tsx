import { date, shortHash, weekdayDate } from "../kit/format.ts";
import { HiddenFields } from "../kit/form.tsx";
import { Icon } from "../kit/icon.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { Notice } from "../kit/notice.tsx";
import { DecisionForm } from "./sign/form.tsx";
import { LetterBody, onDayAt } from "./sign/letter.tsx";
import type { ClosedWhy, Letter, OwnDecision, SignModel, SignTrouble } from "./sign/model.ts";

export type * from "./sign/model.ts";

/** The page behind a sign-off link. Opening it decides nothing; each state says what is true and what can be done. */
export const SignPage = ({ model }: { model: SignModel }) => {
  switch (model.state) {
    case "unknown":
      return <UnknownLink />;
    case "superseded":
      return <Superseded model={model} />;
    case "open":
      return (
        <Asked model={model} letter={model.letter}>
          <DecisionForm form={model.form} title="Your decision" trouble={<Trouble trouble={model.trouble} />} />
        </Asked>
      );
    case "decided":
      return (
        <Asked model={model} letter={model.letter}>
          <Decided model={model} />
        </Asked>
      );
    case "closed":
      return (
        <Asked model={model} letter={model.letter}>
          <section class="decide" id="decide" aria-label="Your decision">
            <div class="stack">
              <Notice notice={closedNotice(model.why, model)} />
              {model.decision === undefined ? null : <Notice notice={decisionNotice(model.decision, model)} />}
            </div>
          </section>
        </Asked>
      );
  }
};

const Asked = ({ model, letter, children }: { model: SignModel; letter: Letter; children: unknown }) => {
  const isAsked = model.state === "open";
  const until = letter.linkUntil === undefined ? "" : ` and works until ${date(model, letter.linkUntil)}`;
  return (
    <LinkPage
      title={`Sign off ${letter.key}`}
      forWhom={letter.forWhom}
      skip={{ href: "#decide", label: "Skip to your decision" }}
      footer={`This link is yours alone${until}. Please do not forward it.`}
    >
      <div class="letter">
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

const Decided = ({ model }: { model: Extract<SignModel, { state: "decided" }> }) => {
  const notice = <Notice notice={decisionNotice(model.decision, model)} />;
  if (model.form === undefined) {
    return (
      <section class="decide" id="decide" aria-label="Your decision">
        {notice}
      </section>
    );
  }
  const form = (
    <DecisionForm form={model.form} title="Change my decision" trouble={<Trouble trouble={model.trouble} />} />
  );
  const isOpen = model.trouble !== undefined || model.form.errors.length > 0;
  return (
    <div class="stack">
      {notice}
      <details class="more change-mind" open={isOpen}>
        <summary>
          <Icon name="chevron" flip />
          Change my decision
        </summary>
        <div class="inside">
          <p class="small muted">The gate is still open. Both decisions stay on the record; the later one counts.</p>
          {form}
        </div>
      </details>
    </div>
  );
};

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

const Trouble = ({ trouble }: { trouble: SignTrouble | undefined }) =>
  trouble === undefined ? null : (
    <div class="trouble">
      <Notice notice={troubleNotice(trouble)} />
    </div>
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
        title: "The decision was not recorded.",
        text: `The record cannot be reached just now. Your text is still here; please send it again in a minute. It counts once. Request ${trouble.requestId}.`,
      };
    case "refused":
      return { ...alert, tone: "lapsed", title: "The decision was not recorded.", text: trouble.message };
  }
}

const Superseded = ({ model }: { model: Extract<SignModel, { state: "superseded" }> }) => (
  <LinkPage title={`Replaced link, ${model.key}`}>
    <p class="eyebrow">{model.key}</p>
    <h1>This link was replaced by a newer one</h1>
    <div class="stack gap">
      <p>
        It was about: <b>{model.title}</b>. A newer link was sent to you, and only that one works. Nothing was recorded
        here.
      </p>
      {model.newHref === undefined ? (
        <p>Please open the latest message about {model.key} in your mail.</p>
      ) : (
        <p class="row actions">
          <a class="button primary large" href={model.newHref}>
            Open the newer request
          </a>
        </p>
      )}
    </div>
  </LinkPage>
);

const UnknownLink = () => (
  <LinkPage title="This link leads nowhere">
    <h1>This link leads nowhere</h1>
    <div class="stack gap">
      <p>It may be incomplete: mail programs sometimes break long addresses in two. Or it was withdrawn.</p>
      <p>Nothing was recorded. Please use the button in the latest message, or ask whoever sent it for a new link.</p>
    </div>
  </LinkPage>
);
