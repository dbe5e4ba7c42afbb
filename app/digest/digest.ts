import { DAY_MS } from "../../domain/adoption/rule.ts";
import { movesOf } from "../../domain/digest/moves.ts";
import type { Move } from "../../domain/digest/moves.ts";
import type { PersonName } from "../change/person-name.ts";
import type { NextDecision } from "../../domain/portfolio/next-decision.ts";
import type { PortfolioItem } from "../portfolio/items.ts";
import { afterEndMs } from "./ground.ts";
import type { DigestGround } from "./ground.ts";

/** Of a part so many are told; how many more there are is told too. */
const partMax = 7;
/** Somebody who has had the ball for so long holds a change up, also while nothing is overdue. */
const stuckMs = 7 * DAY_MS;

interface About {
  readonly key: string;
  /** Empty while it has none. */
  readonly title: string;
}

/** A decision. `whose` is `null` where it is the reader's own. */
export interface Undecided extends About {
  /** `null`: something of another kind, which its page says. */
  readonly decision: NextDecision | null;
  readonly whose: PersonName | null;
  readonly dueAt: number | null;
}

/** A change that waits. `on` is empty for those who build it, who are not named. */
export interface Stuck extends About {
  readonly on: readonly PersonName[];
  readonly since: number;
  readonly dueAt: number | null;
}

export interface Moved extends About {
  readonly moves: readonly Move[];
}

/** How a change is used against what was signed. */
export interface Used extends About {
  readonly target: NonNullable<PortfolioItem["target"]>;
  readonly eligible: number | null;
}

export interface Part<T> {
  readonly told: readonly T[];
  readonly more: number;
}

/** What one reader is told of a stretch of time. Instants are epoch milliseconds. */
export interface Digest {
  readonly from: number;
  readonly until: number;
  readonly now: number;
  readonly seesAll: boolean;
  readonly decide: Part<Undecided>;
  readonly stuck: Part<Stuck>;
  readonly moved: Part<Moved>;
  readonly used: Part<Used>;
}

export interface DigestQuestion {
  readonly person: string;
  readonly seesAll: boolean;
  /** Keys of the changes that the reader owns or sponsors. */
  readonly runs: ReadonlySet<string>;
  readonly from: number;
  readonly until: number;
}

/** The digest of a reader. Somebody who does not lead is told of the changes they run, and of what waits for them anywhere. */
export function digestOf({ items, facts, now }: DigestGround, question: DigestQuestion): Digest {
  const { person, seesAll, runs, from, until } = question;
  const seen = items.filter((item) => seesAll || runs.has(item.key));
  const asked = items.filter((item) => item.outcome === null && hasBall(item, person));
  const isTold = (at: number) => at >= from && at < until;
  return {
    from,
    until,
    now,
    seesAll,
    decide: part(
      [...asked.map(ownDecision), ...seen.flatMap((item) => endedUnused(item, question, now))].toSorted(soonest),
    ),
    stuck: part(
      seen
        .filter((item) => !asked.includes(item))
        .flatMap((item) => stuckAt(item, now))
        .toSorted(latest(now)),
    ),
    moved: part(
      seen.flatMap(({ key, title }): Moved[] => {
        const moves = movesOf((facts.get(key) ?? []).flatMap(({ at, fact }) => (isTold(at) ? [fact] : [])));
        return moves.length === 0 ? [] : [{ key, title, moves }];
      }),
    ),
    used: part(seen.flatMap((item) => usedNow(item, isTold))),
  };
}

/** Whether there is anything that a week could be told of. How a change is used is no news by itself. */
export function isEmpty({ decide, stuck, moved }: Digest): boolean {
  return decide.told.length + stuck.told.length + moved.told.length === 0;
}

function part<T>(all: readonly T[]): Part<T> {
  return { told: all.slice(0, partMax), more: Math.max(all.length - partMax, 0) };
}

function hasBall({ ball }: PortfolioItem, person: string): boolean {
  return ball.people.some(({ id }) => id === person);
}

function ownDecision(item: PortfolioItem): Undecided {
  const { key, title, ball, next } = item;
  return { key, title, decision: next?.decision ?? null, whose: null, dueAt: ball.dueAt };
}

/** A change that ended and is not used leaves its owner a decision that nobody else reminds of. */
function endedUnused(item: PortfolioItem, { person }: DigestQuestion, now: number): readonly Undecided[] {
  const { key, title, owner, stageSince, next } = item;
  if (next?.decision !== "run_again_or_let_go" || owner === null || now - stageSince > afterEndMs) return [];
  return [{ key, title, decision: next.decision, whose: owner.id === person ? null : owner, dueAt: null }];
}

function stuckAt(item: PortfolioItem, now: number): readonly Stuck[] {
  const { key, title, ball, outcome } = item;
  if (outcome !== null || ball.party === "nobody") return [];
  const isLate = ball.dueAt !== null && ball.dueAt < now;
  if (!isLate && now - ball.since < stuckMs) return [];
  return [{ key, title, on: ball.people, since: ball.since, dueAt: ball.dueAt }];
}

function usedNow(item: PortfolioItem, isTold: (at: number) => boolean): readonly Used[] {
  const { key, title, launchedAt, outcome, stageSince, target, eligible } = item;
  if (launchedAt === null || target === null || (outcome !== null && !isTold(stageSince))) return [];
  return [{ key, title, target, eligible }];
}

/** The reader's own first, then by when. */
function soonest(a: Undecided, b: Undecided): number {
  return Number(a.whose !== null) - Number(b.whose !== null) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || 0;
}

const latest = (now: number) => (a: Stuck, b: Stuck) => lateness(b, now) - lateness(a, now) || a.since - b.since;

function lateness({ dueAt }: Stuck, now: number): number {
  return dueAt === null ? 0 : Math.max(now - dueAt, 0);
}
