import { DAY_MS } from "../../domain/adoption/rule.ts";
import { countTroubles } from "../../store/change/troubles.ts";
import { messageState } from "../../store/message/state.ts";
import type { MessageState } from "../../store/message/state.ts";
import { troubledPulls } from "../../store/usage/pulls.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { countDemoChanges } from "../record/remove-demo.ts";

/** How an installation fares, as far as it can tell of itself. */
export interface InstallationState {
  readonly links: {
    readonly url: string;
    /** Only this machine can open them. */
    readonly isLocal: boolean;
    readonly isSecure: boolean;
  };
  readonly mail: { readonly via: "smtp" | "inbox" } & MessageState;
  readonly hasBot: boolean;
  readonly troubles: Awaited<ReturnType<typeof countTroubles>>;
  readonly pulls: Awaited<ReturnType<typeof troubledPulls>>;
  /** Changes that are there to be looked at only. */
  readonly demoChanges: number;
}

const lately = 30 * DAY_MS;

export async function installationState(
  app: Pick<App, "db" | "now" | "url" | "post" | "chat">,
  caller: Caller,
): Promise<InstallationState> {
  requireScope(caller, "admin");
  const [messages, troubles, pulls, demoChanges] = await Promise.all([
    messageState(app.db, app.now() - lately),
    countTroubles(app.db),
    troubledPulls(app.db),
    countDemoChanges(app),
  ]);
  const { hostname, protocol } = new URL(app.url);
  return {
    links: {
      url: app.url,
      isLocal: ["localhost", "127.0.0.1", "[::1]"].includes(hostname),
      isSecure: protocol === "https:",
    },
    mail: { via: app.post.via, ...messages },
    hasBot: app.chat.hasBot,
    troubles,
    pulls,
    demoChanges,
  };
}
