import { clock, date, stamp } from "../kit/format.ts";
import { Empty, Facts } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { MailSheets } from "./mail-sheets.tsx";

/** Mail that would have been sent, readable here while no mail server is configured. */
export interface InboxModel {
  frame: ConsoleFrame;
  messages: readonly InboxMessage[];
  /** Total, when the list shows only the newest. */
  total: number;
  olderHref?: string | undefined;
}

export interface InboxMessage {
  id: string;
  /** Absent where what it was about has changed since, and nothing is to be said any more. */
  href?: string | undefined;
  to: string;
  subject: string;
  at: number;
  changeKey?: string | undefined;
  isRead: boolean;
}

export interface InboxMessageModel {
  frame: ConsoleFrame;
  message: InboxMessage & { from: string; text: string };
  /** Address of the HTML body on its own. */
  htmlHref: string;
}

export const InboxPage = ({ model }: { model: InboxModel }) => (
  <ConsolePage frame={model.frame} title="Inbox">
    <div class="page-head">
      <p class="eyebrow">Mail that is not sent</p>
      <h1>Inbox</h1>
      <p class="muted">
        No mail server is configured, so every message waits here, its links included. Whoever reads this page can
        decide for others. Set <code>SMTP_URL</code> to send mail; this page then closes.
      </p>
    </div>
    {model.messages.length === 0 ? (
      <Empty title="No message yet." text="When a change is submitted, the people who decide are written to.">
        <a class="button" href="/changes/new">
          Propose a change
        </a>
      </Empty>
    ) : (
      <ul class="messages">
        {model.messages.map((message) => (
          <Line message={message} frame={model.frame} />
        ))}
      </ul>
    )}
    {model.olderHref === undefined ? null : (
      <p class="row gap">
        <a class="button" href={model.olderHref}>
          Older messages
        </a>
        <span class="small muted">{model.total} in all</span>
      </p>
    )}
  </ConsolePage>
);

const Line = ({ message, frame }: { message: InboxMessage; frame: ConsoleFrame }) => (
  <li class={message.isRead || message.href === undefined ? "read" : "unread"}>
    {message.href === undefined ? (
      <div class="inbox-line">
        <Parts message={message} frame={frame} />
      </div>
    ) : (
      <a class="inbox-line" href={message.href}>
        <Parts message={message} frame={frame} />
      </a>
    )}
  </li>
);

const Parts = ({ message, frame }: { message: InboxMessage; frame: ConsoleFrame }) => (
  <>
    <Icon name="mail" />
    <span class="subject">
      {message.isRead || message.href === undefined ? null : <span class="visually-hidden">New: </span>}
      {message.subject}
    </span>
    <span class="to">{message.to}</span>
    <time datetime={new Date(message.at).toISOString()}>
      {`${date(frame, message.at)}, ${clock(frame, message.at)}`}
    </time>
  </>
);

export const InboxMessagePage = ({ model: { frame, message, htmlHref } }: { model: InboxMessageModel }) => (
  <ConsolePage frame={frame} title={message.subject}>
    <div class="page-head">
      <Crumbs above={[{ label: "Inbox", href: "/inbox" }]} here={message.changeKey ?? "Message"} />
      <h1>{message.subject}</h1>
      <Facts
        facts={[
          { term: "To", text: message.to },
          { term: "From", text: message.from },
          { term: "At", text: stamp(frame, message.at) },
        ]}
      />
    </div>
    <MailSheets mail={{ ...message, htmlHref }} />
  </ConsolePage>
);
