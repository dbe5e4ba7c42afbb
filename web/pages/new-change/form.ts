/**
 * A proposal as it is typed: every value is text, exactly as posted, so that nothing is lost when something is wrong.
 * Names of inputs are the dotted paths of this shape, and the same as those of the content they become, such as
 * `gates.0.stakeholders.1.person.email`; so errors find their inputs by path.
 */
export interface ChangeForm {
  /** In which the dates of trainings are typed; not asked for. */
  timeZone: string;
  title: string;
  /** What exactly changes, as the people who sign will read it. */
  summary: string;
  team: string;
  /** The day on which it has to be there, as 2026-12-24. */
  neededBy: string;
  /** Working time such as "15 days"; empty for what the team usually takes. */
  buildIn: string;
  /** The template it begins from; empty for none. */
  template: string;
  /** "light", "standard", "major", or empty for the one that the answers come to. */
  tier: string;
  tierAnswers: TierAnswersForm;
  /** Why the tier is another one than the answers say. */
  tierBecause: string;
  brief: BriefForm;
  /** What the change asks of everybody it reaches, one a line. */
  asks: string;
  sponsor: PersonForm;
  owner: PersonForm;
  gates: GateForm[];
  /** Ids of candidates that are not wanted, separated by spaces; not asked for. */
  dismissed: string;
  /** Where the audience works: two-letter countries, separated by commas. */
  countries: string;
  /** The list of members whose use is counted. */
  population: string;
  waves: WaveForm[];
  targets: TargetForm[];
  /** For light changes without a target: why there is none. */
  noTargetBecause: string;
  metric: MetricForm;
  budget: BudgetForm;
  integrations: IntegrationForm[];
  workItems: WorkItemForm[];
  trainings: TrainingForm[];
}

/** Numbers as they are typed. */
export interface TierAnswersForm {
  teams: string;
  people: string;
  systems: string;
  definitions: string;
  integrations: string;
  /** "easily", "with_effort" or "hardly". */
  reversible: string;
}

export interface BriefForm {
  why: string;
  use: string;
  audience: string;
  decision: string;
  /** "daily", "weekly", "monthly", "quarterly" or "once". */
  cadence: string;
  ifNothing: string;
  processFirst: string;
  rewardsAgainst: string;
}

export interface PersonForm {
  name: string;
  email: string;
}

export interface GateForm {
  /** Kept over edits; empty for a new part. */
  id: string;
  name: string;
  quorum: { mode: string; count: string; percent: string };
  /** Working time such as "5 days". */
  dueIn: string;
  /** "block", "escalate" or "consent". */
  silence: string;
  /** "yes" when whoever decides by link types a mailed code too. */
  stepUp: string;
  onlyIf: OnlyIfForm;
  stakeholders: StakeholderForm[];
}

/** What makes a gate needed; nothing said is always. */
export interface OnlyIfForm {
  budgetAbove: string;
  /** Two-letter countries, separated by commas. */
  countries: string;
  /** "yes" for each tier in which it is needed. */
  tiers: { light: string; standard: string; major: string };
}

export interface StakeholderForm {
  person: PersonForm;
  /** Role in which they decide. */
  role: string;
  /** What the change asks of them, one a line. */
  asks: string;
  /** "yes" when the gate stays shut without them. */
  required: string;
  /** "yes" when their no decides the gate. */
  veto: string;
  /** In which group they are asked, "1" first. */
  order: string;
}

export interface WaveForm {
  id: string;
  name: string;
  /** Names of groups, separated by commas. */
  groups: string;
}

export interface TargetForm {
  id: string;
  /** The behaviour in words. */
  name: string;
  /** `where`: predicates in words, one a line. */
  behaviour: { event: string; where: string };
  /** "habit" or "response". */
  kind: string;
  /** For a service level: what answers what the behaviour asks. */
  response: AnswerForm;
  /** When somebody is proficient; empty for no rule. `share` in percent. */
  quality: { property: string; is: string; value: string; share: string };
  /** What is drawn for somebody to look at: "actions", "people", or empty for nothing. */
  audit: { draws: string; size: string; standard: string };
  source: string;
  k: string;
  m: string;
  w: string;
  /** "day", "week" or "month". */
  period: string;
  /** Percent: 80 for 0.8. */
  threshold: string;
  /** Empty for at least this share, "at_most" for use that is to end. */
  aim: string;
  /** "habitual" or "active". */
  counts: string;
  graceDays: string;
  sustainDays: string;
  windowDays: string;
  freshnessDays: string;
  timeZone: string;
  /** `rate` in percent. */
  baseline: { rate: string; note: string };
  owner: PersonForm;
}

