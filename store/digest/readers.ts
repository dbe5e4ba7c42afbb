import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Somebody who gets a digest. */
export interface DigestReader {
  readonly person: string;
  /** Their own zone, else the one their team works in, else UTC. */
  readonly timeZone: string;
  /** Of every change; otherwise of those they own or sponsor. */
  readonly seesAll: boolean;
}

/**
 * Everybody with an address who may read the portfolio, by a permission, a session that runs, a key of their own or by name, and everybody who owns
 * or sponsors a change that runs or has ended since; without those who said no. By id, so that who comes next is known.
 */
export async function digestReaders(
  db: Db,
  {
    at,
    endedSince,
    person = null,
  }: { readonly at: number; readonly endedSince: number; readonly person?: string | null },
): Promise<readonly DigestReader[]> {
  const now = new Date(at);
  const { rows } = await sql<DigestReader>`
    with leader as (
      select person from (select distinct on (person) person, scopes from permission order by person, number desc) p
        where scopes && array['changes:read', 'admin']
      union select person from session where expires_at > ${now} and scopes && array['changes:read', 'admin']
      union select person from api_key where revoked_at is null and person is not null
        and scopes && array['changes:read', 'admin']
      union select person from digest_choice where everything),
    runs as (
      select role.person from change cross join lateral (values (owner), (sponsor)) as role (person)
      where role.person is not null and (outcome is null or last_at > ${new Date(endedSince)}))
    select p.id as person, coalesce(p.time_zone, t.calendar->>'zone', 'UTC') as "timeZone",
      p.id in (select person from leader) as "seesAll"
    from person p left join team t on t.id = p.team
    where p.email is not null and p.id in (select person from leader union select person from runs)
      and (${person}::uuid is null or p.id = ${person}::uuid)
      and not exists (select 1 from digest_choice c where c.person = p.id and c.stopped_at is not null)
    order by p.id`.execute(db);
  return rows;
}

/** Keys of the changes that somebody owns or sponsors. */
export async function changesRunBy(db: Db, person: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select key from change
    where owner = ${person} or sponsor = ${person}`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
