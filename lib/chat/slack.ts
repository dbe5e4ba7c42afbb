import { z } from "zod";
import type { Outbound, OutboundAnswer } from "../outbound.ts";
import { exchange } from "./end.ts";
import type { ChatEnd } from "./end.ts";

/** A message as Slack takes it. `text` is what notifications show. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly object[];
}

/** Nothing in a message becomes a link, a mention or a preview that we did not make one. */
const plainly = { parse: "none", link_names: false, mrkdwn: false, unfurl_links: false, unfurl_media: false };
const json = { "content-type": "application/json; charset=utf-8" };

/** Posts by an incoming webhook, whose address decides where it is read. */
export function postToSlackWebhook(outbound: Outbound, address: string, message: SlackMessage): Promise<ChatEnd> {
  const body = JSON.stringify({ ...message, ...plainly });
  return exchange(outbound, { method: "POST", url: address, headers: json, body }, (answer) => {
    if (answer.status === 200) return { is: "sent" };
    const word = answer.body.toString("utf8", 0, 60).trim();
    const said = /^[a-z_]{1,40}$/.test(word) ? `“${word}”` : String(answer.status);
    return { is: "failed", reason: `Slack answered ${said}; the webhook may have been removed.` };
  });
}

export interface SlackBot {
  /** Writes to whoever has this address in the bot's workspace. */
  sendTo(email: string, message: SlackMessage): Promise<ChatEnd>;
  /** Whether Slack takes the token; writes to nobody. */
  knows(): Promise<ChatEnd>;
}

const Answer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  user: z.object({ id: z.string(), deleted: z.boolean().optional() }).optional(),
});

/** For this long a person is not looked up again. */
const rememberedMs = 3_600_000;
const rememberedMax = 10_000;

/** A bot with its token: finds people by address (`users:read.email`) and writes to them alone (`chat:write`). */
export function createSlackBot(outbound: Outbound, token: string, apiUrl: string): SlackBot {
  const members = new Map<string, { readonly id: string; readonly until: number }>();
  const headers = { authorization: `Bearer ${token}` };

  async function memberOf(email: string): Promise<string | ChatEnd> {
    const known = members.get(email);
    if (known !== undefined && known.until > Date.now()) return known.id;
    let id: string | null = null;
    const url = `${apiUrl}/users.lookupByEmail`;
    const body = new URLSearchParams({ email }).toString();
    const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
    const end = await exchange(outbound, { method: "POST", url, headers: form, body }, (answer) => {
      const read = readAnswer(answer);
      if (read.is === "sent") id = read.member;
      return read.is === "sent" && read.member === null ? { is: "failed", reason: gone } : read;
    });
    if (end.is !== "sent" || id === null) return end;
    if (members.size >= rememberedMax) members.clear();
    members.set(email, { id, until: Date.now() + rememberedMs });
    return id;
  }

  return {
    knows: () => exchange(outbound, { method: "POST", url: `${apiUrl}/auth.test`, headers }, readAnswer),
    sendTo: async (email, message) => {
      const member = await memberOf(email);
      if (typeof member !== "string") return member;
      const url = `${apiUrl}/chat.postMessage`;
      const body = JSON.stringify({ channel: member, ...message, ...plainly });
      const end = await exchange(outbound, { method: "POST", url, headers: { ...headers, ...json }, body }, readAnswer);
      // Who has left the workspace, or moved to another address, is looked up anew the next time.
      if (end.is === "failed") members.delete(email);
      return end;
    },
  };
}

const gone = "Nobody in the Slack workspace has this e-mail address.";

/** What people can do about an error, by Slack's name for it. */
const errors: Readonly<Record<string, string>> = {
  users_not_found: gone,
  user_not_found: gone,
  channel_not_found: gone,
  invalid_auth: "Slack does not know the token of SLACK_BOT_TOKEN.",
  not_authed: "Slack does not know the token of SLACK_BOT_TOKEN.",
  token_revoked: "The token of SLACK_BOT_TOKEN was revoked.",
  account_inactive: "The Slack app of SLACK_BOT_TOKEN was removed.",
  missing_scope: "The Slack app lacks a scope; it needs chat:write, users:read and users:read.email.",
};

function readAnswer(answer: OutboundAnswer): { is: "sent"; member: string | null } | Exclude<ChatEnd, { is: "sent" }> {
  const parsed = Answer.safeParse(jsonOf(answer.body));
  if (!parsed.success)
    return { is: "failed", reason: `Slack answered ${answer.status}, which is no answer of its API.` };
  const { ok, error = "", user } = parsed.data;
  if (ok) return user?.deleted === true ? { is: "failed", reason: gone } : { is: "sent", member: user?.id ?? null };
  if (error === "ratelimited" || error === "rate_limited") return { is: "later", afterMs: 10_000 };
  const word = /^[a-z_]{1,40}$/.test(error) ? error : "an error";
  return { is: "failed", reason: errors[error] ?? `Slack answered ${word}.` };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
