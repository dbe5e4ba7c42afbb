import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";

/** That somebody was erased. `at`: epoch milliseconds; `actor`: `person:ID` or `key:ID`. */
export interface Erasure {
  readonly person: string;
  readonly at: number;
  readonly actor: string;
}

export async function findErasure(db: Db | Tx, person: string): Promise<Erasure | null> {
  const row = await db.selectFrom("person_erasure").selectAll().where("person", "=", person).executeTakeFirst();
  return row === undefined ? null : { ...row, at: row.at.getTime() };
}

/** Who somebody is to be forgotten as. */
export interface ForgottenNames {
  readonly name: string;
  readonly email: string | null;
  readonly userIds: readonly string[];
}

/** What a person is called; `null`: there is nobody. */
export async function namesOf(tx: Tx, person: string): Promise<ForgottenNames | null> {
  const { rows } = await sql<ForgottenNames>`select name, email,
      array(select user_id from person_user_id where person_user_id.person = person.id order by user_id) as "userIds"
    from person where id = ${person}`.execute(tx);
  return rows[0] ?? null;
}

/** A running change that somebody stands for. */
export interface StandsFor {
  readonly key: string;
  readonly role: "owner" | "sponsor";
}

/** By number of the change. */
export async function runningChangesOf(db: Db | Tx, person: string): Promise<readonly StandsFor[]> {
  const { rows } = await sql<StandsFor>`select change.key, role.role from change
    cross join lateral (values ('owner', change.owner), ('sponsor', change.sponsor)) as role (role, person)
    where change.outcome is null and role.person = ${person}
    order by change.number, role.role`.execute(db);
  return rows;
}

/** A sign-off request that is still to be answered. */
export interface OpenRequest {
  readonly change: string;
  readonly request: string;
  readonly gate: string;
}

/** What somebody is asked and has not answered, by number of the change. */
export async function openRequestsOf(db: Db | Tx, person: string): Promise<readonly OpenRequest[]> {
  const { rows } = await sql<OpenRequest>`
    select change.key as change, request.key as request, request.value->>'gate' as gate
    from change cross join lateral jsonb_each(change.state->'requests') request
    where change.outcome is null and change.stage = 'alignment' and request.value->>'person' = ${person}
      and request.value->>'standing' in ('waiting', 'open', 'asking')
    order by change.number, request.key`.execute(db);
  return rows;
}

/**
 * Takes everything away that says who somebody is, and notes that it was done. What stays names an id that stands for nobody:
 * events, rosters, completions, and use, whose pseudonyms are replaced by ones that no name leads to. Memberships end at `at`.
 */
export async function eraseRows(tx: Tx, { person, at, actor }: Erasure): Promise<void> {
  const instant = new Date(at);
  await tx.insertInto("person_erasure").values({ person, at: instant, actor }).execute();
  await sql`update usage_identity
    set user_key = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) where person = ${person}`.execute(tx);
  await sql`delete from membership where person = ${person} and joined_at > ${instant}`.execute(tx);
  await sql`update membership set left_at = ${instant}
    where person = ${person} and (left_at is null or left_at > ${instant})`.execute(tx);
  await tx.deleteFrom("text").where("author", "=", person).execute();
  // What a reviewer noted of their work, and what they noted as a reviewer.
  await sql`update audit_item set note = null where note is not null and (person = ${person}
    or exists (select from audit where audit.change = audit_item.change and audit.id = audit_item.audit
      and audit.reviewer = ${person}))`.execute(tx);
  await sql`update discrepancy set explanation = 'What was written was erased with whoever wrote it.', explained_by = null
    where explained_by = ${person}`.execute(tx);
  // What a mail server says of a refusal often repeats the address.
  await sql`update message set failed = 'nobody to write to' where person = ${person} and failed is not null`.execute(
    tx,
  );
  // What a round of feedback counted stays as it was; what this person said goes.
  await sql`insert into feedback_erased (change, round, asked, answered)
    select asked.change, asked.round, 1, (answer.person is not null)::int
    from feedback_asked asked left join feedback_answer answer using (change, round, person)
    where asked.person = ${person}
    on conflict (change, round) do update
    set asked = feedback_erased.asked + 1, answered = feedback_erased.answered + excluded.answered`.execute(tx);
  await tx.deleteFrom("session").where("person", "=", person).execute();
  await tx.deleteFrom("login_link").where("person", "=", person).execute();
  await tx.deleteFrom("permission").where("person", "=", person).execute();
  await sql`update api_key set revoked_at = coalesce(revoked_at, ${instant}), name = 'Key of somebody erased'
    where person = ${person}`.execute(tx);
  // Takes user ids, absence, chat, own-page links, mailed codes, feedback and the consent to be asked with it.
  await tx.deleteFrom("person").where("id", "=", person).execute();
}
