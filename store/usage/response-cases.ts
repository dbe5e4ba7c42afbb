import { sql } from "kysely";
import type { Db } from "../database.ts";
import { milliseconds } from "./actions.ts";

/** What was asked, by when it was answered, and whose it may be. Instants are epoch milliseconds. */
export interface AskedRow {
  readonly at: number;
  /** The first answer with the key, at or after `at`. */
  readonly answeredAt: number | null;
  /** The group the asking event names. */
  readonly owedBy: string | null;
  /** The group in the population, at that instant, of whoever asked and of whoever answered. */
  readonly askedIn: string | null;
  readonly answeredIn: string | null;
}

export interface AskedQuestion {
  /** From `ensureResponses`; an id that no series has gives nothing. */
  readonly series: number;
  readonly population: string;
  readonly samePerson: boolean;
  readonly from: number;
  readonly until: number;
}

const pageRows = 5_000;

/** Everything asked in `[from, until)`, oldest first, a page at a time. Two names of one person are one person. */
export async function* askedRows(db: Db, question: AskedQuestion): AsyncGenerator<AskedRow> {
  const { series, population, samePerson, from, until } = question;
  let after: { at: number; id: string } = { at: from, id: "" };
  for (;;) {
    const { rows } = await sql<AskedRow & { id: string }>`
      select asked.message_id as id, ${milliseconds("asked.at")}::float8 as at,
        ${milliseconds("answer.at")}::float8 as "answeredAt", asked.owed_by as "owedBy",
        ${groupAt(population, "who.person", "asked.at")} as "askedIn",
        ${groupAt(population, "answer.person", "answer.at")} as "answeredIn"
      from (
        select * from response_mark
        where series = ${series} and not answers and at < ${new Date(until)}
          and (at, message_id) > (${new Date(after.at)}, ${after.id} collate "C")
        order by at, message_id limit ${pageRows}
      ) asked
      left join usage_identity who on who.id = asked.identity
      left join lateral (
        select mark.at, by.person from response_mark mark left join usage_identity by on by.id = mark.identity
        where mark.series = asked.series and mark.answers and mark.key = asked.key and mark.at >= asked.at
          and (${!samePerson} or mark.identity = asked.identity or by.person = who.person)
        order by mark.at limit 1
      ) answer on true
      order by asked.at, asked.message_id`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = { at: last.at, id: last.id };
  }
}

/** The group somebody was in, of several the one joined last. */
function groupAt(population: string, person: string, at: string) {
  return sql<string | null>`(
    select "group" from membership
    where population = ${population} and person = ${sql.ref(person)} and joined_at <= ${sql.ref(at)}
      and (left_at is null or left_at > ${sql.ref(at)})
    order by joined_at desc limit 1)`;
}
