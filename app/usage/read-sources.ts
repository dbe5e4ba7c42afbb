import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import type { Lags } from "../../domain/usage/lag.ts";
import { keysOf } from "../../store/usage/keys.ts";
import type { SourceKey } from "../../store/usage/keys.ts";
import { lagsOver, receiptsSince } from "../../store/usage/receipts.ts";
import type { Receipts } from "../../store/usage/receipts.ts";
import { allPulls, findPull } from "../../store/usage/pulls.ts";
import { listRejects } from "../../store/usage/rejects.ts";
import type { ListedReject } from "../../store/usage/rejects.ts";
import { seenEvents } from "../../store/usage/seen.ts";
import type { SeenEvent } from "../../store/usage/seen.ts";
import { allSources, findSource, setCompleteUntil, strangersOf } from "../../store/usage/sources.ts";
import type { Source } from "../../store/usage/sources.ts";
import { unknownKeys } from "../../store/usage/unknown-keys.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { bringSchedule } from "./pull/settle.ts";
import { pullView } from "./pull/view.ts";
import type { PullView } from "./pull/view.ts";

type Deps = Pick<App, "db" | "now">;

const DAY_MS = 86_400_000;
/** Days of receipt that are looked at together: as long as late data is commonly waited for, twice. */
const daysShown = 30;

/** A source, and how late its events came of late. */
export interface ShownSource extends Source {
  /** How it is pulled; `null` for one that events are sent to. */
  readonly pull: PullView | null;
  /** Of the days shown; history is not late and not among them. */
  readonly lags: Lags;
}

/** All sources, and how much came with a key that none of them has. */
export interface SourceOverview {
  readonly items: readonly ShownSource[];
  readonly unknownKeys: { readonly requests: number; readonly lastAt: number | null };
}

export async function listSources(app: Deps, caller: Caller): Promise<SourceOverview> {
  requireScope(caller, "usage:read");
  const [sources, unknown, days, pulls] = await Promise.all([
    allSources(app.db),
    unknownKeys(app.db),
    receiptsSince(app.db, since(app), null),
    allPulls(app.db),
  ]);
  const views = new Map(pulls.filter((pull) => !pull.ending).map((pull) => [pull.source, pullView(pull)]));
  const items = sources.map((source) => ({
    ...source,
    lags: lagsOver(days.get(source.number) ?? []),
    pull: views.get(source.number) ?? null,
  }));
  return { items, unknownKeys: unknown };
}

function since(app: Pick<App, "now">): number {
  return app.now() - (daysShown - 1) * DAY_MS;
}

/** A source day by day, its keys, and how many of those who acted in it are nobody known. */
export interface SourceDetail extends ShownSource {
  readonly strangers: number;
  /** Days of receipt on which something came, newest first. */
  readonly days: readonly Receipts[];
  readonly keys: readonly SourceKey[];
  /** When it is pulled next; `null` when it is not, or when that cannot be told just now. */
  readonly nextPullAt: number | null;
}

/** @throws Problem `not_found` */
export async function readSource(
  app: Pick<App, "db" | "now" | "pulls">,
  caller: Caller,
  id: string,
): Promise<SourceDetail> {
  requireScope(caller, "usage:read");
  const source = await requireSource(app, id);
  const { number } = source;
  const [strangers, receipts, keys, pull] = await Promise.all([
    strangersOf(app.db, number),
    receiptsSince(app.db, since(app), number),
    keysOf(app.db, number),
    findPull(app.db, id),
  ]);
  const days = receipts.get(number) ?? [];
  const detail = { ...source, lags: lagsOver(days), strangers, days, keys };
  if (pull === null || pull.ending) return { ...detail, pull: null, nextPullAt: null };
  if (!pull.isScheduled) await bringSchedule(app, id);
  return { ...detail, pull: pullView(pull), nextPullAt: await app.pulls.nextAt(id) };
}

export interface RejectPage {
  readonly limit: number;
  /** The id that the page before ended with. */
  readonly before: string | null;
  readonly reason?: string | undefined;
}

/** Newest first. @throws Problem `not_found` */
export async function readRejects(
  app: Deps,
  caller: Caller,
  id: string,
  page: RejectPage,
): Promise<readonly ListedReject[]> {
  requireScope(caller, "usage:read");
  await requireSource(app, id);
  return listRejects(app.db, id, page);
}

/** Names of events, most frequent first, so that a behaviour can be chosen from what is there. */
export async function listSeen(app: Deps, caller: Caller, source: string | null): Promise<readonly SeenEvent[]> {
  requireScope(caller, "usage:read");
  return seenEvents(app.db, source);
}

export const Completeness = z.strictObject({
  until: z.iso
    .datetime({ offset: true, error: "Write an instant with its offset, as 2026-01-31T09:00:00Z." })
    .nullable()
    .describe("Event time up to which nothing is missing; null takes it back"),
});

/** Vouches for a source whose people may simply have done nothing. @throws Problem `not_found` */
export async function vouchForSource(
  app: Pick<App, "db" | "now" | "pulls">,
  caller: Caller,
  id: string,
  input: z.input<typeof Completeness>,
): Promise<SourceDetail> {
  requireScope(caller, "usage:write");
  const { until } = parse(Completeness, input);
  const source = await setCompleteUntil(app.db, id, until === null ? null : Date.parse(until));
  if (source === null) throw new Problem("not_found", "There is no such source.");
  return readSource(app, caller, id);
}

/** @throws Problem `not_found` */
export async function requireSource(app: Pick<App, "db">, id: string): Promise<Source> {
  const source = await findSource(app.db, id);
  if (source === null) throw new Problem("not_found", "There is no such source.");
  return source;
}
