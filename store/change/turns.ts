import { sql } from "kysely";
import { isOf, spansAfter, turnOf } from "../../domain/change/waiting.ts";
import type { Turn, WaitingSpan } from "../../domain/change/waiting.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { same } from "../../domain/same.ts";
import type { Db, Tx } from "../database.ts";
import type { ChangeTurnTable } from "../tables/turns.ts";
import { eventsOf } from "./events.ts";
import { clockOf } from "./turn-clock.ts";
import type { TurnClock } from "./turn-clock.ts";

/** A span as it is kept. `seconds`, working time, and `overSeconds`, that after the deadline, are `null` until it has an end. */
export interface KeptSpan extends WaitingSpan {
  readonly change: string;
  readonly nth: number;
  /** Number of the turn it belongs to: spans of one team, or one person without a team, for one thing. */
  readonly turn: number;
  readonly team: string | null;
  readonly seconds: number | null;
  readonly overSeconds: number | null;
}

/** All spans of a change, in order. */
export async function turnsOf(db: Db, change: string): Promise<readonly KeptSpan[]> {
  const rows = await db.selectFrom("change_turn").selectAll().where("change", "=", change).orderBy("nth").execute();
  return rows.map(toSpan);
}

/**
 * Brings the turns of a change after new events, in the transaction that records them. Where what is kept does not fit the change
 * as it was before them, it was written by an older program, and all of it is written anew.
 */
export async function writeTurns(
  tx: Tx,
  { before, state, events }: { before: ChangeState; state: ChangeState; events: readonly ChangeEvent[] },
): Promise<void> {
  const { key } = state;
  const rows = await tx
    .selectFrom("change_turn")
    .selectAll()
    .where("change", "=", key)
    .orderBy("nth", "desc")
    .limit(2)
    .execute();
  const known = rows.map(toSpan).toReversed();
  if (!fits(known.at(-1), before)) return rewriteTurns(tx, [key]);
  await keep(tx, { key, team: state.plan.team, known, spans: spansAfter(before, known, events) });
}

function fits(last: KeptSpan | undefined, before: ChangeState): boolean {
  if (last === undefined || before.seq === 0) return last === undefined && before.seq === 0;
  const turn = turnOf(before);
  return turn === null ? last.until !== null : last.until === null && isOf(last, turn);
}

/** Writes the turns of some changes from their first event on. Whose team somebody was is kept where it was known. */
export async function rewriteTurns(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const [changes, events, rows] = [
    await tx
      .selectFrom("change")
      .select(["key", "team"])
      .where("key", "in", [...keys])
      .execute(),
    await eventsOf(tx, keys),
    await tx
      .selectFrom("change_turn")
      .selectAll()
      .where("change", "in", [...keys])
      .orderBy("nth")
      .execute(),
  ];
  await tx
    .deleteFrom("change_turn")
    .where("change", "in", [...keys])
    .execute();
  const kept = rows.map(toSpan);
  await insert(
    tx,
    changes.map(({ key, team }) => {
      const spans = spansAfter(unborn(key), [], events.get(key) ?? []);
      return { key, team, known: kept.filter(({ change }) => change === key), spans, first: 0 };
    }),
  );
}

interface Followed {
  readonly key: string;
  /** The team that builds it. */
  readonly team: string | null;
  readonly known: readonly KeptSpan[];
  readonly spans: readonly WaitingSpan[];
}

/** Writes what has changed of the last spans that are known, and those after them. */
async function keep(tx: Tx, followed: Followed): Promise<void> {
  const { key, known, spans } = followed;
  const changed = known.findIndex((one, index) => {
    const other = spans[index];
    return other === undefined || !isSame(one, other);
  });
  // Those that go on are written over; only what turned out to be no span is taken away.
  const gone = known[spans.length]?.nth;
  if (gone !== undefined)
    await tx.deleteFrom("change_turn").where("change", "=", key).where("nth", ">=", gone).execute();
  await insert(tx, [{ ...followed, first: changed === -1 ? known.length : changed }]);
}

/** `first`: where in the list of spans those begin that are written. */
async function insert(tx: Tx, changes: readonly (Followed & { readonly first: number })[]): Promise<void> {
  const fresh = changes.flatMap(({ spans, first, team }) =>
    spans.slice(first).map((span) => ({ ...span, built: team })),
  );
  if (fresh.length === 0) return;
  const clock = await clockOf(tx, fresh);
  const rows = changes.flatMap((change) => timed(change, clock).map(toRow));
  await sql`
    insert into change_turn select * from jsonb_populate_recordset(null::change_turn, ${JSON.stringify(rows)})
    on conflict (change, nth) do update set
      turn = excluded.turn, stage = excluded.stage, held = excluded.held, party = excluded.party, person = excluded.person,
      gate = excluded.gate, team = excluded.team, due_at = excluded.due_at, began_at = excluded.began_at,
      ended_at = excluded.ended_at, seconds = excluded.seconds, over_seconds = excluded.over_seconds`.execute(tx);
}

function timed({ key, team: built, known, spans, first }: Followed & { readonly first: number }, clock: TurnClock) {
  const kept: KeptSpan[] = [];
  for (const span of spans.slice(first)) {
    const before = kept.at(-1) ?? known[first - 1];
    const was = known.find(
      ({ from, party, person }) => from === span.from && party === span.party && person === span.person,
    );
    const whose = { ...span, built };
    const team = was === undefined ? clock.teamOf(whose) : was.team;
    const time = span.until === null ? { seconds: null, overSeconds: null } : clock.timeOf(whose, span.until);
    const goesOn = before !== undefined && isOneTurn(before, { ...span, team });
    const turn = before === undefined ? (known[0]?.turn ?? 1) : before.turn + (goesOn ? 0 : 1);
    const nth = before === undefined ? (known[0]?.nth ?? 1) : before.nth + 1;
    kept.push({ ...span, change: key, nth, turn, team, ...time });
  }
  return kept;
}

type OfTeam = Turn & { readonly team: string | null };

/** Whether the ball stayed where it was, though somebody else of the team has it, or by another deadline. */
function isOneTurn(one: OfTeam, other: OfTeam): boolean {
  const what = ({ stage, held, party, gate, team, person }: OfTeam) => [
    stage,
    held,
    party,
    gate,
    team,
    team === null ? person : null,
  ];
  return same(what(one), what(other));
}

function isSame(one: WaitingSpan, other: WaitingSpan): boolean {
  return one.from === other.from && one.until === other.until && isOf(one, other);
}

function toSpan(row: ChangeTurnTable): KeptSpan {
  const { due_at: due, began_at: from, ended_at: until, over_seconds: overSeconds, ...rest } = row;
  return { ...rest, overSeconds, from: from.getTime(), until: until?.getTime() ?? null, dueAt: due?.getTime() ?? null };
}

const instant = (at: number | null) => (at === null ? null : new Date(at));

function toRow({ from, until, dueAt, overSeconds, ...rest }: KeptSpan) {
  return {
    ...rest,
    over_seconds: overSeconds,
    due_at: instant(dueAt),
    began_at: instant(from),
    ended_at: instant(until),
  };
}
