import { sql } from "kysely";
import type { Origin } from "../../domain/change/origin.ts";
import type { Outcome, Stage } from "../../domain/change/state.ts";
import type { Db, Tx } from "../database.ts";

/** A change that grew out of something that was said about another one. */
export interface FollowUp {
  /** What it grew out of: an answer to feedback, or the text of a manager. */
  readonly answer: string;
  readonly key: string;
  readonly title: string;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
}

/** Notes what a change grew out of. An idea that became a change before stays with that one. */
export async function noteFollowUp(tx: Tx, { change, answer }: Origin, grown: string): Promise<void> {
  await tx
    .insertInto("follow_up")
    .values({ change, answer, grown })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The changes that grew out of what was said about one, in the order of their keys. */
export async function followUpsOf(db: Db, change: string): Promise<readonly FollowUp[]> {
  const { rows } = await sql<FollowUp>`
    select follow_up.answer, change.key, change.title, change.stage, change.outcome
    from follow_up join change on change.key = follow_up.grown
    where follow_up.change = ${change} order by change.number`.execute(db);
  return rows;
}

/** The change that grew out of an idea; `null`: none has. */
export async function grownOf(db: Db, { change, answer }: Origin): Promise<string | null> {
  const row = await db
    .selectFrom("follow_up")
    .select("grown")
    .where("change", "=", change)
    .where("answer", "=", answer)
    .executeTakeFirst();
  return row?.grown ?? null;
}

/** The change that grew out of what one person said in a round, for their own page; `null`: none has. */
export async function grownOfPerson(
  db: Db,
  { change, round, person }: { readonly change: string; readonly round: string; readonly person: string },
): Promise<string | null> {
  const { rows } = await sql<{ grown: string }>`
    select follow_up.grown from feedback_answer said
    join follow_up on follow_up.change = said.change and follow_up.answer = said.id
    where said.change = ${change} and said.round = ${round} and said.person = ${person}`.execute(db);
  return rows[0]?.grown ?? null;
}

/** The words that a change grew out of. `null`: they were taken back or erased, or so few said something that they would point at one. */
export async function wordsOf(db: Db, { change, answer }: Origin, smallestGroup: number): Promise<string | null> {
  const { rows } = await sql<{ words: string }>`
    select easier as words from feedback_answer said
    where said.change = ${change} and said.id = ${answer} and easier <> '' and ${smallestGroup} <= (
      select count(*) from feedback_answer other where other.change = said.change and other.round = said.round)
    union all select body from text where text.change = ${change} and text.id = ${answer}`.execute(db);
  return rows[0]?.words ?? null;
}
