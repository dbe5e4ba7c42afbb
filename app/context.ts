import type { Db } from "../store/database.ts";
import type { Template } from "../domain/template/schema.ts";
import type { ChangeGateway } from "./change/gateway.ts";
import type { Chat } from "./message/chat.ts";
import type { Outbound } from "../lib/outbound.ts";
import type { Post } from "./message/post.ts";
import type { PullSchedules } from "./usage/pull/schedules.ts";

/** What every use case is given. There is nothing global beside it. */
export interface App {
  readonly db: Db;
  readonly changes: ChangeGateway;
  /** The installation's secret. Link tokens, nonces and pseudonyms derive from it, each by a key of its own. */
  readonly secret: string;
  /** Public base of links, without a slash at the end. */
  readonly url: string;
  /** BCP 47 tag of the language of whoever has named none. */
  readonly language: string;
  /** Epoch milliseconds. For what people are shown and for expiry, never for a rule of a change. */
  readonly now: () => number;
  /** Hour of their Monday at which people get the weekly digest; `null`: nobody gets one. */
  readonly digestHour: number | null;
  /** Those that come with the program and with its data directory; further ones are in the database. */
  readonly templates: readonly Template[];
  /** Mail goes out by SMTP; otherwise it is read on the inbox page. */
  readonly post: Post;
  /** Beside mail, for whoever wants it there. */
  readonly chat: Chat;
  /** The way to what people name by its address, guarded. */
  readonly outbound: Outbound;
  readonly pulls: PullSchedules;
  /** Has what is due delivered to webhooks now. Never fails. */
  readonly wakeWebhooks: () => Promise<void>;
}
