import type { Chat } from "../app/message/chat.ts";
import type { Letters, Post } from "../app/message/post.ts";
import type { Db } from "../store/database.ts";

/** What activities work with. */
export interface ActivityDeps {
  readonly db: Db;
  readonly secret: string;
  readonly letters: Letters;
  readonly post: Post;
  readonly chat: Chat;
  /** Told after events were recorded. Must not wait for anything, nor fail. */
  readonly onRecorded?: () => void;
  /** Failures in a row from which on people are told of an effect. */
  readonly tellAfter: number;
  /** Minutes that lie between the first, second, … message of a day that asks somebody; empty: nothing is gathered. */
  readonly collectMin: readonly number[];
}
