import { randomUUID } from "node:crypto";
import type { Order } from "../../domain/change/command.ts";
import type { Plan } from "../../domain/change/plan.ts";

/** Orders after which a change waits for the sign-offs of six people. */
export function waitingOrders(key: string): readonly Order[] {
  const [proposer, sponsor, owner, ...stakeholders] = Array.from({ length: 9 }, () => randomUUID());
  if (proposer === undefined || sponsor === undefined || owner === undefined) throw new Error("there are nine people");
  const plan: Plan = {
    tier: "standard",
    template: null,
    team: "sales",
    sponsor,
    owner,
    gates: [
      { id: "G1", quorum: { mode: "all" }, stakeholders: stakeholders.map((person) => ({ person, team: "finance" })) },
    ],
    workItems: ["B1"],
    trainings: ["L1"],
    waves: ["all"],
    targets: [{ id: "T1", owner }],
    missing: [],
  };
  const actor = { kind: "person", person: owner } as const;
  const revision = { number: 1, hash: randomUUID() };
  return [
    { id: `${key} create`, actor, command: { type: "create", proposer, plan, revision } },
    { id: `${key} submit`, actor, command: { type: "submit" } },
    { id: `${key} accept`, actor, command: { type: "accept" } },
  ];
}
