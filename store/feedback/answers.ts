import type { Db } from "../database.ts";

/** What somebody said: empty where they left it so. */
export interface Answer {
  /** What helps, and what gets in the way. */
  readonly helps: string;
  /** The one thing that would make it easier. */
  readonly easier: string;
}

interface Place {
  readonly change: string;
  readonly round: string;
  readonly person: string;
}

/** What one person said in a round, for their own page; `null`: nothing. */
export async function findAnswer(db: Db, { change, round, person }: Place): Promise<Answer | null> {
  const row = await db
    .selectFrom("feedback_answer")
    .select(["helps", "easier"])
    .where("change", "=", change)
    .where("round", "=", round)
    .where("person", "=", person)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what somebody said in place of what they said before. */
export async function saveAnswer(db: Db, place: Place, answer: Answer): Promise<void> {
  await db
    .insertInto("feedback_answer")
    .values({ ...place, ...answer })
    .onConflict((conflict) => conflict.columns(["change", "round", "person"]).doUpdateSet({ ...answer }))
    .execute();
}

/** Takes back what somebody said. */
export async function dropAnswer(db: Db, { change, round, person }: Place): Promise<void> {
  await db
    .deleteFrom("feedback_answer")
    .where("change", "=", change)
    .where("round", "=", round)
    .where("person", "=", person)
    .execute();
}

export interface NamelessAnswer extends Answer {
  readonly id: string;
  readonly round: string;
}

/** All that was said about a change, nobody's by name and in an order that tells nothing. */
export async function allAnswers(db: Db, change: string): Promise<readonly NamelessAnswer[]> {
  return db
    .selectFrom("feedback_answer")
    .select(["id", "round", "helps", "easier"])
    .where("change", "=", change)
    .orderBy("id")
    .execute();
}
