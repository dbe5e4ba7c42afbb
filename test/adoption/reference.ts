import type { Launches, Membership, PersonHistory } from "../../domain/adoption/person.ts";
import type { HabitRule } from "../../domain/adoption/rule.ts";

// A second implementation of the rules, written from their words alone: plain, slow, over raw instants. It shares types
// with the product, and nothing else.

const DAY = 86_400_000;

export interface ReferenceRule {
  readonly habit: HabitRule;
  readonly graceDays: number;
  readonly launches: Launches;
  readonly boundaries: readonly number[];
}

export interface ReferenceStanding {
  readonly group: string;
  readonly wave: string | null;
  readonly start: number;
  readonly maturing: boolean;
  readonly trained: boolean;
  readonly tried: boolean;
  readonly active: boolean;
  readonly habitual: boolean;
  readonly lapsed: boolean;
}

export function launchedAt(launches: Launches, wave: string | null): number | null {
  if (launches.kind === "together") return launches.launchedAt;
  return wave === null ? null : (launches.launchedAt[wave] ?? null);
}

function holdsAt(row: Membership, instant: number): boolean {
  return row.joinedAt <= instant && (row.leftAt === null || instant < row.leftAt);
}

/** The row joined last of those that hold; of equals the later one. */
function rowAt(rows: readonly Membership[], instant: number): Membership | null {
  let best: Membership | null = null;
  for (const row of rows) {
    if (holdsAt(row, instant) && (best === null || row.joinedAt >= best.joinedAt)) best = row;
  }
  return best;
}

/** The latest joining that follows more than 90 days without any row, or the first joining of all. */
function joiningAt(rows: readonly Membership[], instant: number): number {
  const real = rows.filter((row) => row.joinedAt <= instant && row.leftAt !== row.joinedAt);
  const fresh = real.filter(({ joinedAt }) => {
    const earlier = real.filter((row) => row.joinedAt < joinedAt);
    return earlier.every((row) => row.leftAt !== null && joinedAt - row.leftAt > 90 * DAY);
  });
  return Math.max(...fresh.map((row) => row.joinedAt));
}

function isTrained({ trainedAt }: PersonHistory, group: string, instant: number): boolean {
  if (trainedAt === null) return false;
  const at = typeof trainedAt === "number" ? trainedAt : trainedAt.get(group);
  return at !== undefined && at <= instant;
}

export function standingAt(person: PersonHistory, rule: ReferenceRule, instant: number): ReferenceStanding | null {
  const row = rowAt(person.memberships, instant);
  if (row === null) return null;
  const launch = launchedAt(rule.launches, row.wave);
  if (launch === null || launch > instant) return null;
  const start = Math.max(launch, joiningAt(person.memberships, instant));
  const counting = person.actions
    .flatMap((action) => Array.from({ length: action.n }, () => action.at))
    .filter((at) => start <= at && at < instant);
  const passed = rule.boundaries.filter((boundary) => boundary <= instant);
  const periodOf = (at: number): number => rule.boundaries.filter((boundary) => boundary <= at).length;
  const current = passed.length;
  const { k, m, w } = rule.habit;
  let good = 0;
  for (let back = 1; back <= w; back += 1) {
    if (counting.filter((at) => periodOf(at) === current - back).length >= k) good += 1;
  }
  const active = counting.some((at) => periodOf(at) >= current - w);
  const tried = counting.length > 0;
  return {
    group: row.group,
    wave: row.wave,
    start,
    maturing: instant < start + rule.graceDays * DAY,
    trained: isTrained(person, row.group, instant),
    tried,
    active,
    habitual: good >= m,
    lapsed: tried && !active,
  };
}

export interface ReferencePoint {
  readonly end: number;
  readonly rate: number | null;
}

export interface ReferenceVerdict {
  readonly verdict: "met" | "missed" | "open" | "unknown";
  readonly heldSince: number | null;
  readonly reachedAt: number | null;
}

/** Whether data that reaches up to the watermark says nothing of an instant. Without any data it never does. */
export function isBlindAt(
  instant: number,
  { watermark, freshnessDays }: { readonly watermark: number | null; readonly freshnessDays: number },
): boolean {
  return watermark === null || instant - watermark > freshnessDays * DAY;
}

/** Looks at every prefix of the period ends anew. The rate of an end of which nothing is known is `null`. */
export function verdictAt(
  points: readonly ReferencePoint[],
  launch: number,
  windowEndsAt: number | null,
  rule: { readonly threshold: number; readonly sustainDays: number },
  instant: number,
): ReferenceVerdict {
  const counted = points.filter(
    ({ end }) => end > launch && end <= instant && (windowEndsAt === null || end <= windowEndsAt),
  );
  let reachedAt: number | null = null;
  let met = false;
  let heldSince: number | null = null;
  for (let last = 0; last < counted.length; last += 1) {
    let first = last + 1;
    while (first > 0 && atTarget(counted[first - 1], rule.threshold)) first -= 1;
    const end = counted[last]?.end ?? 0;
    heldSince = first > last ? null : (counted[first]?.end ?? null);
    met = heldSince !== null && end - heldSince >= rule.sustainDays * DAY;
    if (met && reachedAt === null) reachedAt = end;
  }
  const verdict = met ? "met" : windowEndsAt !== null && instant >= windowEndsAt ? "missed" : "open";
  return { verdict, heldSince, reachedAt };
}

function atTarget(point: ReferencePoint | undefined, threshold: number): boolean {
  return point !== undefined && point.rate !== null && point.rate >= threshold;
}
