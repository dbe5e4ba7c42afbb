import { isNeeded } from "./content.ts";
import type { StoredContent, StoredGate } from "./content.ts";
import { tierRank } from "./tier.ts";

type Measured = Pick<StoredContent, "budget" | "countries" | "tier">;

/** Whether a gate that is not always needed will be asked, and why, in plain words that follow "because". */
export interface GateNeed {
  readonly isNeeded: boolean;
  /** What holds when it is needed, else what does not. */
  readonly because: string;
}

/** What a condition of a gate comes to; `null` for one that is always needed. */
export function gateNeed(gate: Pick<StoredGate, "onlyIf">, content: Measured): GateNeed | null {
  const conditions = conditionsOf(gate.onlyIf, content);
  if (conditions.length === 0) return null;
  const needed = isNeeded(gate, content);
  const said = conditions.filter(({ holds }) => holds === needed).map(({ words }) => words);
  return { isNeeded: needed, because: said.join(" and ") };
}

interface Condition {
  readonly holds: boolean;
  readonly words: string;
}

function conditionsOf({ budgetAbove, countries, tiers }: StoredGate["onlyIf"], content: Measured): Condition[] {
  const { build, adoption, currency } = content.budget;
  const planned = (build.planned ?? 0) + (adoption.planned ?? 0);
  const money = (amount: number) => `${amount.toLocaleString("en")} ${currency}`;
  const shared = countries.filter((country) => content.countries.includes(country));
  const holdsBudget = budgetAbove !== null && planned > budgetAbove;
  const isOfTier = tiers.includes(content.tier);
  const inOrder = tiers.toSorted((a, b) => tierRank(a) - tierRank(b)).join(" or ");
  return [
    ...(budgetAbove === null
      ? []
      : [
          {
            holds: holdsBudget,
            words: `${money(planned)} ${holdsBudget ? "are planned, more than" : "are planned, not more than"} ${money(budgetAbove)}`,
          },
        ]),
    ...(countries.length === 0
      ? []
      : [
          shared.length > 0
            ? { holds: true, words: `people in ${shared.join(", ")} are reached` }
            : { holds: false, words: `nobody in ${countries.join(", ")} is named as reached` },
        ]),
    ...(tiers.length === 0
      ? []
      : [
          {
            holds: isOfTier,
            words: isOfTier ? `the change is ${content.tier}` : `the change is ${content.tier}, not ${inOrder}`,
          },
        ]),
  ];
}
