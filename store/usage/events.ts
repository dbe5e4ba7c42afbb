import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Tx } from "../database.ts";
import type { CountedEvent } from "./days.ts";

/** An event as it is kept. */
export interface EventRow extends CountedEvent {
  readonly messageId: string;
  readonly receivedAt: number;
  /** Properties as JSON text. */
  readonly json: string | null;
  /** It was told later on purpose, so it is not late. */
  readonly isHistory?: boolean;
}

/**
 * Inserts events of one source and returns the message ids that are new; the others were received before and change
 * nothing. Message ids are distinct. In key order, so that two processes with the same events never wait for each other.
 * Properties travel as one JSON list: quoting each for an array would cost as much as everything else here.
 */
export async function insertEvents(tx: Tx, source: number, events: readonly EventRow[]): Promise<ReadonlySet<string>> {
  const rows = events.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
  const inserted = await sql<{ message_id: string }>`
    insert into usage_event (source, message_id, at, received_at, identity, event, properties)
    select ${source}, message_id, timestamptz 'epoch' + at * interval '1 ms',
      timestamptz 'epoch' + received_at * interval '1 ms', identity, event, nullif(properties, 'null')
    from rows from (
      unnest(${textArray(rows.map((row) => row.messageId))}::text[],
        ${numberArray(rows.map((row) => row.at))}::float8[],
        ${numberArray(rows.map((row) => row.receivedAt))}::float8[],
        ${numberArray(rows.map((row) => row.identity))}::bigint[],
        ${textArray(rows.map((row) => row.event))}::text[]),
      jsonb_array_elements(${`[${rows.map((row) => row.json ?? "null").join(",")}]`}::jsonb)
    ) as w (message_id, at, received_at, identity, event, properties)
    on conflict do nothing
    returning message_id`.execute(tx);
  return new Set(inserted.rows.map((row) => row.message_id));
}

/** The statement that counts new events by name, so that names can be listed without reading the events. */
export function namesCounted(source: number, events: readonly EventRow[]): RawBuilder<unknown> {
  const names = new Map<string, { n: number; first: number; last: number }>();
  for (const { event, at } of events) {
    const known = names.get(event);
    if (known === undefined) names.set(event, { n: 1, first: at, last: at });
    else {
      known.n += 1;
      known.first = Math.min(known.first, at);
      known.last = Math.max(known.last, at);
    }
  }
  const seen = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sql`
    insert into usage_seen (source, event, n, first_at, last_at)
    select ${source}, event, n, timestamptz 'epoch' + first * interval '1 ms', timestamptz 'epoch' + last * interval '1 ms'
    from unnest(${textArray(seen.map(([name]) => name))}::text[], ${numberArray(seen.map(([, { n }]) => n))}::bigint[],
      ${numberArray(seen.map(([, { first }]) => first))}::float8[],
      ${numberArray(seen.map(([, { last }]) => last))}::float8[]) as w (event, n, first, last)
    on conflict (source, event) do update set n = usage_seen.n + excluded.n,
      first_at = least(usage_seen.first_at, excluded.first_at),
      last_at = greatest(usage_seen.last_at, excluded.last_at)`;
}
