import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Behaviour, Correlation } from "../../domain/change/schema.ts";
import { matches, propertyText } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";
import type { CountedEvent } from "./days.ts";
import { canonicalPredicates, lockSource, numberOfSource } from "./series.ts";

/** What asks, what answers, and how the two find each other. */
export interface ResponseDefinition {
  readonly trigger: Behaviour;
  readonly answer: Behaviour;
  readonly key: Correlation;
  readonly groupBy: string | null;
}

interface ResponseSeries extends ResponseDefinition {
  readonly id: number;
  readonly triggerSource: number;
  readonly answerSource: number;
}

/** An event with the id it was sent with. */
export interface MarkedEvent extends CountedEvent {
  readonly messageId: string;
}

const pageRows = 5_000;
const keyBytes = 16;

/**
 * Keeps the marks of one source's new events. Runs in the transaction that stores them, after `joinSeries`, whose lock keeps
 * anybody from beginning a series meanwhile. An event without the key belongs to no case.
 */
export async function addMarks(tx: Tx, source: number, events: readonly MarkedEvent[]): Promise<void> {
  const rows = await tx
    .selectFrom("response_series")
    .selectAll()
    .where((where) => where.or([where("trigger_source", "=", source), where("answer_source", "=", source)]))
    .execute();
  for (const row of rows) {
    const series: ResponseSeries = {
      ...row.definition,
      id: row.id,
      triggerSource: row.trigger_source,
      answerSource: row.answer_source,
    };
    await insertMarks(tx, series, source, events);
  }
}

interface Mark {
  readonly answers: boolean;
  readonly key: string;
  readonly event: MarkedEvent;
  readonly owedBy: string | null;
}

function marksOf(series: ResponseSeries, source: number, events: readonly MarkedEvent[]): Mark[] {
  return events.flatMap((event): Mark[] => {
    const asks = source === series.triggerSource && matches(series.trigger, event);
    const answers = source === series.answerSource && matches(series.answer, event);
    if (!asks && !answers) return [];
    const value = propertyText(event.properties, series.key.property);
    if (value === undefined || value === "") return [];
    const key = createHash("sha256").update(value).digest().subarray(0, keyBytes).toString("hex");
    const owedBy = series.groupBy === null ? null : (propertyText(event.properties, series.groupBy) ?? null);
    return [
      ...(asks ? [{ answers: false, key, event, owedBy }] : []),
      ...(answers ? [{ answers: true, key, event, owedBy: null }] : []),
    ];
  });
}

async function insertMarks(
  tx: Tx,
  series: ResponseSeries,
  source: number,
  events: readonly MarkedEvent[],
): Promise<void> {
  const marks = marksOf(series, source, events);
  if (marks.length === 0) return;
  await sql`
    insert into response_mark (series, answers, key, at, message_id, identity, owed_by)
    select ${series.id}::int, answers, decode(key, 'hex'), timestamptz 'epoch' + at * interval '1 ms', message_id, identity, owed_by
    from unnest(${textArray(marks.map((mark) => String(mark.answers)))}::boolean[],
      ${textArray(marks.map((mark) => mark.key))}::text[],
      ${numberArray(marks.map((mark) => mark.event.at))}::float8[],
      ${textArray(marks.map((mark) => mark.event.messageId))}::text[],
      ${numberArray(marks.map((mark) => mark.event.identity))}::bigint[],
      ${textArray(marks.map((mark) => mark.owedBy))}::text[])
      as w (answers, key, at, message_id, identity, owed_by)
    order by 1, 2, 3, 4, 5
    on conflict do nothing`.execute(tx);
}

/**
 * The series of a service level, begun and filled from the raw events when it is asked for first; intake of its sources waits
 * meanwhile. Returns its id, `null` when there is no such source.
 */
export async function ensureResponses(
  db: Db,
  sources: { readonly trigger: string; readonly answer: string },
  definition: ResponseDefinition,
): Promise<number | null> {
  const triggerSource = await numberOfSource(db, sources.trigger);
  const answerSource = await numberOfSource(db, sources.answer);
  if (triggerSource === null || answerSource === null) return null;
  const wanted = { triggerSource, answerSource, definition: canonical(definition) };
  const known = await findSeries(db, wanted);
  if (known !== null) return known;
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    const both = [...new Set([triggerSource, answerSource])].toSorted((a, b) => a - b);
    for (const source of both) await lockSource(tx, source);
    const meanwhile = await findSeries(tx, wanted);
    if (meanwhile !== null) return meanwhile;
    const { id } = await tx
      .insertInto("response_series")
      .values({ trigger_source: triggerSource, answer_source: answerSource, definition: wanted.definition })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const source of both) await fill(tx, source, { ...definition, id, triggerSource, answerSource });
    return id;
  });
}

function canonical({ trigger, answer, key: { by, property }, groupBy }: ResponseDefinition): string {
  const rest = JSON.stringify({ key: { by, property }, groupBy });
  return `{"trigger":${filterText(trigger)},"answer":${filterText(answer)},${rest.slice(1)}`;
}

function filterText(behaviour: Behaviour): string {
  return `{"event":${JSON.stringify(behaviour.event)},"where":${canonicalPredicates(behaviour)}}`;
}

async function findSeries(
  db: Db | Tx,
  wanted: { triggerSource: number; answerSource: number; definition: string },
): Promise<number | null> {
  const row = await db
    .selectFrom("response_series")
    .select("id")
    .where("trigger_source", "=", wanted.triggerSource)
    .where("answer_source", "=", wanted.answerSource)
    .where(sql<boolean>`definition = ${wanted.definition}::jsonb`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What was stored before anybody asked, a page at a time. */
async function fill(tx: Tx, source: number, series: ResponseSeries): Promise<void> {
  const names = textArray([...new Set([series.trigger.event, series.answer.event])]);
  let after = "";
  for (;;) {
    const page = await sql<{
      message_id: string;
      identity: string;
      at: number;
      event: string;
      properties: Properties | null;
    }>`
      select message_id, identity, (extract(epoch from at) * 1000)::float8 as at, event, properties from usage_event
      where source = ${source} and message_id > ${after} and event = any(${names}::text[])
      order by message_id limit ${pageRows}`.execute(tx);
    const events = page.rows.map(({ message_id: messageId, ...row }) => ({ ...row, messageId }));
    await insertMarks(tx, series, source, events);
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < pageRows) return;
    after = last.message_id;
  }
}
