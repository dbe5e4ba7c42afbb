/**
 * A proposal as it is typed: every value is text, exactly as posted, so that nothing is lost when something is wrong.
 * Names of inputs are the dotted paths of this shape, such as `gates.0.people.1.email`; errors are bound by the same paths.
 */
export interface ChangeForm {
  title: string;
  team: string;
  /** In one sentence, for anybody. */
  sentence: string;
  /** What is proposed, as the people who sign will read it. */
  what: string;
  use: string;
  audience: string;
  decision: string;
  /** "pulse", "board" or "both". */
  reach: string;
  doNothing: string;
  process: string;
  rewards: string;
  sponsor: PersonForm;
  owner: PersonForm;
  gates: GateForm[];
  waves: WaveForm[];
  targets: TargetForm[];
  /** For light changes without a target: why there is none. */
  noTarget: string;
  budget: BudgetForm;
  integrations: IntegrationForm[];
  workItems: WorkItemForm[];
  trainings: TrainingForm[];
}

export interface PersonForm {
  name: string;
  email: string;
}

export interface GateForm {
  title: string;
  /** "all", "any" or "at_least". */
  quorum: string;
  count: string;
  /** "block", "escalate" or "consent". */
  silence: string;
  people: StakeholderForm[];
}

export interface StakeholderForm {
  name: string;
  email: string;
  /** Role in which they decide. */
  role: string;
  team: string;
  /** What the change asks of them. */
  asks: string;
}

export interface WaveForm {
  name: string;
  /** Names of groups, separated by commas. */
  groups: string;
}

export interface TargetForm {
  /** The behaviour in words. */
  behaviour: string;
  event: string;
  source: string;
  k: string;
  m: string;
  w: string;
  /** "day", "week" or "month". */
  period: string;
  /** Percent: 80 for 0.8. */
  threshold: string;
  /** "habitual" or "active". */
  counts: string;
  graceDays: string;
  sustainDays: string;
  windowDays: string;
  freshnessDays: string;
  timeZone: string;
  baseline: string;
  ownerName: string;
  ownerEmail: string;
}

export interface BudgetForm {
  currency: string;
  build: string;
  adoption: string;
}

export interface IntegrationForm {
  what: string;
  owner: string;
  whenItBreaks: string;
  tell: string;
}

export interface WorkItemForm {
  title: string;
  link: string;
}

export interface TrainingForm {
  title: string;
  format: string;
  about: string;
  link: string;
}

/** The lists that "add another" buttons lengthen, by the path of their button. */
export type ListName = "gates" | "waves" | "targets" | "integrations" | "workItems" | "trainings";

const person = (): PersonForm => ({ name: "", email: "" });
const stakeholder = (): StakeholderForm => ({ name: "", email: "", role: "", team: "", asks: "" });

/** One empty row of each list, with the values most people keep. */
export const emptyRow = {
  gates: (): GateForm => ({
    title: "",
    quorum: "all",
    count: "",
    silence: "block",
    people: [stakeholder(), stakeholder()],
  }),
  people: stakeholder,
  waves: (): WaveForm => ({ name: "", groups: "" }),
  targets: (): TargetForm => ({
    behaviour: "",
    event: "",
    source: "",
    k: "1",
    m: "3",
    w: "4",
    period: "week",
    threshold: "",
    counts: "habitual",
    graceDays: "30",
    sustainDays: "60",
    windowDays: "180",
    freshnessDays: "2",
    timeZone: "",
    baseline: "",
    ownerName: "",
    ownerEmail: "",
  }),
  integrations: (): IntegrationForm => ({ what: "", owner: "", whenItBreaks: "", tell: "" }),
  workItems: (): WorkItemForm => ({ title: "", link: "" }),
  trainings: (): TrainingForm => ({ title: "", format: "", about: "", link: "" }),
};

/** A form nobody has typed in yet. `timeZone` is the one in which periods of its target end. */
export function emptyChangeForm(timeZone: string): ChangeForm {
  return {
    title: "",
    team: "",
    sentence: "",
    what: "",
    use: "",
    audience: "",
    decision: "",
    reach: "",
    doNothing: "",
    process: "",
    rewards: "",
    sponsor: person(),
    owner: person(),
    gates: [emptyRow.gates()],
    waves: [emptyRow.waves()],
    targets: [{ ...emptyRow.targets(), timeZone }],
    noTarget: "",
    budget: { currency: "EUR", build: "", adoption: "" },
    integrations: [emptyRow.integrations()],
    workItems: [emptyRow.workItems(), emptyRow.workItems(), emptyRow.workItems()],
    trainings: [emptyRow.trainings()],
  };
}
