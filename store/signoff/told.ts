import { sql } from "kysely";
import { textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";

/** Which requests were told to whom in which message: several of one day come in one. */

export interface ToldRequest {
  readonly change: string;
  readonly request: string;
  readonly generation: number;
  /** The occasion on which it is told once: the opening of its gate, or the reader's day. */
  readonly occasion: string;
}

export interface Claim {
  readonly kind: "asked" | "reminded";
  readonly person: string;
  readonly messageId: string;
  /** In the time of the change that sends it, epoch milliseconds. */
  readonly at: number;
  readonly requests: readonly ToldRequest[];
}

/** A message that was claimed and never sent, as by a worker that was killed, keeps its requests for so long. */
const claimMinutes = 5;

/** Takes requests into a message; answers those that are in it now. The others are in another message, sent or about to be. */
export async function claimRequests(
  db: Db,
  { kind, person, messageId, at, requests }: Claim,
): Promise<readonly { readonly change: string; readonly request: string }[]> {
  if (requests.length === 0) return [];
  const columns = [
    requests.map((each) => each.change),
    requests.map((each) => each.request),
    requests.map((each) => each.occasion),
  ].map((values) => sql`${textArray(values)}::text[]`);
  const { rows } = await sql<{ change: string; request: string }>`
    insert into told (kind, change, request, occasion, person, message_id, at)
    select ${kind}, change, request, occasion, ${person}::uuid, ${messageId}, ${new Date(at)}::timestamptz
    from unnest(${sql.join(columns)}) as t (change, request, occasion)
    on conflict (kind, change, request, occasion) do update
      set message_id = excluded.message_id, person = excluded.person, at = excluded.at, claimed_at = now()
      where not told.sent and (told.message_id = excluded.message_id
        or told.claimed_at < now() - make_interval(mins => ${claimMinutes}))
    returning change, request`.execute(db);
  return rows;
}

/** Whether a request was told on this occasion; `null`: it is in no message. */
export async function toldState(
  db: Db,
  { kind, change, request, occasion }: Pick<Claim, "kind"> & Pick<ToldRequest, "change" | "request" | "occasion">,
): Promise<{ readonly sent: boolean; readonly messageId: string; readonly at: number } | null> {
  const row = await db
    .selectFrom("told")
    .select(["sent", "message_id", "at"])
    .where("kind", "=", kind)
    .where("change", "=", change)
    .where("request", "=", request)
    .where("occasion", "=", occasion)
    .executeTakeFirst();
  return row === undefined ? null : { sent: row.sent, messageId: row.message_id, at: row.at.getTime() };
}

/** The requests that are in a message. */
export async function claimedBy(
  db: Db,
  messageId: string,
): Promise<readonly { readonly change: string; readonly request: string }[]> {
  return db.selectFrom("told").select(["change", "request"]).where("message_id", "=", messageId).execute();
}

/** What a message told is told for good. */
export async function markTold(db: Db, messageId: string): Promise<void> {
  await db.updateTable("told").set({ sent: true }).where("message_id", "=", messageId).execute();
}

/** A message that will never arrive tells nobody of anything: its requests go out by themselves. */
export async function releaseRequests(db: Db, messageId: string): Promise<void> {
  await db.deleteFrom("told").where("message_id", "=", messageId).where("sent", "=", false).execute();
}

/** How many messages but this one asked a person since an instant, and when the last one did. */
export async function askedSince(
  db: Db,
  person: string,
  { since, until, besides }: { readonly since: number; readonly until: number; readonly besides: string },
): Promise<{ readonly messages: number; readonly lastAt: number | null }> {
  const { rows } = await sql<{ messages: string; last_at: Date | null }>`
    select count(distinct message_id) as messages, max(at) as last_at from told
    where person = ${person}::uuid and kind = 'asked' and at >= ${new Date(since)} and at <= ${new Date(until)}
      and message_id <> ${besides}`.execute(db);
  const [row] = rows;
  return { messages: Number(row?.messages ?? 0), lastAt: row?.last_at?.getTime() ?? null };
}

/** Requests somebody can decide now that were asked for the first time, with what tells one asking from the next. */
export async function askableRequests(
  db: Db,
  person: string,
): Promise<readonly (ToldRequest & { readonly openedAt: number; readonly isFresh: boolean })[]> {
  const { rows } = await sql<{ change: string; request: string; generation: number; opened: string; fresh: boolean }>`
    select change.key as change, request.key as request, (request.value->>'generation')::int as generation,
      gate.value->>'openedAt' as opened,
      (request.value->>'generation')::int = 1 and request.value->>'stale' is null
        and not exists (select from told where kind = 'asked' and change = change.key and told.request = request.key
          and occasion <> gate.value->>'openedAt') as fresh
    from change, jsonb_each(change.state->'requests') request, jsonb_each(change.state->'gates') gate
    where change.key in (select link.change from link where link.kind = 'sign' and link.person = ${person}::uuid)
      and gate.key = request.value->>'gate' and gate.value->>'standing' = 'open'
      and change.outcome is null and change.state->>'heldSince' is null
      and request.value->>'person' = ${person} and request.value->>'standing' = 'open'
      and request.value->>'link' = 'live'
    order by change.number, request.key limit 50`.execute(db);
  return rows.map(({ opened, fresh, ...row }) => ({
    ...row,
    occasion: opened,
    openedAt: Number(opened),
    isFresh: fresh,
  }));
}
