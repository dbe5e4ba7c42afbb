import type { Task } from "../domain/change/effect.ts";
import type { Db } from "../store/database.ts";

/** A message as it goes out. */
export interface Letter {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterRequest {
  readonly change: string;
  readonly task: Task;
  readonly person: string;
  /** What of the task this message is about, where one task sends several. */
  readonly part: string;
  /** Workflow time. */
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

/** What activities work with. */
export interface ActivityDeps {
  readonly db: Db;
  readonly secret: string;
  readonly letters: Letters;
  readonly post: Post;
  /** Told after events were recorded. Must not wait for anything, nor fail. */
  readonly onRecorded?: () => void;
  /** Failures in a row from which on people are told of an effect. */
  readonly tellAfter: number;
}
