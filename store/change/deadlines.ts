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
  /** Until when the links sent with it work. */
  readonly linkUntil?: number;
}

/** Keeps computed deadlines for pages and messages until their events are recorded. Instants are epoch milliseconds. */
export async function saveDeadlines(db: Db, change: string, deadlines: readonly StoredDeadline[]): Promise<void> {
  await db
    .insertInto("deadline")
    .values(
      deadlines.map(({ subject, remindAt, dueAt, linkUntil }) => ({
        change,
        subject,
        remind_at: remindAt.map((at) => new Date(at)),
        due_at: new Date(dueAt),
        link_until: linkUntil === undefined ? null : new Date(linkUntil),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["change", "subject"]).doUpdateSet((row) => ({
        remind_at: row.ref("excluded.remind_at"),
        due_at: row.ref("excluded.due_at"),
        link_until: row.ref("excluded.link_until"),
      })),
    )
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
