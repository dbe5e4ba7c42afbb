import * as fc from "fast-check";
import type { GatePlan, Plan, Quorum, Silence, StakeholderPlan } from "../../domain/change/plan.ts";

/** Random plans. People are drawn from a small crowd, so that the same person is asked in several gates. */

export const crowd = ["U1", "U2", "U3", "U4", "U5", "U6"] as const;
export const proposer = "U0";

const quorums: fc.Arbitrary<Quorum> = fc.oneof(
  fc.constant<Quorum>({ mode: "all" }),
  fc.constant<Quorum>({ mode: "any" }),
  fc.integer({ min: 1, max: 5 }).map((count): Quorum => ({ mode: "at_least", count })),
  fc.constantFrom(1, 34, 50, 67, 100).map((percent): Quorum => ({ mode: "percent", percent })),
);

const silences = fc.constantFrom<Silence | undefined>(undefined, undefined, "block", "consent");

const stepUps = fc.constantFrom<true | undefined>(undefined, undefined, undefined, true);

const teams = fc.constantFrom(null, "Finance", "Sales");

/** Now and then the proposer is named too: that request can never be decided by anybody. */
const people = fc.uniqueArray(fc.constantFrom(...crowd, ...crowd, proposer), { minLength: 1, maxLength: 4 });

/** What is special about a person asked; mostly nothing. */
const parts: fc.Arbitrary<Pick<StakeholderPlan, "required" | "veto" | "order">> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ required: true as const }) },
  { weight: 1, arbitrary: fc.constant({ veto: true as const }) },
  { weight: 2, arbitrary: fc.constantFrom({ order: 2 }, { order: 3 }) },
);
const fourParts = fc.tuple(parts, parts, parts, parts);

const gates: fc.Arbitrary<readonly GatePlan[]> = fc
  .array(fc.tuple(quorums, people, teams, silences, fourParts, stepUps), { minLength: 1, maxLength: 3 })
  .map((each) =>
    each.map(([quorum, persons, team, silence, special, stepUp], index) => ({
      id: `G${index + 1}`,
      quorum,
      ...(silence === undefined ? {} : { silence }),
      ...(stepUp ? { stepUp } : {}),
      stakeholders: persons.map((person, place) => ({ person, team, ...special[place] })),
    })),
  );

function ids(letter: string, minLength: number, maxLength: number): fc.Arbitrary<readonly string[]> {
  return fc
    .integer({ min: minLength, max: maxLength })
    .map((length) => Array.from({ length }, (_, index) => `${letter}${index + 1}`));
}

/** Mostly complete; an incomplete one can be written but not submitted. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  tier: fc.constantFrom("light", "standard", "major"),
  template: fc.constant(null),
  team: teams,
  sponsor: fc.constantFrom<string | null>("U1", "U2", null),
  owner: fc.constantFrom("U3", "U1"),
  gates,
  workItems: ids("W", 0, 3),
  trainings: ids("T", 0, 1),
  waves: ids("L", 1, 3),
  targets: ids("A", 0, 2).map((each) => each.map((id) => ({ id, owner: "U3" }))),
  missing: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant(["sponsor"]) }),
});

/** One stakeholder, one wave, one target: what a light change comes down to. */
export const smallPlan: Plan = {
  tier: "light",
  template: null,
  team: "Finance",
  sponsor: "U1",
  owner: "U3",
  gates: [{ id: "G1", quorum: { mode: "all" }, stakeholders: [{ person: "U2", team: "Finance" }] }],
  workItems: [],
  trainings: [],
  waves: ["L1"],
  targets: [{ id: "A1", owner: "U3" }],
  missing: [],
};
