import { ballOf } from "../../domain/change/ball.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { StoredReading } from "../../store/adoption/readings.ts";
import { unfundedChanges } from "../../store/change/budgets.ts";
import { listChanges } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { targetsOf } from "../../store/change/targets.ts";
import type { TargetFacts } from "../../store/change/targets.ts";
import { findCards } from "../../store/people/names.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { figuresOf } from "../adoption/discreet.ts";
import { currentReadings } from "../adoption/readings.ts";
import { presentOf } from "../change/present.ts";
import { personOf, summaryOf } from "../change/view.ts";
import type { PersonName } from "../change/person-name.ts";
import type { App } from "../context.ts";

/** Changes one answer lists at most; a portfolio that is larger is filtered. */
const rowsMax = 2_000;

export type PortfolioItem = ReturnType<typeof itemOf>;
export interface PortfolioView {
  readonly asOf: number;
  readonly items: readonly PortfolioItem[];
}

/** All changes by how well they are used: delivered but not adopted first. */
export async function portfolio(app: Pick<App, "db" | "now">, caller: Caller): Promise<PortfolioView> {
  requireScope(caller, "changes:read");
  const rows = await listChanges(app.db, { limit: rowsMax });
  const keys = rows.map((row) => row.key);
  const [readings, targets, unfunded] = await Promise.all([
    currentReadings(app, rows),
    targetsOf(app.db, keys),
    unfundedChanges(app.db, keys),
  ]);
  const people = rows.flatMap(({ state }) => [
    state.plan.owner ?? "",
    state.plan.sponsor ?? "",
    ...ballOf(state).people,
    ...Object.values(state.reinforcements).map((task) => task.owner),
  ]);
  const person = personOf(await findCards(app.db, people));
  const items = rows.map((row) =>
    itemOf(row, {
      readings: readings.filter((reading) => reading.change === row.key),
      targets: targets.filter((target) => target.change === row.key),
      present: presentOf(app, row),
      person,
      isUnfunded: unfunded.has(row.key),
    }),
  );
  if (!hasScope(caller, "people:read")) return { asOf: app.now(), items: items.map(discreetItem).toSorted(worstFirst) };
  return { asOf: app.now(), items: items.toSorted(worstFirst) };
}

/** For who may not see names: figures are of period ends and of enough people; the steps of the ladder are of any instant. */
function discreetItem(item: PortfolioItem): PortfolioItem {
  const { target } = item;
  if (target === null) return item;
  const { rate, counted, judged, gap, change } = figuresOf(target);
  return { ...item, tried: null, lapsed: null, target: { ...target, rate, counted, judged, gap, change } };
}

interface ItemParts {
  readonly readings: readonly StoredReading[];
  readonly targets: readonly TargetFacts[];
  readonly present: number;
  readonly person: (id: string) => PersonName;
  readonly isUnfunded: boolean;
}

function itemOf(row: ChangeRow, { readings, targets, present, person, isUnfunded }: ItemParts) {
  const { state } = row;
  const launches = Object.values(state.waves).flatMap((wave) => wave.launchedAt ?? []);
  const launchedAt = launches.length > 0 ? Math.min(...launches) : null;
  const { sponsor: _, createdAt: __, lastAt: ___, ...summary } = summaryOf(row, person);
  const worst = worstTarget(state, targets, readings);
  const open = Object.entries(state.reinforcements).find(([, task]) => task.standing === "open");
  const reinforcement =
    open === undefined
      ? null
      : { id: open[0], owner: person(open[1].owner), dueAt: open[1].dueAt, overdue: open[1].overdue };
  return {
    ...summary,
    launchedAt,
    daysSinceLaunch: launchedAt === null ? null : Math.floor((present - launchedAt) / DAY_MS),
    eligible: worst?.people?.eligible ?? null,
    lapsed: worst?.people?.lapsed ?? null,
    tried: worst?.people?.tried ?? null,
    targets: targets.length,
    target: worst === null ? null : worst.shown,
    reinforcement,
    isUnfunded,
  };
}

/** The target that is furthest from what was signed. One without trustworthy data counts as far away. */
function worstTarget(state: ChangeState, targets: readonly TargetFacts[], readings: readonly StoredReading[]) {
  const all = targets.map((target) => {
    const reading = readings.find((each) => each.target === target.id) ?? null;
    const standing = state.targets[target.id];
    return {
      // The steps of a service level are cases, and a list is about people.
      people: target.isService ? null : (reading?.ladder ?? null),
      shown: {
        id: target.id,
        name: target.name,
        verdict: standing?.concluded?.verdict ?? reading?.verdict.verdict ?? null,
        reachedAt: standing?.reachedAt ?? null,
        threshold: target.threshold,
        aim: target.aim,
        rate: reading?.verdict.rate ?? null,
        counted: reading?.verdict.counted ?? 0,
        judged: reading?.verdict.judged ?? 0,
        gap: reading?.verdict.gap ?? null,
        change: reading?.verdict.change ?? null,
        asOf: reading?.asOf ?? null,
        source: target.source,
        freshnessDays: target.freshnessDays,
        watermark: target.watermark,
      },
    };
  });
  return all.toSorted((a, b) => (b.shown.gap ?? 1) - (a.shown.gap ?? 1))[0] ?? null;
}

/** Groups of the portfolio, worst first. */
export type Standing = "delivered" | "early" | "moving" | "adopted" | "ended";
const order: readonly Standing[] = ["delivered", "early", "moving", "adopted", "ended"];

/** Where a change stands for a leader: launched and not used, too early to tell, on its way, used, or ended before a launch. */
export function standingOf(item: Pick<PortfolioItem, "outcome" | "launchedAt" | "target">): Standing {
  if (item.outcome === "adopted") return "adopted";
  if (item.launchedAt === null) return item.outcome === null ? "moving" : "ended";
  if (item.outcome !== null) return "delivered";
  const { verdict = null, judged = 0, rate = null } = item.target ?? {};
  if (verdict === "met") return "adopted";
  return verdict === null || (verdict === "open" && (judged === 0 || rate === null)) ? "early" : "delivered";
}

function worstFirst(a: PortfolioItem, b: PortfolioItem): number {
  const byGroup = order.indexOf(standingOf(a)) - order.indexOf(standingOf(b));
  if (byGroup !== 0) return byGroup;
  const overdue = Number(b.reinforcement?.overdue ?? false) - Number(a.reinforcement?.overdue ?? false);
  if (overdue !== 0) return overdue;
  return (b.target?.gap ?? 0) - (a.target?.gap ?? 0) || Number(b.key.slice(4)) - Number(a.key.slice(4));
}
