import type { Db } from "../database.ts";

/** Subject of the intake's deadline; gates use their own id. */
export const intakeSubject = "intake";

/** Keeps a computed deadline for pages and messages until its event is recorded. Instants are epoch milliseconds. */
export async function saveDeadline(
  db: Db,
  change: string,
  subject: string,
  { remindAt, dueAt, linkUntil = null }: { remindAt: readonly number[]; dueAt: number; linkUntil?: number | null },
): Promise<void> {
  const columns = {
    remind_at: remindAt.map((at) => new Date(at)),
    due_at: new Date(dueAt),
    link_until: linkUntil === null ? null : new Date(linkUntil),
  };
  await db
    .insertInto("deadline")
    .values({ change, subject, ...columns })
    .onConflict((conflict) => conflict.columns(["change", "subject"]).doUpdateSet(columns))
    .execute();
}

export interface Deadline {
  readonly dueAt: number;
  /** Until when the links sent with it work; `null` where none are. */
  readonly linkUntil: number | null;
}

/** The deadline of each subject of a change. */
export async function findDeadlines(db: Db, change: string): Promise<ReadonlyMap<string, Deadline>> {
  const rows = await db
    .selectFrom("deadline")
    .select(["subject", "due_at", "link_until"])
    .where("change", "=", change)
    .execute();
  return new Map(
    rows.map((row) => [row.subject, { dueAt: row.due_at.getTime(), linkUntil: row.link_until?.getTime() ?? null }]),
  );
}
