import type { Child } from "hono/jsx";
import { Facts, Sheet } from "../kit/facts.tsx";
import type { Fact } from "../kit/facts.tsx";
import { date, plural, shortWeekdayDate } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";
import { Icon, Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import type { RequestStanding, Status } from "../kit/status.tsx";
import { standingLook, StatusPill } from "../kit/status.tsx";
import { Privacy } from "./person-privacy.tsx";
import type { PersonPrivacy } from "./person-privacy.tsx";
import { Crumbs } from "../kit/crumbs.tsx";

/** One person: what waits for them, what they stand for, what they decided. */
export interface PersonModel {
  frame: ConsoleFrame;
  name: string;
  facts: readonly { term: string; text: string; href?: string | undefined }[];
  waiting: readonly WaitingLine[];
  owns: readonly { key: string; href: string; title: string; status: Status }[];
  decided: readonly DecidedLine[];
  /** What can be done for them; empty for whoever may not. */
  actions: readonly ActionForm[];
  /** Why the last of these was not done. */
  trouble?: NoticeModel | undefined;
  privacy: PersonPrivacy;
}

export interface WaitingLine {
  key: string;
  href: string;
  title: string;
  /** Verb with its object, such as "Accept or decline". */
  decision: string;
  since: number;
  dueAt?: number | undefined;
}

export interface DecidedLine {
  key: string;
  href: string;
  title: string;
  standing: RequestStanding;
  at: number;
  reason?: string | undefined;
}

export const PersonPage = ({ model }: { model: PersonModel }) => (
  <ConsolePage frame={model.frame} title={model.name}>
    <div class="page-head">
      <Crumbs above={[{ label: "People", href: "/people" }]} here={model.name} />
      <h1>{model.name}</h1>
      <Facts facts={model.facts.map(factOf)} />
      {model.trouble === undefined ? null : (
        <div class="gap">
          <Notice notice={model.trouble} />
        </div>
      )}
      <Actions actions={model.actions} scope="person" />
    </div>
    <Sheet id="waiting" title="Waiting for them" aside={countOf(model.waiting.length, "change")}>
      {model.waiting.length === 0 ? (
        <Nothing>
          Nothing waits for {model.name}. When a change does, they are written to and it is listed here.
        </Nothing>
      ) : (
        <ul class="people">
          {model.waiting.map((line) => (
            <Waiting line={line} moment={model.frame} />
          ))}
        </ul>
      )}
    </Sheet>
    <Sheet id="owns" title="Looking after" aside={countOf(model.owns.length, "running change")}>
      {model.owns.length === 0 ? (
        <Nothing>
          {model.name} owns no running change. The owner is named in the proposal and has the ball until it is used.
        </Nothing>
      ) : (
        <ul class="people">
          {model.owns.map((change) => (
            <li>
              <Icon name="flag" />
              <ChangeTitle change={change} />
              <div class="state">
                <StatusPill status={change.status} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
    <Sheet id="decided" title="Decided" aside={countOf(model.decided.length, "decision")}>
      {model.decided.length === 0 ? (
        <Nothing>
          No decision of {model.name} is on record. A gate of a proposal asks them by a link of their own.
        </Nothing>
      ) : (
        <ol class="people">
          {model.decided.map((line) => (
            <Decided line={line} moment={model.frame} />
          ))}
        </ol>
      )}
    </Sheet>
    <Privacy privacy={model.privacy} moment={model.frame} />
  </ConsolePage>
);

function factOf({ term, text, href }: PersonModel["facts"][number]): Fact {
  return { term, text: href === undefined ? text : <a href={href}>{text}</a> };
}

function countOf(count: number, word: string): string | undefined {
  return count === 0 ? undefined : plural(count, word);
}

const Nothing = ({ children }: { children: Child }) => <p class="muted">{children}</p>;

const ChangeTitle = ({ change, more }: { change: { key: string; href: string; title: string }; more?: string }) => (
  <div>
    <a class="who" href={change.href}>
      {change.title}
    </a>
    <br />
    <span class="when">{more === undefined ? change.key : `${change.key}, ${more}`}</span>
  </div>
);

const Waiting = ({ line, moment }: { line: WaitingLine; moment: Moment }) => {
  const isOverdue = line.dueAt !== undefined && line.dueAt < moment.now;
  return (
    <li>
      <Mark name="ball" class="tone-adopted" />
      <ChangeTitle change={line} more={`since ${date(moment, line.since)}`} />
      <div class="state">
        <span class="word">{line.decision}</span>
        {line.dueAt === undefined ? null : (
          <>
            <br />
            <span class={isOverdue ? "overdue" : "when"}>
              {`${isOverdue ? "was due" : "due"} ${shortWeekdayDate(moment, line.dueAt)}`}
            </span>
          </>
        )}
      </div>
    </li>
  );
};

const Decided = ({ line, moment }: { line: DecidedLine; moment: Moment }) => (
  <li>
    <Mark name={standingLook(line.standing).mark} class={`tone-${standingLook(line.standing).tone}`} />
    <ChangeTitle change={line} />
    <div class="state">
      <span class="word">{standingLook(line.standing).word}</span>
      <br />
      <span class="when">{date(moment, line.at)}</span>
    </div>
    {line.reason === undefined ? null : <p class="small said prose">{line.reason}</p>}
  </li>
);
