import { sql } from "kysely";
import type { Action } from "../../domain/adoption/person.ts";
import type { Behaviour } from "../../domain/change/schema.ts";
import { matches } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import type { SampledEvent } from "../../domain/usage/property-summary.ts";
import { textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";
import { milliseconds } from "./actions.ts";

/** Looks at raw events without a rollup, for questions that are asked once. */

/** Some events of one name, in no order that means anything. */
export async function sampleEvents(
  db: Db,
  { source, event, limit }: { readonly source: number; readonly event: string; readonly limit: number },
): Promise<readonly SampledEvent[]> {
  const rows = await sql<{ identity: string; properties: Properties | null }>`
    select coalesce(i.person::text, e.identity::text) as identity, e.properties
    from usage_event e join usage_identity i on i.id = e.identity
    where e.source = ${source} and e.event = ${event} order by e.message_id limit ${limit}`.execute(db);
  return rows.rows;
}

export interface RawQuestion {
  /** Number of the source. */
  readonly source: number;
  readonly behaviour: Behaviour;
  /** `[from, until)` in epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Rows of this name that are read at most. */
  readonly limit: number;
}

/** One qualifying event. `at`: epoch milliseconds. */
export interface RawWork {
  readonly person: string;
  readonly messageId: string;
  readonly at: number;
  readonly properties: Properties | null;
}

/**
 * What people did in a stretch of time, by person and in order, from the raw events; who did nothing is left out. Reads by
 * person, so it costs what these people did and not what the source holds. `read` is how many events of the name there were, before
 * predicates; at the limit not all were read.
 */
export async function rawActions(
  db: Db,
  people: readonly string[],
  { source, behaviour, from, until, limit }: RawQuestion,
): Promise<{ readonly read: number; readonly actions: ReadonlyMap<string, readonly Action[]> }> {
  const { read, work } = await rawWork(db, people, { source, behaviour, from, until, limit });
  const actions = new Map<string, Action[]>();
  for (const { person, at } of work) {
    const own = actions.get(person) ?? [];
    own.push({ at, n: 1 });
    actions.set(person, own);
  }
  return { read, actions };
}

/** The same as single events, in order. */
export async function rawWork(
  db: Db,
  people: readonly string[],
  { source, behaviour, from, until, limit }: RawQuestion,
): Promise<{ readonly read: number; readonly work: readonly RawWork[] }> {
  if (people.length === 0) return { read: 0, work: [] };
  const { rows } = await sql<RawWork>`
    select i.person, e.message_id as "messageId", ${milliseconds("e.at")}::float8 as at, e.properties
    from usage_identity i join usage_event e on e.identity = i.id
    where i.person = any(${textArray(people)}::uuid[])
      and e.at >= ${new Date(from)} and e.at < ${new Date(until)}
      and e.source = ${source} and e.event = ${behaviour.event}
    order by e.at limit ${limit}`.execute(db);
  const { event } = behaviour;
  return { read: rows.length, work: rows.filter(({ properties }) => matches(behaviour, { event, properties })) };
}
