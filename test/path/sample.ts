import type { ChangeContentInput } from "../../domain/change/schema.ts";

/** A target by weeks for 120 days. */
export const sampleTarget = {
  name: "Leads are entered with their size",
  behaviour: { event: "lead_entered" },
  source: "crm",
  period: "week",
  k: 1,
  m: 2,
  w: 4,
  threshold: 0.6,
  graceDays: 14,
  windowDays: 120,
  sustainDays: 28,
  freshnessDays: 7,
  baseline: { rate: null, note: "Not measured before." },
  owner: "olga@example.com",
} satisfies NonNullable<ChangeContentInput["targets"]>[number];

/** A complete proposal with one gate, one target, one work item and one training; parts can be replaced. */
export function sampleChange(more: Partial<ChangeContentInput> = {}): ChangeContentInput & { proposer: string } {
  return {
    proposer: "Petra Proposer <petra@example.com>",
    title: "Use one definition of a qualified lead",
    summary: "A lead is qualified when its company has 20 or more employees and it has asked for contact.",
    brief: {
      why: "Marketing, Sales and Finance report three different numbers for the same leads.",
      use: "In the Monday review and in the forecast.",
      audience: "Everybody who enters or reads leads.",
      decision: "Whether a campaign is continued.",
      cadence: "weekly",
      ifNothing: "The three numbers stay, and the review takes an hour.",
    },
    asks: ["Enter the company size with every lead."],
    sponsor: "Sam Sponsor <sam@example.com>",
    owner: "Olga Owner <olga@example.com>",
    gates: [
      {
        name: "Finance",
        stakeholders: [
          { person: "Fritz Finance <fritz@example.com>", role: "Head of Finance" },
          { person: "Lena Legal <lena@example.com>", role: "Privacy Counsel" },
        ],
      },
    ],
    population: "everyone",
    targets: [sampleTarget],
    budget: { build: { planned: 20_000 }, adoption: { planned: 5_000 } },
    workItems: [{ title: "Add the field" }],
    trainings: [{ name: "Entering leads" }],
    ...more,
  };
}
