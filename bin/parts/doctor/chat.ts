import { createSlackBot } from "../../../lib/chat/slack.ts";
import { createOutbound } from "../../../lib/outbound.ts";
import type { Configuration } from "../../../temporal.config.ts";
import { missing, ok } from "./finding.ts";
import type { Finding } from "./finding.ts";

const name = "Chat";

/** Whether Slack takes the bot's token, without writing to anybody. Webhooks are people's own, and are tested on their pages. */
export async function lookAtChat({ slackBot, allowedAddresses }: Configuration): Promise<Finding> {
  if (slackBot === null) return ok(name, "no SLACK_BOT_TOKEN: people are asked in chat by webhooks of their own alone");
  const bot = createSlackBot(createOutbound({ allowed: allowedAddresses }), slackBot.token, slackBot.apiUrl);
  const end = await bot.knows();
  if (end.is === "failed")
    return missing(name, end.reason, "Check SLACK_BOT_TOKEN. Until then whoever wants Slack is written to by mail.");
  return ok(name, "the Slack bot's token is taken");
}
