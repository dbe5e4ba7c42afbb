import { ConsolePage, LinkPage } from "../kit/layout.tsx";
import { english } from "../kit/moment.ts";
import type { ConsoleFrame } from "../kit/frame.ts";

/** Anything that went wrong, in plain words: what happened, what is safe, what to do. */
export interface MessageModel {
  /** With navigation for people who are signed in. */
  frame?: ConsoleFrame | undefined;
  title: string;
  /** What happened and what is safe. */
  text: readonly string[];
  links: readonly { label: string; href: string }[];
  /** To quote when asking for help. */
  requestId?: string | undefined;
}

export const MessagePage = ({ model }: { model: MessageModel }) =>
  model.frame === undefined ? (
    <LinkPage reader={english} title={model.title}>
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
        Request <span class="hash">{model.requestId}</span>
      </p>
    )}
  </div>
);

const onward = [{ label: "Go to the portfolio", href: "/" }];

/** The usual messages, so that every route says the same. */
export const messages = {
  notFound: (frame?: ConsoleFrame): MessageModel => ({
    frame,
    title: "There is nothing at this address",
    text: [
      "It may be mistyped, or what it led to has another key now. Nothing was changed.",
      "If you came by a mail, open its link once more from there: some mail programs break long addresses in two.",
    ],
    links: onward,
  }),
  forbidden: (frame?: ConsoleFrame): MessageModel => ({
    frame,
    title: "This is not open to you",
    text: [
      "Your key or session does not carry the permission for it. Nothing was changed.",
      "Ask whoever runs Takehold for it, and say which page you wanted.",
    ],
    links: onward,
  }),
  failed: (requestId: string, frame?: ConsoleFrame): MessageModel => ({
    frame,
    title: "This did not work",
    text: [
      "Something failed on our side. What was recorded before is safe.",
      "Please try again in a minute. If it stays, tell whoever runs Takehold the number of this request: it finds the cause in the log.",
    ],
    links: onward,
    requestId,
  }),
  /** An address that only takes forms was opened as a page, as from a bookmark. */
  noPage: (frame?: ConsoleFrame): MessageModel => ({
    frame,
    title: "There is no page at this address",
    text: [
      "A form is sent to it, and what comes of that is shown elsewhere. Opening it changed nothing.",
      "Begin at the portfolio: everything that can be done is offered from there.",
    ],
    links: onward,
  }),
  unavailable: (requestId: string, frame?: ConsoleFrame): MessageModel => ({
    frame,
    title: "The record cannot be reached just now",
    text: [
      "If you sent something, we could not confirm that it was recorded. Load the page again in a minute to see.",
      "Sending it again is safe: it counts once, however often it is sent.",
    ],
    links: [],
    requestId,
  }),
};
