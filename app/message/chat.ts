import type { ChatEnd } from "../../lib/chat/end.ts";
import { signParts, subkey } from "../../lib/secret.ts";
import { seal, unseal } from "../../lib/seal.ts";
import type { StoredChat } from "../../store/message/chats.ts";
import type { Letter } from "./post.ts";

/** The way to one person beside mail: as the Slack bot, or by a webhook that posts where only they read. */
export type ChatWay =
  | { readonly kind: "slack"; readonly email: string }
  | { readonly kind: "slack_webhook" | "teams_webhook"; readonly address: string };

export interface Chat {
  /** Whether a Slack bot is set up, so that people can be found there by their e-mail address. */
  readonly hasBot: boolean;
  /** Why nothing can be sent to this address, in a sentence; `null` when nothing is to be seen against it. */
  objectionTo(address: string): string | null;
  /** Never throws for what the other side does. What is not known to be sent counts as failed, so that it goes by mail. */
  send(way: ChatWay, letter: Letter): Promise<ChatEnd>;
}

/** Which program a message reached its person in. */
export function programOf(kind: StoredChat["kind"]): "slack" | "teams" {
  return kind === "teams_webhook" ? "teams" : "slack";
}

/** The address of a webhook as it is kept: sealed for this person, and a keyed hash by which a second owner is found. */
export function sealAddress(secret: string, person: string, address: string) {
  return {
    address: seal(subkey(secret, "chat:address"), address, person),
    addressHash: Buffer.from(signParts(subkey(secret, "chat:same"), [address]), "base64url"),
  };
}

/** The stored way, ready to be used. A sentence: why it cannot be. */
export function openWay(
  secret: string,
  person: string,
  { kind, address }: StoredChat,
  email: string | null,
): ChatWay | string {
  if (kind === "slack")
    return email === null ? "There is no e-mail address to find them by in Slack." : { kind, email };
  const opened = address === null ? null : unseal(subkey(secret, "chat:address"), address, person);
  if (opened === null) return "The address was kept under another TAKEHOLD_SECRET. Set it again.";
  return { kind, address: opened };
}
