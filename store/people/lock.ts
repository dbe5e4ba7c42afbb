import { sql } from "kysely";
import type { Tx } from "../database.ts";

const lockKey = 7_316_405;

/** Until the transaction ends nobody else who takes this lock adds people, so that two imports never add one person twice. */
export async function lockPeople(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
}
