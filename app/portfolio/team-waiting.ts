import { z } from "zod";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { stages } from "../../domain/change/state.ts";
import { fewestTurns, lengthsOf, toldTeams } from "../../domain/portfolio/team-turns.ts";
import type { TurnLengths } from "../../domain/portfolio/team-turns.ts";
import { clockOf } from "../../store/change/turn-clock.ts";
import { allTeams } from "../../store/people/teams.ts";
import { countOthers, heldTurns, membersOfTeams, openTurns } from "../../store/portfolio/team-turns.ts";
import type { HeldTurns, Holder, OpenTurn } from "../../store/portfolio/team-turns.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";

/** Days back from now, by what a period is called. */
const periods = { month: 30, quarter: 90, year: 365 } as const;

/** Which turns are asked for. */
export const WaitingFilter = z.object({
  /** Turns that began in the last 30, 90 or 365 days; without it all there ever were. */
  period: z.enum(["month", "quarter", "year"]).optional(),
  tier: z.enum(["light", "standard", "major"]).optional(),
  /** The stage of a change in which it was somebody's turn. */
  stage: z.enum(stages).exclude(["closed"]).optional(),
});
export type WaitingFilter = z.infer<typeof WaitingFilter>;

/** Turns of a team, or of a party without one. Working time in seconds, by the calendar of whoever had the ball. */
export interface WaitingRow {
  readonly holder: Holder;
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly changes: number;
  /** How often the ball came to them, and how many of these turns are not over. */
  readonly turns: number;
  readonly open: number;
  readonly totalSeconds: number;
  /** `null`: of too few turns to say, or nobody's. */
  readonly lengths: TurnLengths | null;
  /** Turns with a deadline that are over or past it, how many were over before it, and the share; `null`: too few to say. */
  readonly due: number;
  readonly inTime: number;
  readonly share: number | null;
  /** What lies with them longest now, whenever it came to them. */
  readonly longest: LongestTurn | null;
}

export interface LongestTurn {
  readonly change: string;
  readonly title: string;
  readonly since: number;
  readonly seconds: number;
  readonly isLate: boolean;
}

export interface TeamWaiting {
  readonly asOf: number;
  /** Teams first, those of the most waiting time before others, then who is in none of them. */
  readonly rows: readonly WaitingRow[];
  /** There are turns of smaller teams, or of people without one, that are not told: they would point at people. */
  readonly isWithheld: boolean;
  /** People that a row is of at least. */
  readonly least: number;
}

/**
 * How long changes wait for each team: all turns there ever were, or those that fit. Teams only, and none that would be one person.
 * @throws Problem `invalid`
 */
export async function teamWaiting(app: Pick<App, "db" | "now">, caller: Caller, input: unknown): Promise<TeamWaiting> {
  requireScope(caller, "changes:read");
  const { period, tier = null, stage = null } = parse(WaitingFilter, input);
  const now = app.now();
  const since = period === undefined ? null : now - periods[period] * DAY_MS;
  const told = toldTeams(await membersOfTeams(app.db), { seesNames: hasScope(caller, "people:read") });
  const filter = { since, tier, stage };
  const [held, open, others, teams] = await Promise.all([
    heldTurns(app.db, filter, told.own),
    openTurns(app.db, filter, told.own),
    countOthers(app.db, told.own),
    allTeams(app.db),
  ]);
  const clock = await clockOf(app.db, open);
  const measured = open.map((turn) => measuredTurn(turn, clock.timeOf(turn, Math.max(now, turn.lastAt))));
  const isTold = ({ holder }: Pick<HeldTurns, "holder">) => holder !== "others" || others >= told.least;
  const rows = merged(held, measured)
    .filter(isTold)
    .map(({ holder, team }) => {
      const mine = (turn: { holder: Holder; team: string | null }) => turn.holder === holder && turn.team === team;
      const name = teams.find(({ id }) => id === team)?.name ?? team ?? "";
      const called = team === null ? null : { id: team, name };
      return { ...rowOf(held.find(mine), measured.filter(mine), since), holder, team: called };
    });
  return {
    asOf: now,
    rows: rows.toSorted((a, b) => places[a.holder] - places[b.holder] || b.totalSeconds - a.totalSeconds),
    isWithheld: !held.every(isTold) || !open.every(isTold),
    least: told.least,
  };
}

const places = { team: 0, others: 1, unnamed: 2, nobody: 3 } as const satisfies Record<Holder, number>;

interface MeasuredTurn extends OpenTurn {
  readonly isLate: boolean;
  /** Of what goes on now. */
  readonly running: number;
}

function measuredTurn(turn: OpenTurn, time: { readonly seconds: number; readonly overSeconds: number }): MeasuredTurn {
  return { ...turn, running: time.seconds, isLate: turn.overSeconds + time.overSeconds > 0 };
}

/** Each row once, whether its turns are over, open or both. */
function merged(held: readonly HeldTurns[], open: readonly OpenTurn[]) {
  const all = [...held, ...open].map(({ holder, team }) => [`${holder} ${team ?? ""}`, { holder, team }] as const);
  return [...new Map(all).values()];
}

const none = { changes: 0, turns: 0, seconds: 0, ended: [], due: 0, inTime: 0 } as const;

function rowOf(held: HeldTurns | undefined, open: readonly MeasuredTurn[], since: number | null) {
  const { changes, turns, seconds, ended, due, inTime } = held ?? none;
  const own = open.filter(({ began }) => since === null || began >= since);
  const lasted = own.map((turn) => turn.seconds + turn.running);
  const judged = due + own.filter(({ isLate }) => isLate).length;
  const isNobody = held?.holder === "nobody";
  return {
    changes,
    turns,
    open: own.length,
    totalSeconds: own.reduce((sum, { running }) => sum + running, seconds),
    lengths: isNobody ? null : lengthsOf(ended, lasted),
    due: judged,
    inTime,
    share: judged < fewestTurns ? null : inTime / judged,
    longest: isNobody ? null : longestOf(open),
  };
}

function longestOf(open: readonly MeasuredTurn[]): LongestTurn | null {
  const longest = open.toSorted((a, b) => b.seconds + b.running - (a.seconds + a.running) || a.began - b.began)[0];
  if (longest === undefined) return null;
  const { change, title, began, seconds, running, isLate } = longest;
  return { change, title, since: began, seconds: seconds + running, isLate };
}
