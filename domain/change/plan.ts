/**
 * What the core needs of a revision: ids and rules. Names, texts and amounts stay in PostgreSQL rows that can be erased,
 * so nothing here may hold them (workflow histories are made of these values).
 */
export type PersonId = string;
export type Instant = number; // epoch milliseconds

export type Tier = "light" | "standard" | "major";

/**
 * How many approvals decide a gate. A gate is declined as soon as its quorum can no longer be reached. `percent` is of those who
 * do not abstain, rounded up.
 */
export type Quorum =
  | { readonly mode: "all" }
  | { readonly mode: "any" }
  | { readonly mode: "at_least"; readonly count: number }
  | { readonly mode: "percent"; readonly percent: number };

/**
 * What silence means once the time of a gate is up. `block`: the gate waits, the owner is told; `escalate`: the manager, later the
 * sponsor, is told; `consent`: it counts as consent by silence, never as an approval.
 */
export type Silence = "block" | "escalate" | "consent";

export interface StakeholderPlan {
  readonly person: PersonId;
  readonly team: string | null;
  /** Without this person's approval the gate stays shut; a decline of theirs decides it. */
  readonly required?: true;
  /** A decline of this person decides the gate. */
  readonly veto?: true;
  /** Groups of a gate are asked one after another, in this order; without it first. */
  readonly order?: number;
}

export interface GatePlan {
  readonly id: string;
  readonly quorum: Quorum;
  readonly silence?: Silence;
  /** A link is not proof enough here: whoever acts by one confirms it with a code mailed to them. */
  readonly stepUp?: true;
  readonly stakeholders: readonly StakeholderPlan[];
}

export interface TargetPlan {
  readonly id: string;
  readonly owner: PersonId;
}

export interface Plan {
  readonly tier: Tier;
  readonly template: string | null;
  readonly team: string | null;
  readonly sponsor: PersonId | null;
  readonly owner: PersonId | null;
  readonly gates: readonly GatePlan[];
  readonly workItems: readonly string[];
  readonly trainings: readonly string[];
  readonly waves: readonly string[];
  readonly targets: readonly TargetPlan[];
  /** Paths of the parts that are still missing before the change can be submitted. */
  readonly missing: readonly string[];
}

/** One revision of the content. `hash` is what a decision is bound to. */
export interface Revision {
  readonly number: number;
  readonly hash: string;
}
