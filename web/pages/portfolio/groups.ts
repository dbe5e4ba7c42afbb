import type { PortfolioGroup } from "./model.ts";

/** The groups of the portfolio with their words, worst first. */
export const groups: { group: PortfolioGroup; name: string; tab: string; what: string }[] = [
  {
    group: "delivered",
    name: "Delivered, not adopted",
    tab: "Not adopted",
    what: "Launched, and people are not using it, or we cannot tell",
  },
  {
    group: "early",
    name: "Too early to judge",
    tab: "Too early",
    what: "Launched within the grace period that was agreed",
  },
  { group: "moving", name: "On the way", tab: "On the way", what: "Not launched yet" },
  { group: "adopted", name: "Adopted", tab: "Adopted", what: "Target met and held for as long as was agreed" },
  {
    group: "ended",
    name: "Ended without launch",
    tab: "Ended",
    what: "Declined or withdrawn, with the reason on record",
  },
];
