import { sql } from "kysely";
import { audienceOf } from "../adoption/audience.ts";
import type { Audience } from "../adoption/audience.ts";
import type { Db } from "../database.ts";

interface Round {
  readonly change: string;
  readonly round: string;
}

/** How many people of an audience have an address to be asked at. */
export async function countReachable(db: Db, audience: Audience): Promise<number> {
  const { rows } = await sql<{ people: number }>`select count(*)::int as people
    from (${audienceOf(audience)}) audience join person on person.id = audience.person
    where person.email is not null`.execute(db);
  return rows[0]?.people ?? 0;
}

/**
 * Chooses whom a round asks, once: everybody who can be reached, or so many of them by lot. The lot follows from the round and the
 * person, so that two processes that choose at once choose alike.
 */
export async function chooseAsked(
  db: Db,
  { change, round }: Round,
  audience: Audience,
  sample: number | null,
): Promise<void> {
  await sql`
    insert into feedback_asked (change, round, person)
    select ${change}, ${round}, audience.person
    from (${audienceOf(audience)}) audience join person on person.id = audience.person
    where person.email is not null
      and not exists (select from feedback_asked chosen where chosen.change = ${change} and chosen.round = ${round})
    order by md5(${`${change} ${round} `} || audience.person::text) limit ${sample}
    on conflict do nothing`.execute(db);
}

/** People of a round who were not written to yet by the effect that asks them. */
export async function unaskedPeople(
  db: Db,
  { change, round, effect }: Round & { readonly effect: string },
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select asked.person from feedback_asked asked
    where asked.change = ${change} and asked.round = ${round} and not exists (
      select from message
      where message.change = ${change} and message.effect = ${effect} and message.part = ${round} || '/' || asked.person::text
        and (message.sent_at is not null or message.failed is not null))
    order by asked.person limit ${limit}`.execute(db);
  return rows.map(({ person }) => person);
}

export interface RoundCount {
  readonly round: string;
  readonly asked: number;
  readonly answered: number;
}

/** How many people each round of a change asked, and how many of them answered; also those who are erased by now. */
export async function countRounds(db: Db, change: string): Promise<readonly RoundCount[]> {
  const { rows } = await sql<RoundCount>`
    select round, sum(asked)::int as asked, sum(answered)::int as answered from (
      select asked.round, 1 as asked, (answer.person is not null)::int as answered
      from feedback_asked asked left join feedback_answer answer
        on answer.change = asked.change and answer.round = asked.round and answer.person = asked.person
      where asked.change = ${change}
      union all select round, asked, answered from feedback_erased where change = ${change}
    ) counted group by round`.execute(db);
  return rows;
}