export interface AnswerForm {
  event: string;
  source: string;
  /** "property" or "person_and_object". */
  by: string;
  property: string;
  within: string;
  team: string;
  groupBy: string;
  /** Periods that a rate looks back on. */
  w: string;
}

/** The business metric; none is named where all that is typed is empty. */
export interface MetricForm {
  name: string;
  /** "number" or "share". */
  kind: string;
  unit: string;
  /** "higher" or "lower". */
  better: string;
  /** "day", "week" or "month". */
  period: string;
  source: string;
  owner: PersonForm;
}

/** Planned money; what was spent is kept as it is. */
export interface BudgetForm {
  currency: string;
  build: { planned: string };
  adoption: { planned: string };
}

export interface IntegrationForm {
  connects: string;
  owner: PersonForm;
  whenItBreaks: string;
  outOfHours: string;
}

export interface WorkItemForm {
  id: string;
  title: string;
  url: string;
}

export interface TrainingForm {
  id: string;
  name: string;
  /** "live", "video", "written" or "office_hours". */
  format: string;
  about: string;
  url: string;
  sessions: SessionForm[];
}

/** When a training takes place; `startsAt` as 2026-12-01T09:00 in the form's time zone. */
export interface SessionForm {
  /** Kept over edits; empty for a new one. */
  id: string;
  startsAt: string;
  minutes: string;
  where: string;
  places: string;
}

const person = (): PersonForm => ({ name: "", email: "" });
const stakeholder = (): StakeholderForm => ({
  person: person(),
  role: "",
  asks: "",
  required: "",
  veto: "",
  order: "1",
});

/** One new row of each list, with the values that most people keep. */
export const newRow = {
  gates: (): GateForm => ({
    id: "",
    name: "",
    quorum: { mode: "all", count: "", percent: "" },
    dueIn: "5 days",
    silence: "escalate",
    stepUp: "",
    onlyIf: { budgetAbove: "", countries: "", tiers: { light: "", standard: "", major: "" } },
    stakeholders: [stakeholder(), stakeholder()],
  }),
  stakeholders: stakeholder,
  waves: (): WaveForm => ({ id: "", name: "", groups: "" }),
  targets: (timeZone: string): TargetForm => ({
    id: "",
    name: "",
    behaviour: { event: "", where: "" },
    kind: "habit",
    response: { event: "", source: "", by: "property", property: "", within: "", team: "", groupBy: "", w: "1" },
    quality: { property: "", is: "equals", value: "", share: "80" },
    audit: { draws: "", size: "30", standard: "" },
    source: "",
    k: "1",
    m: "3",
    w: "4",
    period: "week",
    threshold: "",
    aim: "",
    counts: "habitual",
    graceDays: "30",
    sustainDays: "60",
    windowDays: "180",
    freshnessDays: "2",
    timeZone,
    baseline: { rate: "", note: "" },
    owner: person(),
  }),
  integrations: (): IntegrationForm => ({ connects: "", owner: person(), whenItBreaks: "", outOfHours: "" }),
  workItems: (): WorkItemForm => ({ id: "", title: "", url: "" }),
  trainings: (): TrainingForm => ({ id: "", name: "", format: "written", about: "", url: "", sessions: [] }),
  sessions: (): SessionForm => ({ id: "", startsAt: "", minutes: "60", where: "", places: "" }),
};

/** A form nobody has typed in yet. `timeZone` is the one in which periods of its target end and its trainings take place. */
export function emptyChangeForm(timeZone: string): ChangeForm {
  return {
    timeZone,
    title: "",
    summary: "",
    team: "",
    neededBy: "",
    buildIn: "",
    template: "",
    tier: "",
    tierAnswers: { teams: "", people: "", systems: "", definitions: "", integrations: "", reversible: "" },
    tierBecause: "",
    brief: {
      why: "",
      use: "",
      audience: "",
      decision: "",
      cadence: "",
      ifNothing: "",
      processFirst: "",
      rewardsAgainst: "",
    },
    asks: "",
    sponsor: person(),
    owner: person(),
    gates: [newRow.gates()],
    dismissed: "",
    countries: "",
    population: "",
    waves: [newRow.waves()],
    targets: [newRow.targets(timeZone)],
    noTargetBecause: "",
    metric: { name: "", kind: "number", unit: "", better: "", period: "month", source: "", owner: person() },
    budget: { currency: "EUR", build: { planned: "" }, adoption: { planned: "" } },
    integrations: [newRow.integrations()],
    workItems: [newRow.workItems(), newRow.workItems(), newRow.workItems()],
    trainings: [newRow.trainings()],
  };
}
