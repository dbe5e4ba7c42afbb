import { listBudgetContents, sumBudgets } from "../../store/change/budgets.ts";
import { findCards } from "../../store/people/names.ts";
import { requireAnyScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { budgetOf, spentTexts } from "../change/spending.ts";
import type { BudgetView } from "../change/spending.ts";
import type { App } from "../context.ts";

/** A page of what changes may cost and did cost, newest first: `before` is the number of the last change of the page before. */
interface BudgetPage {
  readonly before: number | null;
  readonly limit: number;
}

/**
 * What changes may cost and did cost: for finance, who need see nothing else of them. Totals are of all changes, whatever page
 * is asked for; `next`: what to ask the next page with, `null` on the last.
 */
export async function budgets(app: Pick<App, "db" | "now">, caller: Caller, { before, limit }: BudgetPage) {
  requireAnyScope(caller, "changes:read", "budgets:read");
  const [found, totals] = await Promise.all([
    listBudgetContents(app.db, { before, limit: limit + 1 }),
    sumBudgets(app.db),
  ]);
  const rows = found.slice(0, limit);
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
  return { asOf: app.now(), items, totals, next: found.length > limit ? (rows.at(-1)?.number ?? null) : null };
}

/** More is spent than was planned, on either part. */
export function isOver({ build, adoption }: BudgetView): boolean {
  return [build, adoption].some(({ planned, spent }) => spent !== null && spent > (planned ?? 0));
}
