import type { StoredContent } from "./content.ts";
import type { Tier } from "./plan.ts";
import type { TierAnswers } from "./schema.ts";

/** The tier that answers come to, and why, in plain words. */
export interface TierAdvice {
  readonly tier: Tier;
  /** Those that decide; for a light change, that nothing speaks for more. */
  readonly reasons: readonly string[];
}

interface Weighed {
  readonly tier: Tier;
  readonly reason: string;
}

/** From how many on a change is `standard`, and from how many on `major`. */
const limits = {
  teams: { standard: 2, major: 5, says: (count: number) => `${count} teams have to do something` },
  people: { standard: 25, major: 500, says: (count: number) => `${count} people will work differently` },
  systems: { standard: 2, major: 4, says: (count: number) => `${count} systems are changed` },
  definitions: {
    standard: 1,
    major: 3,
    says: (count: number) => `${count} agreed ${count === 1 ? "definition means" : "definitions mean"} something else`,
  },
  integrations: {
    standard: 1,
    major: 4,
    says: (count: number) => `${count} ${count === 1 ? "connection" : "connections"} between systems`,
  },
} as const;

const undoing = {
  easily: { tier: "light", reason: "it is easily undone" },
  with_effort: { tier: "standard", reason: "undoing it takes effort" },
  hardly: { tier: "major", reason: "it can hardly be undone" },
} as const satisfies Record<NonNullable<TierAnswers["reversible"]>, Weighed>;

const order: readonly Tier[] = ["light", "standard", "major"];

/** `light` is 0. */
export function tierRank(tier: Tier): number {
  return order.indexOf(tier);
}

/**
 * The tier of a change is the highest that one of its answers calls for, so an answer more never lowers it. `null` while nothing
 * is answered.
 */
export function adviseTier(answers: TierAnswers): TierAdvice | null {
  const weighed = [...weighedCounts(answers), ...(answers.reversible === null ? [] : [undoing[answers.reversible]])];
  if (weighed.length === 0) return null;
  const tier = order[Math.max(...weighed.map((each) => tierRank(each.tier)))] ?? "light";
  if (tier === "light") return { tier, reasons: ["nothing in the answers calls for more"] };
  return { tier, reasons: weighed.filter((each) => each.tier === tier).map((each) => each.reason) };
}

function weighedCounts(answers: TierAnswers): readonly Weighed[] {
  return (["teams", "people", "systems", "definitions", "integrations"] as const).flatMap((name): Weighed[] => {
    const count = answers[name];
    if (count === null) return [];
    const { standard, major, says } = limits[name];
    return [{ tier: count >= major ? "major" : count >= standard ? "standard" : "light", reason: says(count) }];
  });
}

/** The tier that the answers of a content come to; integrations that are written down count when nobody gave a number. */
export function tierAdviceOf({
  tierAnswers,
  integrations,
}: Pick<StoredContent, "tierAnswers"> & { readonly integrations: readonly unknown[] }): TierAdvice | null {
  // A content that was stored before this was asked has no answers at all.
  const answers = tierAnswers ?? null;
  if (answers === null) return null;
  const listed = integrations.length === 0 ? null : integrations.length;
  return adviseTier({ ...answers, integrations: answers.integrations ?? listed });
}

/** Why a tier is what it is, as one sentence: "Standard, because 3 teams have to do something." */
export function tierSentence({ tier, reasons }: TierAdvice): string {
  return `${tier.slice(0, 1).toUpperCase()}${tier.slice(1)}, because ${reasons.join(", and ")}.`;
}
