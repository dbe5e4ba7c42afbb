import { sql } from "kysely";
import { firstLaunch } from "../../domain/adoption/person.ts";
import type { Action, Launches, Membership, PersonHistory } from "../../domain/adoption/person.ts";
import { countUpTo } from "../../domain/adoption/ladder.ts";
import { spellsOf } from "../../domain/adoption/spell.ts";
import { textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";
import { actionsOn, daysOf, lastBefore, milliseconds, rowsOn } from "./actions.ts";
import type { DayCounts, DayRow, PersonDay } from "./actions.ts";
import type { LocalDays } from "./local-days.ts";
import { calendarOf } from "./series.ts";

/** Whose evidence is wanted. Instants are epoch milliseconds. */
export interface HistoryQuestion {
  /** From `ensureSeries`; an id that no series has gives people without actions. */
  readonly series: number;
  readonly population: string;
  /**
   * Groups that the target is about, `null` for all. Rows in other groups come along without a wave: they are not eligible,
   * but they decide where somebody is and since when. So a question with groups needs launches by wave.
   */
  readonly groups: readonly string[] | null;
  /** Which groups each wave launches, `null` for every group. A group in none is not eligible. */
  readonly waves: readonly { readonly id: string; readonly groups: readonly string[] | null }[];
  readonly launches: Launches;
  /** Every instant that will be asked about, period ends included. */
  readonly instants: readonly number[];
  readonly trainedAt: ReadonlyMap<string, number>;
  /**
   * A start of a period from which on actions are told one by one; of those before it only the last is, for people without
   * any since. That is enough for instants whose last `w` periods begin no earlier, and much less to read.
   */
  readonly since?: number;
}

export interface NamedHistory extends PersonHistory {
  readonly person: string;
}

export const pagePeople = 1_000;

/**
 * The evidence of everybody in a population from the rollup, read a thousand people at a time. A day on which somebody acted
 * on both sides of their start, or of an instant asked about, is read from the raw events, so that counts are exact; of any other
 * day only its count is read, and stands at its first moment.
 * @throws RangeError for groups without launches by wave, which would make everybody eligible
 */
export async function* loadHistories(db: Db, question: HistoryQuestion): AsyncGenerator<NamedHistory> {
  if (question.groups !== null && question.launches.kind === "together") {
    throw new RangeError("a question about some groups needs launches by wave");
  }
  const calendar = await calendarOf(db, question.series);
  let after: string | null = null;
  for (;;) {
    const members = await membersAfter(db, question, after);
    yield* await historiesOf(db, question, calendar, members);
    if (members.size < pagePeople) return;
    after = [...members.keys()].at(-1) ?? null;
  }
}

async function historiesOf(
  db: Db,
  question: HistoryQuestion,
  calendar: LocalDays,
  members: ReadonlyMap<string, readonly Membership[]>,
): Promise<NamedHistory[]> {
  const { series, since, trainedAt } = question;
  const from = since ?? firstLaunch(question.launches) ?? 0;
  const until = Math.max(...question.instants);
  const span = { series, from: calendar.dayOf(from), until: calendar.dayOf(until) };
  const days = await daysOf(db, span, [...members.keys()]);
  const cuts = new Map([...members].map(([person, memberships]) => [person, cutsOf(question, memberships)]));
  const actions = new Map<string, Action[]>();
  const cutDays: PersonDay[] = [];
  for (const [person, counted] of days) {
    const { whole, cut } = partsOf(counted, calendar, cuts.get(person) ?? []);
    actions.set(person, whole);
    for (const day of cut) cutDays.push({ person, day });
  }
  const rows = await rowsOn(db, series, cutDays);
  const split = rows.filter((row) => isSplit(row, cuts.get(row.person) ?? []));
  const exact = await actionsOn(db, series, split);
  for (const row of rows) actions.get(row.person)?.push(...(exact.get(row) ?? [{ at: row.first, n: row.n }]));
  const acted = (person: string) => actions.get(person)?.some(({ at }) => from <= at && at < until) ?? false;
  const quiet = since === undefined ? [] : [...members.keys()].filter((person) => !acted(person));
  for (const [person, at] of await lastBefore(db, series, from, quiet)) actions.set(person, [{ at, n: 1 }]);
  return [...members].map(([person, memberships]) => ({
    person,
    memberships,
    actions: (actions.get(person) ?? []).toSorted((a, b) => a.at - b.at),
    trainedAt: trainedAt.get(person) ?? null,
  }));
}

/** Days that nothing cuts, each as one action at its first moment, and the days that must be looked at closely. */
function partsOf({ days, counts }: DayCounts, calendar: LocalDays, cuts: readonly number[]) {
  const cutDays = calendar.cutBy(cuts);
  const cut = new Set<number>();
  const whole: Action[] = [];
  for (const [index, day] of days.entries()) {
    if (cutDays.has(day)) cut.add(day);
    else whole.push({ at: calendar.startOf(day), n: counts[index] ?? 0 });
  }
  return { whole, cut };
}

/** Instants at which a count may be cut: where the person starts, and where somebody asks. */
function cutsOf(question: HistoryQuestion, memberships: readonly Membership[]): number[] {
  const starts = spellsOf(memberships, question.launches).map((spell) => spell.start);
  const since = question.since === undefined ? [] : [question.since];
  return [...starts, ...since, ...question.instants].toSorted((a, b) => a - b);
}

/** Whether some of a day's actions come before a cut and some not. */
function isSplit({ first, last }: DayRow, cuts: readonly number[]): boolean {
  return first < last && countUpTo(cuts, first) < countUpTo(cuts, last);
}

/** The rows of the next thousand people after one, by person; fewer are the last. */
export async function membersAfter(
  db: Db,
  { population, groups, waves }: Pick<HistoryQuestion, "population" | "groups" | "waves">,
  after: string | null,
): Promise<Map<string, Membership[]>> {
  const waveOf = (group: string): string | null => {
    if (groups !== null && !groups.includes(group)) return null;
    return waves.find((wave) => wave.groups === null || wave.groups.includes(group))?.id ?? null;
  };
  const rows = await sql<{ person: string; group: string; joined: number; left: number | null }>`
    with page as (
      select distinct person from membership
      where population = ${population}
        and (${groups === null} or "group" = any(${textArray(groups ?? [])}::text[]))
        and (${after}::uuid is null or person > ${after}::uuid)
      order by person limit ${pagePeople}
    )
    select person, "group", ${milliseconds("joined_at")}::float8 as joined, ${milliseconds("left_at")}::float8 as left
    from membership join page using (person)
    where population = ${population}
    order by person, joined_at`.execute(db);
  const members = new Map<string, Membership[]>();
  for (const { person, group, joined, left } of rows.rows) {
    const own = members.get(person) ?? [];
    own.push({ group, wave: waveOf(group), joinedAt: joined, leftAt: left });
    members.set(person, own);
  }
  return members;
}
