import type { MessageTask } from "../../domain/message.ts";
import type { SlackMessage } from "../../lib/chat/slack.ts";
import type { Card } from "../../lib/chat/teams.ts";

/** A message as it goes out, laid out for every program it may be read in. */
export interface Letter {
  /** `email` is null for somebody who can only be reached by chat, or not at all. */
  readonly to: { readonly name: string; readonly email: string | null };
  /** BCP 47 tag of what it is written in. */
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar file with the deadline, where the message has one. */
  readonly calendar: string | null;
  /** Pictures that the HTML shows by `cid:NAME`. */
  readonly pictures?: readonly { readonly cid: string; readonly png: Uint8Array }[];
  /** Where a mail program stops messages of this kind for its reader, by one POST (RFC 8058). */
  readonly unsubscribe?: string;
  /** Made when they are asked for. */
  readonly chat: { readonly slack: () => SlackMessage; readonly teams: () => Card };
}

/** A message to somebody who has an e-mail address. */
export type MailedLetter = Letter & { readonly to: { readonly email: string } };

/** The message, if there is an address to mail it to. */
export function mailed(letter: Letter): MailedLetter | null {
  const { email } = letter.to;
  return email === null ? null : { ...letter, to: { ...letter.to, email } };
}

/** A sign-off request that a message tells of beside its own. */
export interface ListedRequest {
  readonly change: string;
  readonly request: string;
  readonly generation: number;
}

export interface LetterRequest {
  /** `null`: it is about no change, but about the person. */
  readonly change: string | null;
  readonly task: MessageTask;
  readonly person: string;
  /** What of the task this message is about, where one task sends several. */
  readonly part: string;
  /** Workflow time, or the clock's where no change asks. */
  readonly now: number;
  readonly others?: readonly ListedRequest[];
}

/** Writes messages. `null`: there is nothing to say any more, or nobody to say it to. */
export interface Letters {
  write(request: LetterRequest): Promise<Letter | null>;
}

/** Sends messages by mail. */
export interface Post {
  readonly via: "smtp" | "inbox";
  /** Domain of message ids. */
  readonly domain: string;
  /** @throws SmtpFailure */
  send(letter: MailedLetter, messageId: string, reference: string): Promise<void>;
}
