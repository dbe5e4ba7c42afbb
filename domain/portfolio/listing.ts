import { figuresOf } from "../adoption/figures.ts";
import { gapTo } from "../adoption/rule.ts";
import { ballOf } from "../change/ball.ts";
import type { StoredTarget } from "../change/content.ts";
import type { ChangeState } from "../change/state.ts";
import { standingOf } from "./standing.ts";
import type { Standing } from "./standing.ts";
import { worstTarget } from "./worst-target.ts";
import type { LastReading, ListedTarget } from "./worst-target.ts";

/** Where a change stands in the leaders' list, for readers of one kind. Instants are epoch milliseconds. */
export interface Listing {
  readonly standing: Standing;
  /** A reinforcement of it is late. */
  readonly isOverdue: boolean;
  /** Furthest target's distance from what was signed; nothing where none is told. */
  readonly gap: number;
  readonly isClosed: boolean;
  /** People between here and what was signed. */
  readonly missing: number;
  readonly judged: number;
  /** Launched, not closed and with a target: its evidence may fall silent. */
  readonly isLive: boolean;
  readonly source: string | null;
  readonly freshnessDays: number | null;
  /** Oldest measurement of a target that still runs. */
  readonly measuredAt: number | null;
  readonly waits: boolean;
  readonly waitsFor: readonly string[];
  readonly waitsSince: number;
  readonly dueAt: number | null;
}

export interface Listed {
  readonly state: ChangeState;
  readonly targets: readonly ListedTarget[];
  readonly readings: readonly LastReading[];
}

/** `seesNames`: whoever may not is placed and told by figures that point at nobody, so that no order gives away what is withheld. */
export function listingOf({ state, targets, readings }: Listed, { seesNames }: { seesNames: boolean }): Listing {
  const worst = worstTarget(state, targets, readings);
  const target = worst === null || seesNames ? worst : { ...worst, ...figuresOf(worst) };
  const launchedAt = launchOf(state);
  const ball = ballOf(state);
  const tasks = Object.values(state.reinforcements).filter(({ standing }) => standing === "open");
  const measured = target === null || target.rate === null ? null : { target, rate: target.rate };
  return {
    standing: standingOf({ outcome: state.outcome, launchedAt, target }),
    isOverdue: tasks[0]?.overdue ?? false,
    gap: target?.gap ?? 0,
    isClosed: state.outcome !== null,
    missing: measured === null ? 0 : Math.max(gapTo(measured.rate, measured.target) * measured.target.judged, 0),
    judged: measured?.target.judged ?? 0,
    isLive: launchedAt !== null && state.outcome === null && target !== null,
    source: target?.source ?? null,
    freshnessDays: target?.freshnessDays ?? null,
    measuredAt: oldestOf(state, readings),
    waits: state.outcome === null && ball.party !== "nobody",
    waitsFor: [...new Set(ball.people)],
    waitsSince: ball.since,
    dueAt: ball.dueAt,
  };
}

/** When its first wave was launched. */
export function launchOf({ waves }: Pick<ChangeState, "waves">): number | null {
  const launches = Object.values(waves).flatMap((wave) => wave.launchedAt ?? []);
  return launches.length > 0 ? Math.min(...launches) : null;
}

/** A target as lists read it; one of a draft may lack anything. */
export function listedTarget(target: StoredTarget): ListedTarget {
  const { id, name, response, threshold, aim, source, freshnessDays } = target;
  return {
    id,
    name,
    isService: response != null,
    threshold: threshold ?? 1,
    aim: aim ?? null,
    source: source ?? null,
    freshnessDays: freshnessDays ?? null,
  };
}

/** What was measured at the end of its window, or has its verdict of record, is measured no more. */
function oldestOf(state: ChangeState, readings: readonly LastReading[]): number | null {
  if (state.stage === "closed") return null;
  const running = readings.filter(
    ({ target, asOf, verdict: { windowEndsAt } }) =>
      state.targets[target]?.concluded === null && (windowEndsAt === null || asOf < windowEndsAt),
  );
  return running.length > 0 ? Math.min(...running.map(({ asOf }) => asOf)) : null;
}
