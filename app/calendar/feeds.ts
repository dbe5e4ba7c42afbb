import { z } from "zod";
import { Problem, invalidField } from "../../domain/errors.ts";
import { hashOf, randomSecret } from "../../lib/secret.ts";
import { deleteFeed, feedsOf, findFeed, insertFeed } from "../../store/calendar/feeds.ts";
import type { StoredFeed } from "../../store/calendar/feeds.ts";
import { findTeam } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { entriesIn } from "./entries.ts";
import type { CalendarEntry } from "./entries.ts";

export const FeedInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Say where you will use it, such as Outlook at work. It is how you find it again to revoke it.")
    .max(80),
  /** Id of a team; without it everybody's dates. */
  team: z.string().trim().min(1).nullable().default(null),
});

/** As many calendars as somebody keeps, with room for those that were forgotten. */
const feedsMax = 20;
const dayMs = 86_400_000;
/** What a calendar program is told: what was lately, and what lies ahead. */
const past = 90 * dayMs;
const ahead = 400 * dayMs;

/** A new address, which nobody can read again. */
export interface MadeFeed extends StoredFeed {
  readonly url: string;
}

/** Makes a private address for a calendar program of the caller's own. @throws Problem `invalid`, `conflict` */
export async function createFeed(app: App, caller: Caller, input: unknown): Promise<MadeFeed> {
  const person = ownerOf(caller);
  const { name, team } = parse(FeedInput, input);
  if (team !== null && (await findTeam(app.db, team)) === null) {
    const message = `There is no team ${team}. Leave it out to see everybody's dates.`;
    throw invalidField("team", message);
  }
  if ((await feedsOf(app.db, person)).length >= feedsMax)
    throw new Problem("conflict", `You have ${feedsMax} addresses already. Revoke one that is not used any more.`);
  const token = randomSecret();
  const feed = await insertFeed(app.db, { hash: hashOf(token), person, name, team });
  return { ...feed, url: `${app.url}/c/${token}/calendar.ics` };
}

/** The caller's own addresses, without what makes them work. */
export async function listFeeds(app: Pick<App, "db">, caller: Caller): Promise<readonly StoredFeed[]> {
  return feedsOf(app.db, ownerOf(caller));
}

/** Ends an address: from now on nothing is there. @throws Problem `not_found` */
export async function revokeFeed(app: Pick<App, "db">, caller: Caller, id: string): Promise<void> {
  const isId = z.uuid().safeParse(id).success;
  if (!isId || !(await deleteFeed(app.db, ownerOf(caller), id)))
    throw new Problem("not_found", "There is no such calendar address, or it was revoked already.");
}

/** Whose calendar an address shows, and what stands in it; `null`: nothing is there. */
export async function readFeed(
  app: Pick<App, "db" | "now">,
  token: string,
): Promise<{ readonly person: string; readonly entries: readonly CalendarEntry[] } | null> {
  const feed = await findFeed(app.db, hashOf(token));
  if (feed === null) return null;
  const { person, team } = feed;
  const now = app.now();
  return { person, entries: await entriesIn(app, { from: now - past, until: now + ahead, team }) };
}

function ownerOf(caller: Caller): string {
  requireScope(caller, "changes:read");
  if (caller.person !== null) return caller.person;
  throw new Problem("forbidden", "A calendar address belongs to a person. Use a key that acts for one, or sign in.");
}
