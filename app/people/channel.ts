import { Problem } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import { findChatOwner, removeChat, saveChat } from "../../store/message/chats.ts";
import type { App } from "../context.ts";
import { sealAddress } from "../message/chat.ts";
import { lockPeople } from "../../store/people/lock.ts";
import type { Channel } from "./input.ts";

/**
 * Sets where somebody is written to. Whoever reads a message can decide by its link, so one webhook is never two people's.
 * @throws Problem `invalid` naming the field below `path`, and `conflict` when the webhook is somebody else's
 */
export async function setChannel(
  tx: Tx,
  app: Pick<App, "secret" | "chat">,
  person: string,
  channel: Channel,
  path: string,
): Promise<void> {
  if (channel.kind === "mail") return removeChat(tx, person);
  if (channel.kind === "slack") {
    if (!app.chat.hasBot)
      throw wrong(
        "invalid",
        `${path}.kind`,
        "No Slack bot is set up here. Set SLACK_BOT_TOKEN, or use a webhook of the person's own.",
      );
    return saveChat(tx, person, { kind: channel.kind, host: "slack.com", address: null, addressHash: null });
  }
  const { kind, address } = channel;
  const objection = app.chat.objectionTo(address);
  if (objection !== null) throw wrong("invalid", `${path}.address`, objection);
  const sealed = sealAddress(app.secret, person, address);
  await lockPeople(tx);
  const owner = await findChatOwner(tx, sealed.addressHash);
  if (owner !== null && owner !== person)
    throw wrong(
      "conflict",
      `${path}.address`,
      "This webhook is set for somebody else already. Each person needs one that only they read.",
    );
  await saveChat(tx, person, { kind, host: new URL(address).host, ...sealed });
}

function wrong(code: "invalid" | "conflict", path: string, message: string): Problem {
  return new Problem(code, message, { errors: [{ path, message }] });
}
