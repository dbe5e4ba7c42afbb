import type { Db } from "../database.ts";

/** Subject of the intake's deadline; gates use their own id. */
export const intakeSubject = "intake";

/** Keeps a computed deadline for pages and messages until its event is recorded. Instants are epoch milliseconds. */
export async function saveDeadline(
  db: Db,
  change: string,
  subject: string,
  { remindAt, dueAt }: { remindAt: readonly number[]; dueAt: number },
): Promise<void> {
  const columns = { remind_at: remindAt.map((at) => new Date(at)), due_at: new Date(dueAt) };
  await db
    .insertInto("deadline")
    .values({ change, subject, ...columns })
    .onConflict((conflict) => conflict.columns(["change", "subject"]).doUpdateSet(columns))
    .execute();
}

/** When each subject of a change is due. */
export async function findDeadlines(db: Db, change: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom("deadline").select(["subject", "due_at"]).where("change", "=", change).execute();
  return new Map(rows.map((row) => [row.subject, row.due_at.getTime()]));
}
