import { sql } from "kysely";
import type { Db } from "../database.ts";
import { audienceOf } from "./audience.ts";
import type { Audience } from "./audience.ts";

export interface NewCompletion {
  readonly person: string;
  readonly at: number;
}

/** Records completions; the first one of a person stands. Answers how many are new. */
export async function saveCompletions(
  db: Db,
  change: string,
  training: string,
  via: "link" | "api" | "csv",
  completions: readonly NewCompletion[],
): Promise<number> {
  if (completions.length === 0) return 0;
  const result = await db
    .insertInto("training_completion")
    .values(completions.map(({ person, at }) => ({ change, training, person, at: new Date(at), via })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0);
}

export interface Completion {
  readonly person: string;
  readonly training: string;
  readonly at: number;
}

/** Every completion of a change's trainings. */
export async function findCompletions(db: Db, change: string): Promise<readonly Completion[]> {
  const rows = await db
    .selectFrom("training_completion")
    .select(["person", "training", "at"])
    .where("change", "=", change)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

export interface TrainingCount {
  readonly assigned: number;
  readonly completed: number;
}

/** How many people a training is for at an instant, and how many of them had completed it by then. `groups` empty: everybody. */
export async function countTraining(
  db: Db,
  { change, training, ...audience }: TrainingAudience,
): Promise<TrainingCount> {
  const { rows } = await sql<{ assigned: string; completed: string }>`
    select count(*) as assigned, count(completion.person) as completed
    from (${audienceOf(audience)}) audience
    left join training_completion completion
      on completion.person = audience.person and completion.change = ${change} and completion.training = ${training}
        and completion.at <= ${new Date(audience.at)}`.execute(db);
  return { assigned: Number(rows[0]?.assigned ?? 0), completed: Number(rows[0]?.completed ?? 0) };
}

export interface TrainingAudience extends Audience {
  readonly change: string;
  readonly training: string;
}

/** People a training is for who have neither completed it nor, with `isUninvited`, been written to about it. */
export async function untrainedPeople(
  db: Db,
  asked: TrainingAudience & { readonly isUninvited?: boolean; readonly limit: number },
): Promise<readonly string[]> {
  const { change, training, isUninvited = false, limit, ...audience } = asked;
  const { rows } = await sql<{ person: string }>`
    select audience.person from (${audienceOf(audience)}) audience
    join person on person.id = audience.person
    where not exists (select 1 from training_completion completion
        where completion.person = audience.person and completion.change = ${change} and completion.training = ${training})
      and (${!isUninvited} or (person.email is not null and not exists (select 1 from message
        where message.change = ${change} and message.part = ${training} || '/' || audience.person::text
          and (message.sent_at is not null or message.failed is not null))))
    order by audience.person limit ${limit}`.execute(db);
  return rows.map((row) => row.person);
}
