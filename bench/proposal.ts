/** A complete proposal: one gate, one work item, one training, one target measured by months for 180 days. */
export function proposal(asked: readonly string[]) {
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
        name: "Heads of department",
        stakeholders: asked.map((person) => ({ person, role: "Head of department" })),
      },
    ],
    population: "everyone",
    targets: [
      {
        name: "Leads are entered with their size",
        behaviour: { event: "lead_entered" },
        source: "crm",
        period: "month",
        k: 2,
        m: 2,
        w: 3,
        threshold: 0.6,
        graceDays: 14,
        windowDays: 180,
        sustainDays: 60,
        freshnessDays: 40,
        baseline: { rate: null, note: "Not measured before." },
        owner: "olga@example.com",
      },
    ],
    budget: { build: { planned: 20_000 }, adoption: { planned: 5_000 } },
    workItems: [{ title: "Add the field" }],
    trainings: [{ name: "Entering leads" }],
  };
}

/** Addresses of so many stakeholders. */
export function stakeholders(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Head ${index + 1} <head-${index + 1}@example.com>`);
}
