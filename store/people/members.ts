import { sql } from "kysely";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

/** A row `[joinedAt, leftAt)` of a population, in epoch milliseconds. */
export interface MemberRow {
  readonly person: string;
  readonly group: string;
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

/**
 * Adds rows, or corrects those of the same person and joining. A row without an end takes no known end back.
 * Where two rows of a person have no end, the earlier one ends as the later begins: that is what a move is, and what
 * measuring makes of it anyway.
 */
export async function mergeMembers(tx: Tx, population: string, rows: readonly MemberRow[]): Promise<void> {
  const last = new Map(rows.map((row) => [`${row.person} ${row.joinedAt}`, row]));
  const all = [...last.values()];
  if (all.length === 0) return;
  await sql`
    insert into membership (population, person, joined_at, left_at, "group")
    select ${population}, person, ${instant("joined_at")}, ${instant("left_at")}, member_group
    from unnest(${textArray(all.map((row) => row.person))}::uuid[],
      ${numberArray(all.map((row) => row.joinedAt))}::float8[],
      ${numberArray(all.map((row) => row.leftAt ?? "NULL"))}::float8[],
      ${textArray(all.map((row) => row.group))}::text[]) as w (person, joined_at, left_at, member_group)
    on conflict (population, person, joined_at) do update
      set "group" = excluded."group", left_at = coalesce(excluded.left_at, membership.left_at)`.execute(tx);
  await endEarlierRows(
    tx,
    population,
    all.map((row) => row.person),
  );
}

/** Ends the rows of people that hold at an instant. */
export async function endMembers(
  tx: Tx,
  population: string,
  leaving: readonly { readonly person: string; readonly leftAt: number }[],
): Promise<void> {
  await sql`
    update membership m set left_at = w.at
    from (select person, ${instant("left_at")} as at from unnest(${textArray(leaving.map((one) => one.person))}::uuid[],
      ${numberArray(leaving.map((one) => one.leftAt))}::float8[]) as w (person, left_at)) w
    where m.population = ${population} and m.person = w.person
      and m.joined_at <= w.at and (m.left_at is null or m.left_at > w.at)`.execute(tx);
}

/**
 * Makes these the rows that hold from `at` on. What was before is kept, because changes are measured by it: a row that is not
 * among these ends now, one that is in another group now goes on as a row of its own, and only what was still to come is removed.
 */
export async function replaceMembers(
  tx: Tx,
  population: string,
  given: readonly MemberRow[],
  at: number,
): Promise<void> {
  const rows = withMoves(given);
  const known = await allRows(tx, population);
  const wanted = new Set(rows.filter((row) => holdsAt(row, at)).map(placeOf));
  const same = new Set(rows.map((row) => `${placeOf(row)} ${row.joinedAt}`));
  const gone = known.filter((row) => holdsAt(row, at) && !wanted.has(placeOf(row)));
  const unborn = known.filter((row) => row.joinedAt > at && !same.has(`${placeOf(row)} ${row.joinedAt}`));
  await endMembers(
    tx,
    population,
    gone.map(({ person }) => ({ person, leftAt: at })),
  );
  await removeRows(tx, population, unborn);
  const present = new Set(known.filter((row) => holdsAt(row, at)).map(placeOf));
  const begun = new Map(known.filter((row) => row.joinedAt <= at).map((row) => [`${row.person} ${row.joinedAt}`, row]));
  const fresh = rows.flatMap((row): MemberRow[] => {
    const before = begun.get(`${row.person} ${row.joinedAt}`);
    const isContinued =
      before !== undefined && before.group === row.group && (holdsAt(before, at) || !holdsAt(row, at));
    if (before === undefined || isContinued) return [row];
    return present.has(placeOf(row)) || !holdsAt(row, at) ? [] : [{ ...row, joinedAt: at }];
  });
  await mergeMembers(tx, population, fresh);
}

/** Of the rows of a person that have no end, each ends as the next begins. */
function withMoves(rows: readonly MemberRow[]): MemberRow[] {
  const open = rows.filter((row) => row.leftAt === null).toSorted((a, b) => a.joinedAt - b.joinedAt);
  const next = new Map<MemberRow, number>();
  const last = new Map<string, MemberRow>();
  for (const row of open) {
    const before = last.get(row.person);
    if (before !== undefined) next.set(before, row.joinedAt);
    last.set(row.person, row);
  }
  return rows.map((row) => ({ ...row, leftAt: next.get(row) ?? row.leftAt }));
}

function holdsAt({ joinedAt, leftAt }: MemberRow, at: number): boolean {
  return joinedAt <= at && (leftAt === null || leftAt > at);
}

function placeOf({ person, group }: MemberRow): string {
  return JSON.stringify([person, group]);
}

async function allRows(tx: Tx, population: string): Promise<readonly MemberRow[]> {
  const rows = await tx.selectFrom("membership").selectAll().where("population", "=", population).execute();
  return rows.map((row) => ({
    person: row.person,
    group: row.group,
    joinedAt: row.joined_at.getTime(),
    leftAt: row.left_at?.getTime() ?? null,
  }));
}

async function removeRows(tx: Tx, population: string, rows: readonly MemberRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    delete from membership m
    using unnest(${textArray(rows.map((row) => row.person))}::uuid[],
      ${numberArray(rows.map((row) => row.joinedAt))}::float8[]) as w (person, joined_at)
    where m.population = ${population} and m.person = w.person and m.joined_at = ${instant("joined_at")}`.execute(tx);
}

async function endEarlierRows(tx: Tx, population: string, people: readonly string[]): Promise<void> {
  await sql`
    update membership m set left_at = next_joined
    from (
      select person, joined_at, lead(joined_at) over (partition by person order by joined_at) as next_joined
      from membership
      where population = ${population} and left_at is null and person = any(${textArray(people)}::uuid[])
    ) open
    where m.population = ${population} and m.person = open.person and m.joined_at = open.joined_at
      and next_joined is not null`.execute(tx);
}

function instant(column: "joined_at" | "left_at") {
  return sql`timestamptz 'epoch' + ${sql.ref(`w.${column}`)} * interval '1 ms'`;
}

export interface ListedMember extends MemberRow {
  readonly name: string;
  readonly email: string | null;
  readonly userIds: readonly string[];
}

export interface MemberPage {
  /** Only rows that hold at this instant, `null` for all. */
  readonly at: number | null;
  readonly group: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** Rows of a population by name and joining. */
export async function listMembers(db: Db, population: string, page: MemberPage): Promise<readonly ListedMember[]> {
  const at = page.at === null ? null : new Date(page.at);
  const rows = await sql<ListedMember>`
    select m.person, p.name, p.email, m."group", (extract(epoch from m.joined_at) * 1000)::float8 as "joinedAt",
      (extract(epoch from m.left_at) * 1000)::float8 as "leftAt",
      array(select user_id from person_user_id u where u.person = p.id order by user_id) as "userIds"
    from membership m join person p on p.id = m.person
    where m.population = ${population} and (${page.group}::text is null or m."group" = ${page.group})
      and (${at}::timestamptz is null or (m.joined_at <= ${at} and (m.left_at is null or m.left_at > ${at})))
    order by lower(p.name), p.id, m.joined_at offset ${page.offset} limit ${page.limit}`.execute(db);
  return rows.rows;
}
