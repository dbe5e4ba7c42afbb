import type { MessageTask } from "../../domain/message.ts";

/** A message as it goes out. */
export interface Letter {
  readonly to: { readonly name: string; readonly email: string };
  /** BCP 47 tag of what it is written in. */
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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
}

/** Writes messages. `null`: there is nothing to say any more, or nobody to say it to. */
export interface Letters {
  write(request: LetterRequest): Promise<Letter | null>;
}

/** Sends messages. */
export interface Post {
  readonly via: "smtp" | "inbox";
  /** Domain of message ids. */
  readonly domain: string;
  /** @throws SmtpFailure */
  send(letter: Letter, messageId: string, reference: string): Promise<void>;
}
