import type { StoredTarget } from "../../../domain/change/content.ts";
import type { Db } from "../../../store/database.ts";
import { rawWork } from "../../../store/usage/samples.ts";
import { numberOfSource } from "../../../store/usage/series.ts";

/** Something that somebody did, as far as it is kept. Instants are epoch milliseconds. */
export interface SeenWork {
  readonly event: string;
  readonly at: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** As many of somebody's actions as are looked at in a minute. */
const shownMost = 10;
const readMost = 5_000;

/** What somebody did last in a span, newest first. */
export async function recentWork(
  db: Db,
  { source: id, behaviour }: StoredTarget,
  person: string,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<readonly SeenWork[]> {
  const source = await numberOfSource(db, id ?? "");
  if (source === null) return [];
  const { work } = await rawWork(db, [person], { source, behaviour, from, until, limit: readMost });
  return work
    .slice(-shownMost)
    .toReversed()
    .map(({ at, properties }) => ({ event: behaviour.event, at, properties: properties ?? {} }));
}
