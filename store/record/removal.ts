import { sql } from "kysely";
import { textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

/** What is taken away: changes by key, the sources and the population that only they used. */
export interface Removal {
  readonly changes: readonly string[];
  readonly sources: readonly string[];
  readonly population: string;
  readonly at: number;
}

export interface Removed {
  readonly changes: number;
  readonly people: number;
  readonly events: number;
}

/** What stays of a change that is taken away beside what only grows: the texts and contents that its events commit to. */
const kept = ["revision", "text", "anchor", "removed_change", "scratch"];

/** Changes that were begun with one of these idempotency keys, with their stage. */
export async function changesBegunAs(
  db: Db,
  pattern: string,
): Promise<readonly { readonly key: string; readonly stage: string }[]> {
  const { rows } = await sql<{ key: string; stage: string }>`
    select change.key, change.stage from change_reservation join change using (key)
    where change_reservation.idempotency_key ~ ${pattern} order by change.number`.execute(db);
  return rows;
}

/** Running and closed changes, but for `except`, whose present content names this text. */
export async function changesNaming(db: Db, text: string, except: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select change.key from change join revision on revision.change = change.key
      and revision.number = (change.state #>> '{revision,number}')::int and revision.hash = change.state #>> '{revision,hash}'
    where not change.key = any(${textArray(except)}) and position(to_jsonb(${text}::text)::text in revision.content::text) > 0
    order by change.number`.execute(db);
  return rows.map(({ key }) => key);
}

/** Takes changes with their usage and their people away, in one transaction. Only the owner of the tables may. */
export async function removeChanges(tx: Tx, removal: Removal): Promise<Removed> {
  const { changes, sources, population, at } = removal;
  const keys = textArray(changes);
  await sql`insert into removed_change (key, number, stage, seq, head_hash, last_at, removed_at)
    select key, number, stage, seq, head_hash, last_at, ${new Date(at)} from change where key = any(${keys})`.execute(
    tx,
  );
  await sql`delete from link_access where token_hash in (select token_hash from link where change = any(${keys}))`.execute(
    tx,
  );
  for (const table of await tablesOfChanges(tx))
    await sql`delete from ${sql.table(table)} where change = any(${keys})`.execute(tx);
  await sql`delete from change where key = any(${keys})`.execute(tx);
  // The next time it is played it is another change.
  await sql`delete from change_reservation where key = any(${keys})`.execute(tx);
  const people = await peopleOnlyIn(tx, population);
  const events = await removeSources(tx, sources);
  await sql`delete from membership where population = ${population}`.execute(tx);
  await sql`delete from population where id = ${population}`.execute(tx);
  await removePeople(tx, people, at);
  return { changes: changes.length, people: people.length, events };
}

async function tablesOfChanges(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attname = 'change' and not attisdropped
      and not relname = any(${textArray(kept)})
      -- Nothing that only grows is shortened: its trigger is fired by a deletion.
      and not exists (select 1 from pg_trigger where tgrelid = pg_class.oid and not tgisinternal and tgtype & 8 <> 0)
    order by relname = 'audit', relname`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Members of a population who are named nowhere else: in no change that is left, no other population, and who may not sign in. */
async function peopleOnlyIn(tx: Tx, population: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person
    where (id in (select person from membership where population = ${population}) or email like '%@maintainers.example')
      and not exists (select 1 from membership where membership.person = person.id and population <> ${population})
      and not exists (select 1 from change where position(person.id::text in change.state::text) > 0)
      and not exists (select 1 from revision join change on change.key = revision.change
        where position(person.id::text in revision.content::text) > 0)
      and not exists (select 1 from permission where permission.person = person.id)
      and not exists (select 1 from session where session.person = person.id)
      and not exists (select 1 from api_key where api_key.person = person.id)`.execute(tx);
  return rows.map(({ id }) => id);
}

async function removeSources(tx: Tx, sources: readonly string[]): Promise<number> {
  const numbers = sql`(select number from usage_source where id = any(${textArray(sources)}))`;
  const { numAffectedRows = 0n } = await sql`delete from usage_event where source in ${numbers}`.execute(tx);
  for (const table of ["usage_seen", "usage_reject", "usage_receipt", "usage_key", "usage_series", "usage_pull"])
    await sql`delete from ${sql.table(table)} where source in ${numbers}`.execute(tx);
  await sql`delete from response_series where trigger_source in ${numbers} or answer_source in ${numbers}`.execute(tx);
  await sql`delete from usage_source where id = any(${textArray(sources)})`.execute(tx);
  return Number(numAffectedRows);
}

async function removePeople(tx: Tx, people: readonly string[], at: number): Promise<void> {
  const ids = sql`any(${textArray(people)}::uuid[])`;
  await sql`delete from usage_anchor where person = ${ids}`.execute(tx);
  // What is left of their use stands for nobody, and comes back to nobody who has the same user id later.
  await sql`update usage_identity set user_key = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), person = null
    where person = ${ids}`.execute(tx);
  await sql`delete from own_page where person = ${ids}`.execute(tx);
  await sql`delete from step_up_code where person = ${ids}`.execute(tx);
  await sql`delete from message where person = ${ids} and change is null`.execute(tx);
  await sql`insert into person_erasure (person, at, actor) select id, ${new Date(at)}, 'key:operator' from person where id = ${ids}`.execute(
    tx,
  );
  await sql`delete from person where id = ${ids}`.execute(tx);
}
