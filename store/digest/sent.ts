import { sql } from "kysely";
import type { DigestTask } from "../../domain/message.ts";
import type { Db } from "../database.ts";

/** A claim whose holder said nothing for so long is open to others: longer than a mail server is waited for. */
const claimSeconds = 60;

/** Who had their digest of a week, whatever became of it, and who is being written to. */
export async function digestsOf(
  db: Db,
  weeks: readonly string[],
): Promise<ReadonlyMap<string, "ended" | "claimed" | "open">> {
  if (weeks.length === 0) return new Map();
  const { rows } = await sql<{ person: string; week: string; is: "ended" | "claimed" | "open" }>`
    select person, week::text as week, case when ended is not null then 'ended'
      when claimed_at > now() - make_interval(secs => ${claimSeconds}) then 'claimed' else 'open' end as is
    from digest where week = any(${`{${weeks.join(",")}}`}::date[])`.execute(db);
  return new Map(rows.map(({ person, week, is }) => [`${person} ${week}`, is]));
}

/** Takes a digest to be written. `false`: it is over, or somebody is at it. */
export async function claimDigest(db: Db, person: string, week: string): Promise<boolean> {
  const { rows } = await sql`
    insert into digest (person, week) select id, ${week}::date from person where id = ${person}
    on conflict (person, week) do update set claimed_at = now()
      where digest.ended is null and digest.claimed_at <= now() - make_interval(secs => ${claimSeconds})
    returning 1`.execute(db);
  return rows.length > 0;
}

/** Lets go of one that could not be sent now. */
export async function releaseDigest(db: Db, person: string, week: string): Promise<void> {
  await sql`update digest set claimed_at = '-infinity'
    where person = ${person} and week = ${week}::date and ended is null`.execute(db);
}

export async function endDigest(
  db: Db,
  person: string,
  week: string,
  ended: "sent" | "empty" | "failed",
): Promise<void> {
  await sql`update digest set ended = ${ended} where person = ${person} and week = ${week}::date`.execute(db);
}

/** Notes the message that brings it, once for all tries. */
export async function noteDigestMessage(
  db: Db,
  message: { readonly person: string; readonly task: DigestTask; readonly messageId: string; readonly at: number },
): Promise<void> {
  const { person, task, messageId, at } = message;
  await db
    .insertInto("message")
    .values({
      change: null,
      effect: "digest",
      part: task.week,
      person,
      task: JSON.stringify(task),
      message_id: messageId,
      due_at: new Date(at),
    })
    .onConflict((conflict) => conflict.column("message_id").doNothing())
    .execute();
}
