import { ConsolePage, LinkPage } from "../kit/layout.tsx";
import { english } from "../kit/moment.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { ConsoleFrame } from "../kit/frame.ts";

/** Anything that went wrong, in plain words: what happened, what is safe, what to do. */
export interface MessageModel {
  /** With navigation for people who are signed in. */
  frame?: ConsoleFrame | undefined;
  /** In whose language; English when left out. */
  reader?: Reader | undefined;
  title: string;
  /** What happened and what is safe. */
  text: readonly string[];
  links: readonly { label: string; href: string }[];
  /** To quote when asking for help. */
  requestId?: string | undefined;
}

export const MessagePage = ({ model }: { model: MessageModel }) =>
  model.frame === undefined ? (
    <LinkPage reader={model.reader ?? english} title={model.title}>
      <Body model={model} />
    </LinkPage>
  ) : (
    <ConsolePage frame={model.frame} title={model.title}>
      <Body model={model} />
    </ConsolePage>
  );

const Body = ({ model }: { model: MessageModel }) => (
  <div class="message stack">
    <h1>{model.title}</h1>
    {model.text.map((line) => (
      <p>{line}</p>
    ))}
    {model.links.length === 0 ? null : (
      <p class="row actions gap">
        {model.links.map((link) => (
          <a class="button" href={link.href}>
            {link.label}
          </a>
        ))}
      </p>
    )}
    {model.requestId === undefined ? null : (
      <p class="small muted">
        {wordsOf(model.reader ?? english).failure.request} <span class="hash">{model.requestId}</span>
      </p>
    )}
  </div>
);

const portfolio = [{ label: "Go to the portfolio", href: "/" }];

const fromPortfolio = [
  "A form is sent to it, and what comes of that is shown elsewhere. Opening it changed nothing.",
  "Begin at the portfolio: everything that can be done is offered from there.",
];

/** Somebody who came by a link has no console to go on to. */
function onward(reader: Reader): MessageModel["links"] {
  return reader === english ? portfolio : [];
}

/** The usual messages, so that every route says the same. On the console, which is the rule, they are English. */
export const messages = {
  notFound: (frame?: ConsoleFrame, reader: Reader = english): MessageModel => ({
    frame,
    reader,
    ...wordsOf(reader).failure.notFound,
    links: onward(reader),
  }),
  forbidden: (frame?: ConsoleFrame, reader: Reader = english): MessageModel => ({
    frame,
    reader,
    ...wordsOf(reader).failure.forbidden,
    links: onward(reader),
  }),
  failed: (requestId: string, frame?: ConsoleFrame, reader: Reader = english): MessageModel => ({
    frame,
    reader,
    ...wordsOf(reader).failure.failed,
    links: onward(reader),
    requestId,
  }),
  /** An address that only takes forms was opened as a page, as from a bookmark. */
  noPage: (frame?: ConsoleFrame, reader: Reader = english): MessageModel => ({
    frame,
    reader,
    ...wordsOf(reader).failure.noPage,
    ...(reader === english ? { text: fromPortfolio } : {}),
    links: onward(reader),
  }),
  unavailable: (requestId: string, frame?: ConsoleFrame, reader: Reader = english): MessageModel => ({
    frame,
    reader,
    ...wordsOf(reader).failure.unavailable,
    links: [],
    requestId,
  }),
};
