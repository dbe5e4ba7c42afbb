import { DAY_MS } from "../../domain/adoption/rule.ts";
import { weekOf } from "../../lib/week.ts";
import { changesRunBy, digestReaders } from "../../store/digest/readers.ts";
import type { DigestReader } from "../../store/digest/readers.ts";
import type { App } from "../context.ts";
import { digestOf, isEmpty } from "./digest.ts";
import type { Digest } from "./digest.ts";
import { digestGround } from "./ground.ts";
import type { DigestGround } from "./ground.ts";

export interface WeekAsked {
  readonly person: string;
  /** The Monday it began with, as `2026-07-27`. */
  readonly monday: string;
  readonly timeZone: string;
  readonly now: number;
}

/** A week for one person, as it looks at `now`; `null`: there is nothing to tell, or they get no digest any more. */
export async function weeklyDigest(
  app: Pick<App, "db">,
  { person, monday, timeZone, now }: WeekAsked,
  ground: (now: number) => Promise<DigestGround>,
): Promise<Digest | null> {
  const { from, until } = weekOf(monday, timeZone, 0);
  const [reader] = await digestReaders(app.db, { at: now, endedSince: from, person });
  if (reader === undefined) return null;
  const digest = await read(app, await ground(now), { ...reader, from, until });
  return isEmpty(digest) ? null : digest;
}

/** The last seven days, as somebody would be told of them now. */
export async function digestSoFar(
  app: Pick<App, "db" | "now">,
  { person, seesAll }: Pick<DigestReader, "person" | "seesAll">,
): Promise<Digest> {
  const now = app.now();
  return read(app, await digestGround(app, now), { person, seesAll, from: now - 7 * DAY_MS, until: now });
}

async function read(
  app: Pick<App, "db">,
  ground: DigestGround,
  asked: Pick<DigestReader, "person" | "seesAll"> & { readonly from: number; readonly until: number },
): Promise<Digest> {
  return digestOf(ground, { ...asked, runs: await changesRunBy(app.db, asked.person) });
}
