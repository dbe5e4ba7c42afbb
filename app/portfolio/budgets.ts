import { listBudgetContents } from "../../store/change/budgets.ts";
import { findCards } from "../../store/people/names.ts";
import { requireAnyScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { budgetOf, spentTexts } from "../change/spending.ts";
import type { BudgetView } from "../change/spending.ts";
import type { App } from "../context.ts";

/** Changes one answer lists at most. */
const rowsMax = 2_000;

/** What all changes may cost and did cost: for finance, who need see nothing else of them. */
export async function budgets(app: Pick<App, "db" | "now">, caller: Caller) {
  requireAnyScope(caller, "changes:read", "budgets:read");
  const rows = await listBudgetContents(app.db, rowsMax);
  const [texts, cards] = await Promise.all([
    spentTexts(
      app,
      rows.map(({ state }) => state),
    ),
    findCards(
      app.db,
      rows.flatMap(({ state }) => state.plan.sponsor ?? []),
    ),
  ]);
  const items = rows.map(({ key, title, state, budget: planned }) => {
    const budget = budgetOf({ budget: planned }, state.spent, texts);
    const { sponsor, team } = state.plan;
    return {
      key,
      title,
      stage: state.stage,
      outcome: state.outcome,
      team,
      sponsor: sponsor === null ? null : { id: sponsor, name: cards.get(sponsor)?.name ?? null },
      budget,
      isOver: isOver(budget),
      isUnfunded: (budget.adoption.planned ?? 0) === 0,
    };
  });
  return { asOf: app.now(), items, totals: totalsOf(items.map((item) => item.budget)) };
}

/** More is spent than was planned, on either part. */
export function isOver({ build, adoption }: BudgetView): boolean {
  return [build, adoption].some(({ planned, spent }) => spent !== null && spent > (planned ?? 0));
}

/** Sums by currency; what nobody planned or told counts as nothing, and different currencies are never added. */
function totalsOf(all: readonly BudgetView[]) {
  const currencies = [...new Set(all.map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const same = all.filter((each) => each.currency === currency);
    const sum = (part: "build" | "adoption", what: "planned" | "spent") =>
      same.reduce((total, each) => total + (each[part][what] ?? 0), 0);
    return {
      currency,
      build: { planned: sum("build", "planned"), spent: sum("build", "spent") },
      adoption: { planned: sum("adoption", "planned"), spent: sum("adoption", "spent") },
    };
  });
}
