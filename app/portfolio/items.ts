import { DAY_MS } from "../../domain/adoption/rule.ts";
import { figuresOf } from "../../domain/adoption/figures.ts";
import { ballOf } from "../../domain/change/ball.ts";
import { launchOf } from "../../domain/portfolio/listing.ts";
import { nextDecisionOf } from "../../domain/portfolio/next-decision.ts";
import type { NextDecision } from "../../domain/portfolio/next-decision.ts";
import { standingOf } from "../../domain/portfolio/standing.ts";
import { worstTarget } from "../../domain/portfolio/worst-target.ts";
import { findReadings } from "../../store/adoption/readings.ts";
import type { StoredReading } from "../../store/adoption/readings.ts";
import { unfundedChanges } from "../../store/change/budgets.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { targetsOf } from "../../store/change/targets.ts";
import type { TargetFacts } from "../../store/change/targets.ts";
import { findCards } from "../../store/people/names.ts";
import { hasScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { presentOf } from "../change/present.ts";
import { personOf, summaryOf } from "../change/view.ts";
import type { PersonName } from "../change/person-name.ts";
import type { App } from "../context.ts";

/** One change in the leaders' list. Instants are epoch milliseconds. */
export type PortfolioItem = ReturnType<typeof itemOf>;

/** The changes as their reader may see them, in the order given. What it costs follows from how many they are. */
export async function itemsOf(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  rows: readonly ChangeRow[],
): Promise<readonly PortfolioItem[]> {
  const keys = rows.map((row) => row.key);
  const [readings, targets, unfunded] = await Promise.all([
    findReadings(app.db, keys),
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
  const seesNames = hasScope(caller, "people:read");
  return rows.map((row) =>
    itemOf(row, {
      readings: readings.filter((reading) => reading.change === row.key),
      targets: targets.filter((target) => target.change === row.key),
      present: presentOf(app, row),
      person,
      isUnfunded: unfunded.has(row.key),
      seesNames,
    }),
  );
}

interface ItemParts {
  readonly readings: readonly StoredReading[];
  readonly targets: readonly TargetFacts[];
  readonly present: number;
  readonly person: (id: string) => PersonName;
  readonly isUnfunded: boolean;
  readonly seesNames: boolean;
}

function itemOf(row: ChangeRow, { readings, targets, present, person, isUnfunded, seesNames }: ItemParts) {
  const { state } = row;
  const launchedAt = launchOf(state);
  const { sponsor: _, createdAt: __, lastAt: ___, ...summary } = summaryOf(row, person);
  const worst = worstTarget(state, targets, readings);
  const target = worst === null ? null : shownOf(worst, seesNames);
  // The steps of the ladder are of any instant, what who may not see names is told is of period ends.
  const people = seesNames ? (worst?.people ?? null) : null;
  const open = Object.entries(state.reinforcements).find(([, task]) => task.standing === "open");
  const reinforcement =
    open === undefined
      ? null
      : { id: open[0], owner: person(open[1].owner), dueAt: open[1].dueAt, overdue: open[1].overdue };
  const decision = nextDecisionOf(summary);
  return {
    ...summary,
    next: decision === null ? null : { decision, ...whose(decision, summary) },
    status: standingOf({ outcome: state.outcome, launchedAt, target }),
    launchedAt,
    daysSinceLaunch: launchedAt === null ? null : Math.floor((present - launchedAt) / DAY_MS),
    eligible: worst?.people?.eligible ?? null,
    lapsed: people?.lapsed ?? null,
    tried: people?.tried ?? null,
    targets: targets.length,
    target,
    reinforcement,
    isUnfunded,
  };
}

/** Who decides it; nobody in particular where a team builds. */
function whose(decision: NextDecision, { ball, owner }: Pick<ReturnType<typeof summaryOf>, "ball" | "owner">) {
  if (decision === "run_again_or_let_go") return { people: owner === null ? [] : [owner], dueAt: null };
  return { people: ball.people, dueAt: ball.dueAt };
}

/** For who may not see names: figures of enough people. */
function shownOf(worst: NonNullable<ReturnType<typeof worstTarget<TargetFacts>>>, seesNames: boolean) {
  const { rate, counted, judged, gap, change } = seesNames ? worst : figuresOf(worst);
  const { id, name, verdict, reachedAt, threshold, aim, asOf, source, freshnessDays, watermark } = worst;
  const signed = { id, name, threshold, aim, source, freshnessDays, watermark };
  return { ...signed, verdict, reachedAt, rate, counted, judged, gap, change, asOf };
}
