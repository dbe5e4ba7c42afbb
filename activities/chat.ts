import { openWay, programOf } from "../app/message/chat.ts";
import type { Letter } from "../app/message/post.ts";
import { findChat, noteChat } from "../store/message/chats.ts";
import { claimChat, finishChat } from "../store/message/outbox.ts";
import type { KnownMessage } from "../store/message/outbox.ts";
import type { ActivityDeps } from "./deps.ts";

/** How a message fared in chat. `none`: it was not sent there, and mail is the way. */
export type ByChat =
  | { readonly is: "none" }
  | { readonly is: "sent"; readonly via: "slack" | "teams" }
  | { readonly is: "later"; readonly afterMs: number; readonly via: "slack" | "teams" };

/** A chat program takes messages again in a moment. */
export class ChatBusy extends Error {
  override readonly name = "ChatBusy";

  constructor(via: "slack" | "teams") {
    super(`${via === "slack" ? "Slack" : "Teams"} takes no more messages for the moment.`);
  }
}

/** For longer than this nobody waits for a chat program that is busy. */
const waitMaxMs = 60_000;
const waitsMax = 3;

interface ChatMessage {
  readonly person: string;
  readonly messageId: string;
  readonly letter: Letter;
  readonly known: KnownMessage;
  readonly attempts: number;
  readonly now: number;
}

/**
 * Sends a message by chat, to whoever wants it there. Chat programs do not know a message that is sent again, so each is tried
 * there once: it is taken for chat first, and one whose end nobody knows, because a process died or an answer did not come, goes
 * by mail. At worst a person then reads it in both; it is never lost, and never twice in one.
 */
export async function byChat(deps: ActivityDeps, message: ChatMessage): Promise<ByChat> {
  const { person, messageId, letter, known, attempts, now } = message;
  const none = { is: "none" } as const;
  const chat = await findChat(deps.db, person);
  if (chat === null) return none;
  const via = programOf(chat.kind);
  if (known.chat !== "untried") return known.chat === "sent" ? { is: "sent", via } : none;
  const way = openWay(deps.secret, person, chat, letter.to.email);
  if (!(await claimChat(deps.db, messageId, now))) return none;
  const end = typeof way === "string" ? { is: "failed" as const, reason: way } : await deps.chat.send(way, letter);
  if (end.is === "later" && attempts < waitsMax && end.afterMs <= waitMaxMs) {
    await finishChat(deps.db, messageId, "untried");
    return { is: "later", afterMs: end.afterMs, via };
  }
  if (end.is === "sent") {
    await finishChat(deps.db, messageId, { sentAt: now });
    await noteChat(deps.db, person, null, now);
    return { is: "sent", via };
  }
  const reason = end.is === "later" ? "It takes no messages at the moment; too many were sent." : end.reason;
  await finishChat(deps.db, messageId, { failed: reason });
  await noteChat(deps.db, person, reason, now);
  return none;
}
