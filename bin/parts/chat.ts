import type { Chat } from "../../app/message/chat.ts";
import { createSlackBot, postToSlackWebhook } from "../../lib/chat/slack.ts";
import { postToTeamsWebhook } from "../../lib/chat/teams.ts";
import { createOutbound } from "../../lib/outbound.ts";
import type { Configuration } from "../../temporal.config.ts";

/** The ways into chat programs: webhooks of people always, a Slack bot where there is a token. */
export function createChat({ allowedAddresses, slackBot }: Pick<Configuration, "allowedAddresses" | "slackBot">): Chat {
  const outbound = createOutbound({ allowed: allowedAddresses });
  const bot = slackBot === null ? null : createSlackBot(outbound, slackBot.token, slackBot.apiUrl);
  return {
    hasBot: bot !== null,
    objectionTo: (address) => outbound.objectionTo(address),
    send: async (way, { chat }) => {
      switch (way.kind) {
        case "slack":
          return (
            (await bot?.sendTo(way.email, chat.slack())) ?? { is: "failed", reason: "No Slack bot is set up any more." }
          );
        case "slack_webhook":
          return postToSlackWebhook(outbound, way.address, chat.slack());
        case "teams_webhook":
          return postToTeamsWebhook(outbound, way.address, chat.teams());
      }
    },
  };
}
