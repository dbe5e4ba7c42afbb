import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
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

type Deps = Pick<App, "db">;

/** A source with how it is pulled; `null` for one that is sent to. */
export interface PulledSource extends Source {
  readonly pull: PullView | null;
}

/** All sources, and how much came with a key that none of them has. */
export interface SourceOverview {
  readonly items: readonly PulledSource[];
  readonly unknownKeys: { readonly requests: number; readonly lastAt: number | null };
}

export async function listSources(app: Deps, caller: Caller): Promise<SourceOverview> {
  requireScope(caller, "usage:read");
  const [sources, pulls, unknown] = await Promise.all([allSources(app.db), allPulls(app.db), unknownKeys(app.db)]);
  const views = new Map(pulls.filter((pull) => !pull.ending).map((pull) => [pull.source, pullView(pull)]));
  return {
    items: sources.map((source) => ({ ...source, pull: views.get(source.number) ?? null })),
    unknownKeys: unknown,
  };
}

/** A source, and how many of those who acted in it are nobody known. */
export interface SourceDetail extends PulledSource {
  readonly strangers: number;
  /** When it is pulled next; `null` when it is not, or when that cannot be told just now. */
  readonly nextPullAt: number | null;
}

/** @throws Problem `not_found` */
export async function readSource(app: Pick<App, "db" | "pulls">, caller: Caller, id: string): Promise<SourceDetail> {
  requireScope(caller, "usage:read");
  const source = await requireSource(app, id);
  const [strangers, pull] = await Promise.all([strangersOf(app.db, source.number), findPull(app.db, id)]);
  if (pull === null || pull.ending) return { ...source, strangers, pull: null, nextPullAt: null };
  if (!pull.isScheduled) await bringSchedule(app, id);
  return { ...source, strangers, pull: pullView(pull), nextPullAt: await app.pulls.nextAt(id) };
}

/** Newest first. @throws Problem `not_found` */
export async function readRejects(
  app: Deps,
  caller: Caller,
  id: string,
  page: { readonly limit: number; readonly before: string | null },
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
  app: Deps,
  caller: Caller,
  id: string,
  input: z.input<typeof Completeness>,
): Promise<PulledSource> {
  requireScope(caller, "usage:write");
  const { until } = parse(Completeness, input);
  const source = await setCompleteUntil(app.db, id, until === null ? null : Date.parse(until));
  if (source === null) throw new Problem("not_found", "There is no such source.");
  const pull = await findPull(app.db, id);
  return { ...source, pull: pull === null || pull.ending ? null : pullView(pull) };
}

/** @throws Problem `not_found` */
export async function requireSource(app: Deps, id: string): Promise<Source> {
  const source = await findSource(app.db, id);
  if (source === null) throw new Problem("not_found", "There is no such source.");
  return source;
}
