import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { launchOf, listedTarget, listingOf } from "../../domain/portfolio/listing.ts";
import type { Listed } from "../../domain/portfolio/listing.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import { findReadings } from "../adoption/readings.ts";
import { rewriteTurns } from "../change/turns.ts";
import type { Db, Tx } from "../database.ts";

/** Version of the rules by which rows and turns are written: raised whenever the same change would be listed, or timed, otherwise. */
const rules = 2;
/** Changes written at once when all are. */
const batch = 200;

interface Listable {
  readonly state: ChangeState;
  readonly content: Pick<StoredContent, "title" | "targets">;
}

/** Writes where a change stands in the leaders' list, in the transaction that changed it. */
export async function listChange(tx: Tx, { state, content }: Listable): Promise<void> {
  // Nothing is measured before a launch.
  const readings = launchOf(state) === null ? [] : await findReadings(tx, [state.key]);
  const targets = content.targets.map(listedTarget);
  await write(tx, [{ state, title: content.title, targets, readings }]);
}

/**
 * The same after a measurement. The row of the change is locked before measurements are read, as it is while events are recorded,
 * so of two writers the later one has seen what the earlier one wrote. Answers those whose content is there.
 */
export async function relist(tx: Tx, keys: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ state: ChangeState; title: string; targets: StoredContent["targets"] }>`
    select change.state, change.title, revision.content->'targets' as targets
    from change join revision on revision.change = change.key
      and revision.number = (change.state->'revision'->>'number')::int and revision.hash = change.state->'revision'->>'hash'
    where change.key = any(${[...keys]}::text[])
    order by change.key for update of change`.execute(tx);
  const readings = await findReadings(tx, keys);
  await write(
    tx,
    rows.map(({ state, title, targets }) => ({
      state,
      title,
      targets: targets.map(listedTarget),
      readings: readings.filter(({ change }) => change === state.key),
    })),
  );
  return rows.map(({ state }) => state.key);
}

/**
 * Lists every change that is not listed by the rules of today, and writes whose turn it was. Answers how many there were. Each is tried once: one whose content is
 * not there cannot be listed, and holds up nothing.
 */
export async function listUnlisted(db: Db): Promise<number> {
  let after = "";
  for (let listed = 0; ;) {
    const { rows } = await sql<{ key: string }>`
      select key from change
      where key > ${after}
        and not exists (select 1 from portfolio where portfolio.change = change.key and rules >= ${rules})
      order by key limit ${batch}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return listed;
    const keys = rows.map(({ key }) => key);
    await db.transaction().execute(async (tx) => {
      await rewriteTurns(tx, await relist(tx, keys));
    });
    after = last.key;
    listed += rows.length;
  }
}

async function write(tx: Tx, changes: readonly (Listed & { readonly title: string })[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.flatMap((change) => [true, false].map((names) => rowOf(change, names)));
  await tx
    .insertInto("portfolio")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["change", "names"]).doUpdateSet((row) => ({
        rules: row.ref("excluded.rules"),
        title: row.ref("excluded.title"),
        stage: row.ref("excluded.stage"),
        team: row.ref("excluded.team"),
        owner: row.ref("excluded.owner"),
        standing: row.ref("excluded.standing"),
        overdue: row.ref("excluded.overdue"),
        gap: row.ref("excluded.gap"),
        closed: row.ref("excluded.closed"),
        missing: row.ref("excluded.missing"),
        judged: row.ref("excluded.judged"),
        live: row.ref("excluded.live"),
        source: row.ref("excluded.source"),
        freshness_days: row.ref("excluded.freshness_days"),
        measured_at: row.ref("excluded.measured_at"),
        waits: row.ref("excluded.waits"),
        waits_for: row.ref("excluded.waits_for"),
        waits_since: row.ref("excluded.waits_since"),
        due_at: row.ref("excluded.due_at"),
      })),
    )
    .execute();
}

function rowOf(change: Listed & { readonly title: string }, names: boolean) {
  const { state, title } = change;
  const listing = listingOf(change, { seesNames: names });
  return {
    change: state.key,
    names,
    rules,
    number: Number(state.key.slice("CHG-".length)),
    title,
    stage: state.stage,
    team: state.plan.team,
    owner: state.plan.owner,
    standing: standings.indexOf(listing.standing),
    overdue: listing.isOverdue,
    gap: listing.gap,
    closed: listing.isClosed,
    missing: listing.missing,
    judged: listing.judged,
    live: listing.isLive,
    source: listing.source,
    freshness_days: listing.freshnessDays,
    measured_at: listing.measuredAt === null ? null : new Date(listing.measuredAt),
    waits: listing.waits,
    waits_for: [...listing.waitsFor],
    waits_since: new Date(listing.waitsSince),
    due_at: listing.dueAt === null ? null : new Date(listing.dueAt),
  };
}
