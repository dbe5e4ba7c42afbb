import type { Db } from "../database.ts";

/** Subject of the intake's deadline; gates use their own id. */
export const intakeSubject = "intake";

/** Subject of one person's deadline at a gate. */
export function requestSubject(request: string): string {
  return `request ${request}`;
}

export interface StoredDeadline {
  readonly subject: string;
  readonly remindAt: readonly number[];
  readonly dueAt: number;
}

/** Keeps computed deadlines for pages and messages until their events are recorded. Instants are epoch milliseconds. */
export async function saveDeadlines(db: Db, change: string, deadlines: readonly StoredDeadline[]): Promise<void> {
  await db
    .insertInto("deadline")
    .values(
      deadlines.map(({ subject, remindAt, dueAt }) => ({
        change,
        subject,
        remind_at: remindAt.map((at) => new Date(at)),
        due_at: new Date(dueAt),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["change", "subject"])
        .doUpdateSet((row) => ({ remind_at: row.ref("excluded.remind_at"), due_at: row.ref("excluded.due_at") })),
    )
    .execute();
}

/** When each subject of a change is due. */
export async function findDeadlines(db: Db, change: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom("deadline").select(["subject", "due_at"]).where("change", "=", change).execute();
  return new Map(rows.map((row) => [row.subject, row.due_at.getTime()]));
}
