import { Crumbs } from "../kit/crumbs.tsx";
import { Facts, More, Sheet } from "../kit/facts.tsx";
import type { Fact } from "../kit/facts.tsx";
import type { ActionForm } from "../kit/field.ts";
import { ActionView } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";
import { RichText } from "../kit/rich.tsx";
import type { Rich } from "../kit/rich.tsx";

/** A proposal before it is asked for: what is missing, what follows from it, and the very pages that people will get. */
export interface ReviewModel {
  readonly frame: ConsoleFrame;
  readonly key: string;
  readonly title: string;
  readonly href: string;
  /** Absent where it cannot be edited now. */
  readonly editHref: string | undefined;
  /** What keeps it from being asked for; each leads to its input. */
  readonly missing: readonly ReviewLine[];
  /** What is allowed, and is told. */
  readonly advice: readonly ReviewLine[];
  readonly notices: readonly NoticeModel[];
  readonly facts: readonly Fact[];
  /** How we will know that it is used, a sentence a target; without one, why there is none. */
  readonly targets: readonly Rich[];
  readonly noTarget: string;
  readonly gates: readonly ReviewGate[];
  /** Asks for it; absent for whoever may not, and once it was asked for. */
  readonly ask: ActionForm | undefined;
}

export interface ReviewLine {
  readonly href: string;
  readonly message: string;
}

export interface ReviewGate {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  /** Why nobody is asked here. */
  readonly leftOut: string | undefined;
  readonly people: readonly ReviewPerson[];
}

export interface ReviewPerson {
  readonly id: string;
  readonly who: string;
  /** When they are asked, until when they have, in which language. */
  readonly when: string;
  readonly pageHref: string;
  readonly mailHref: string;
}

export const ReviewPage = ({ model }: { model: ReviewModel }) => (
  <ConsolePage frame={model.frame} title={`Review ${model.key}`}>
    <div class="page-head">
      <Crumbs
        above={[
          { label: "Portfolio", href: "/" },
          { label: model.key, href: model.href },
        ]}
        here="Review"
      />
      <h1>{model.title}</h1>
      <p class="muted lede">
        Read it once with the eyes of those who decide. Nobody has been asked yet, and nothing here is sent.
      </p>
    </div>
    <Missing model={model} />
    {model.notices.map((notice) => (
      <div class="flash">
        <Notice notice={notice} />
      </div>
    ))}
    <div class="stack reviewed">
      <Sheet id="sums-up" title="What follows from it">
        <Facts facts={[...model.facts, { term: "It is used when", text: <Targets model={model} /> }]} />
      </Sheet>
      {model.gates.map((gate, index) => (
        <Gate gate={gate} isFirst={index === 0} />
      ))}
      <Ask model={model} />
    </div>
  </ConsolePage>
);

const Missing = ({ model: { missing, ask } }: { model: ReviewModel }) =>
  missing.length === 0 ? (
    ask === undefined ? null : (
      <div class="flash">
        <Notice
          notice={{
            tone: "adopted",
            title: "Nothing is missing.",
            text: "Look at what people will see, then ask for it below.",
            link: { label: "Ask for this change", href: "#ask" },
          }}
        />
      </div>
    )
  ) : (
    <section class="notice risk error-summary" id="missing" aria-labelledby="missing-title">
      <Icon name="pen" />
      <p>
        <b id="missing-title">
          {missing.length === 1 ? "One part is still missing." : `${missing.length} parts are still missing.`}
        </b>
      </p>
      <Lines lines={missing} />
    </section>
  );

const Targets = ({ model: { targets, noTarget } }: { model: ReviewModel }) =>
  targets.length === 0 ? (
    <>{noTarget}</>
  ) : (
    <ul class="lines">
      {targets.map((target) => (
        <li>
          <RichText text={target} />
        </li>
      ))}
    </ul>
  );

const Lines = ({ lines }: { lines: readonly ReviewLine[] }) => (
  <ul class="small lines">
    {lines.map(({ href, message }) => (
      <li>
        <a href={href}>{message}</a>
      </li>
    ))}
  </ul>
);

const Gate = ({ gate, isFirst }: { gate: ReviewGate; isFirst: boolean }) => (
  <Sheet id={`gate-${gate.id}`} title={gate.name} aside={gate.leftOut === undefined ? gate.rule : undefined}>
    {gate.leftOut === undefined ? null : <p class="muted">{gate.leftOut}</p>}
    {gate.leftOut === undefined && gate.people.length === 0 ? (
      <p class="muted">Nobody is named here yet, so nobody would be asked.</p>
    ) : null}
    {gate.people.map((person, index) => (
      <Person person={person} isOpen={isFirst && index === 0} />
    ))}
  </Sheet>
);

/** The page stands in a frame as wide as a phone: that is where most people open it. */
const Person = ({
  person: { id, who, when, pageHref, mailHref },
  isOpen,
}: {
  person: ReviewPerson;
  isOpen: boolean;
}) => (
  <More
    isOpen={isOpen}
    label={
      <span>
        {who} <span class="muted small">{when}</span>
      </span>
    }
  >
    <div class="as-seen" id={id}>
      <figure>
        <figcaption class="small muted">
          The page behind their link. <a href={pageHref}>Open it on its own</a>
        </figcaption>
        <iframe
          class="phone-frame"
          src={pageHref}
          title={`The page that ${who} will see`}
          sandbox="allow-same-origin"
          loading="lazy"
        ></iframe>
      </figure>
      <figure>
        <figcaption class="small muted">
          The message that brings them there. <a href={mailHref}>Open it on its own</a>
        </figcaption>
        <iframe
          class="phone-frame"
          src={mailHref}
          title={`The message that ${who} will get`}
          sandbox=""
          loading="lazy"
        ></iframe>
      </figure>
    </div>
  </More>
);

const Ask = ({ model: { ask, editHref, advice } }: { model: ReviewModel }) =>
  ask === undefined && editHref === undefined ? null : (
    <Sheet id="ask" title="Ask for it">
      {advice.length === 0 ? null : (
        <div class="stack advice">
          <p>It can be asked for without these, and is the better for them:</p>
          <Lines lines={advice} />
        </div>
      )}
      {ask === undefined ? null : (
        <p class="small muted">
          Asking sends it to intake. Once it is accepted, the people above get their message, and you are told of every
          answer.
        </p>
      )}
      <div class="row actions">
        {ask === undefined ? null : <ActionView action={ask} scope="ask" />}
        {editHref === undefined ? null : (
          <a class="button" href={editHref}>
            Go on writing
          </a>
        )}
      </div>
    </Sheet>
  );
