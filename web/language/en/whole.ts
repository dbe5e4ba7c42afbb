/** What is signed beside the text. */
export const whole = {
  title: "Everything it says",
  lead: "This is what you sign, beside the text above. Its fingerprint covers all of it.",
  unfunded: "No money is planned for adoption.",
  unfundedText:
    "Training and reinforcement will have to come out of somebody’s week. Such changes are often delivered and not used.",
  cadence: "How often it is looked at",
  cadences: { daily: "daily", weekly: "weekly", monthly: "monthly", quarterly: "quarterly", once: "once" },
  processFirst: "Which process comes first",
  rewardsAgainst: "What rewards today work against it",
  breaks: (text: string) => `when it breaks: ${text}`,
  outOfHours: (text: string) => `out of hours: ${text}`,
  group: (order: number) => `group ${order}`,
  asked: (asks: string) => `asked: ${asks}`,
  onlyIf: (conditions: string) => `only if: ${conditions}`,
  budgetAbove: (amount: string) => `budget above ${amount}`,
  material: "What asks everybody again when it is edited",
  materialParts: {
    title: "title",
    summary: "what changes",
    brief: "answers before building",
    asks: "what is asked of people",
    tier: "tier",
    sponsor: "sponsor",
    owner: "owner",
    gates: "who decides",
    audience: "audience and waves",
    targets: "targets",
    budget: "planned money",
    integrations: "connections",
    workItems: "work",
    trainings: "trainings",
  },
  target: {
    evidence: (event: string, source: string, days: string) =>
      `evidence: ${event} from ${source}, at most ${days} days old`,
    counted: (counts: "habitual" | "active", grace: string, window: string, zone: string) =>
      `counted: ${counts}, after ${grace} days of grace, within ${window} days, by ${zone}`,
    owner: (name: string) => `looked after by ${name}`,
    before: (text: string) => `before: ${text}`,
  },
};
