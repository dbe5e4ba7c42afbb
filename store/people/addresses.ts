import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";

/** Notes that the address of somebody who has one is replaced. Answers whether it is another one. */
export async function noteAddressChange(
  tx: Tx,
  { person, email, actor }: { readonly person: string; readonly email: string | null; readonly actor: string },
): Promise<boolean> {
  const noted = await sql`insert into address_change (person, actor)
    select id, ${actor} from person where id = ${person} and email is not null
      and lower(email) is distinct from lower(${email}::text)`.execute(tx);
  return (noted.numAffectedRows ?? 0n) > 0n;
}

/** The change that one person proposes, or writes for others, and another is asked about; `null` where there is none. */
export async function waitsAtGateOf(tx: Tx, asked: string, proposer: string): Promise<string | null> {
  const { rows } = await sql<{ key: string }>`select key from change
    where stage = 'alignment' and (state->>'proposer' = ${proposer} or state->>'author' = ${proposer})
      and exists (select 1 from jsonb_each(state->'requests') request
        where request.value->>'person' = ${asked} and request.value->>'standing' <> 'withdrawn')
    limit 1`.execute(tx);
  return rows[0]?.key ?? null;
}

/** That somebody's address was replaced, and by whom. */
export interface AddressChange {
  readonly person: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `person:ID` or `key:ID`. */
  readonly actor: string;
}

/** Oldest first. */
export async function listAddressChanges(db: Db, people: readonly string[]): Promise<readonly AddressChange[]> {
  const wanted = [...new Set(people)].filter((person) => person !== "");
  if (wanted.length === 0) return [];
  const rows = await db.selectFrom("address_change").selectAll().where("person", "in", wanted).orderBy("at").execute();
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
