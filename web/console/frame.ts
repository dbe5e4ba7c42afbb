import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import { hasScope } from "../../app/actor.ts";
import type { Caller } from "../../app/actor.ts";
import type { App } from "../../app/context.ts";
import { unreadMessages } from "../../app/message/unread.ts";
import { personCard } from "../../app/people/card.ts";
import { consoleNav } from "../kit/frame.ts";
import type { ConsoleFrame, NavPlace } from "../kit/frame.ts";
import { takeFlash } from "./flash.ts";

/**
 * What surrounds a page for whoever is signed in: navigation, their time zone, what their last action did. `now` is the
 * instant at which the page's subject is looked at, epoch milliseconds; the clock's when left out.
 */
export async function frameFor(app: App, c: Context<Env>, place: NavPlace, now = app.now()): Promise<ConsoleFrame> {
  const caller = c.get("caller");
  const card = await cardOf(app, caller);
  const hasInbox = app.post.via === "inbox" && hasScope(caller, "admin");
  const session = { name: card?.name ?? "somebody whose name was erased", signOut: "/logout" };
  return {
    now,
    timeZone: card?.timeZone ?? "UTC",
    locale: "en-GB",
    nav: consoleNav(place, {
      seesPeople: hasScope(caller, "people:read"),
      keepsSettings: hasScope(caller, "admin"),
      inboxCount: hasInbox ? await unreadMessages(app, caller) : undefined,
    }),
    session: caller.kind === "session" ? session : undefined,
    flash: takeFlash(c),
  };
}

/** The time zone in which a reader types and reads instants. */
export async function timeZoneOf(app: App, caller: Caller): Promise<string> {
  return (await cardOf(app, caller))?.timeZone ?? "UTC";
}

async function cardOf(app: App, { person }: Caller) {
  return person === null ? null : personCard(app, person);
}
