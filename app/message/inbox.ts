import { Problem } from "../../domain/errors.ts";
import { findMessage, listInbox, noteShown } from "../../store/message/outbox.ts";
import type { StoredMessage } from "../../store/message/outbox.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

const shownMax = 200;

export interface InboxEntry extends StoredMessage {
  readonly name: string;
  readonly email: string;
}

/** Messages that wait on the console because no mail server is set up, newest first. @throws Problem once one is */
export async function inbox(app: App, caller: Caller): Promise<readonly InboxEntry[]> {
  requireInbox(app, caller);
  return withNames(app, await listInbox(app.db, shownMax));
}

/** One message of the inbox. Reading it shows its link, which is noted. */
export async function inboxMessage(app: App, caller: Caller, messageId: string): Promise<InboxEntry> {
  requireInbox(app, caller);
  const message = await findMessage(app.db, messageId);
  if (message === null) throw new Problem("not_found", "There is no such message.");
  await noteShown(app.db, messageId, app.now());
  const [entry] = await withNames(app, [message]);
  if (entry === undefined) throw new Problem("not_found", "There is no such message.");
  return entry;
}

function requireInbox(app: App, caller: Caller): void {
  requireScope(caller, "admin");
  if (app.post.via === "smtp")
    throw new Problem("not_found", "Mail is sent by a mail server, so there is no inbox page.");
}

async function withNames(app: App, messages: readonly StoredMessage[]): Promise<readonly InboxEntry[]> {
  const cards = await findCards(
    app.db,
    messages.map((message) => message.person),
  );
  return messages.map((message) => {
    const card = cards.get(message.person);
    return { ...message, name: card?.name ?? "Somebody erased", email: card?.email ?? "" };
  });
}
