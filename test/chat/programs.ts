import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { slackTexts, teamsTexts } from "./rules.ts";

/** Slack and Teams on loopback: they refuse what the real ones refuse, and keep what they take. */
export interface ChatPrograms {
  readonly settings: Readonly<Record<string, string>>;
  readonly posts: readonly Posted[];
  webhook(kind: "slack" | "teams", name: string): string;
  /** What was taken at a place, such as `slack/anna` or `bot/U1`. */
  at(place: string): readonly Posted[];
  /** Answers the next requests to a place in this way instead. */
  answer(place: string, ...answers: readonly Answered[]): void;
  /** Who is in the workspace of the bot, by address. */
  readonly members: Map<string, string>;
  close(): Promise<void>;
}

export interface Posted {
  readonly place: string;
  readonly at: number;
  readonly message: unknown;
}

export interface Answered {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The message is kept all the same, as when an answer gets lost. */
  readonly kept?: boolean;
}

const token = "xoxb-0000-a-token-for-tests";

export async function openChatPrograms(): Promise<ChatPrograms> {
  const posts: Posted[] = [];
  const members = new Map<string, string>();
  const planned = new Map<string, Answered[]>();
  const server = createServer((request, response) => {
    void answerTo(request, response).catch((error: unknown) => {
      response.writeHead(400).end(`invalid_payload: ${String(error)}`);
    });
  });

  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const path = (request.url ?? "").slice(1);
    const api = (answer: object) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    const isApi = path.startsWith("api/");
    if (isApi && request.headers.authorization !== `Bearer ${token}`) return api({ ok: false, error: "invalid_auth" });
    if (path === "api/auth.test") return api({ ok: true, user_id: "U0", team_id: "T0" });
    if (path === "api/users.lookupByEmail") {
      const id = members.get(new URLSearchParams(body).get("email") ?? "");
      return api(id === undefined ? { ok: false, error: "users_not_found" } : { ok: true, user: { id } });
    }
    const message: unknown = JSON.parse(body);
    const channel = typeof message === "object" && message !== null && "channel" in message ? message.channel : "";
    const place = isApi ? `bot/${String(channel)}` : path;
    const keep = () => void posts.push({ place, at: Date.now(), message });
    if (path.startsWith("teams/")) teamsTexts(message);
    else slackTexts(message);
    const answer = planned.get(place)?.shift();
    if (answer !== undefined) {
      if (answer.kept === true) keep();
      if (answer.status === 0) return void request.socket.destroy();
      return void response.writeHead(answer.status, answer.headers).end(answer.body ?? "");
    }
    keep();
    if (isApi) return api({ ok: true, ts: "1.1", channel: "D1" });
    response.writeHead(path.startsWith("teams/") ? 202 : 200).end(path.startsWith("teams/") ? "" : "ok");
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: {
      TAKEHOLD_ALLOWED_ADDRESSES: "127.0.0.1",
      SLACK_BOT_TOKEN: token,
      SLACK_API_URL: `${base}/api`,
    },
    posts,
    members,
    webhook: (kind, name) => `${base}/${kind}/${name}`,
    at: (place) => posts.filter((posted) => posted.place === place),
    answer: (place, ...answers) => void planned.set(place, [...(planned.get(place) ?? []), ...answers]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
