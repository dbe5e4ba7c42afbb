import type { LadderModel } from "../../kit/ladder.tsx";
import type { BulletModel } from "../../kit/bullet.tsx";
import type { ActionForm } from "../../kit/field.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { LiveSource } from "../../kit/layout.tsx";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { Rich } from "../../kit/rich.tsx";
import type { IconName } from "../../kit/shapes.ts";
import type { LifeStep } from "../../kit/stage.tsx";
import type { RequestStanding, Status } from "../../kit/status.tsx";
import type { WaitingModel } from "../../kit/waiting.tsx";

export interface ChangeModel {
  frame: ConsoleFrame;
  key: string;
  title: string;
  status: Status;
  /** In words: "Light", "Standard", "Major". */
  tier: string;
  revision: number;
  owner: string;
  sponsor: string;
  standing: Standing;
  lifeline: readonly LifeStep[];
  /** What is true of the whole change and must be seen first, such as why it is on hold, or its outcome. */
  notices: readonly NoticeModel[];
  /** What can be done with the change as a whole, in the stage it is in. */
  actions: readonly ActionForm[];
  /** In the order in which they opened; decided ones fold away below the open ones. */
  gates: readonly GateModel[];
  build?: BuildModel | undefined;
  trainings: readonly TrainingModel[];
  waves: readonly WaveModel[];
  targets: readonly TargetModel[];
  /** The business metric, where one is named. */
  metric?: MetricModel | undefined;
  /** From the launch on. */
  roster?: RosterModel | undefined;
  reinforcements: readonly ReinforcementModel[];
  suggestions?: readonly SuggestionModel[] | undefined;
  feedback?: FeedbackModel | undefined;
  /** Absent before anybody was asked. */
  champions?: ChampionsModel | undefined;
  waiting?: WaitingModel | undefined;
  history: HistoryModel;
  brief: BriefModel;
  /** Present while the page brings itself up to date. */
  live?: LiveSource | undefined;
  /** Machine-readable status, for whoever wants it. */
  jsonHref?: string | undefined;
}

/** A number of the business beside the targets. `claim`: what may be said of it, in a sentence or two. */
export interface MetricModel {
  name: string;
  claim: string;
  facts: readonly { term: string; text: string }[];
  /** Its page, with all values. */
  href: string;
}

/** Who has the ball, since when, what comes next. */
export interface Standing {
  /** `null`: nobody has to act, things run as planned. */
  ball: { who: string; to: string } | null;
  since: { at: number; businessDays?: number | undefined; slaDays?: number | undefined; note?: string | undefined };
  /** The next step, and the condition or date it hangs on. */
  next: { what: string; condition?: string | undefined };
}

export interface GateModel {
  id: string;
  title: string;
  standing: "planned" | "not_needed" | "open" | "approved" | "declined" | "closed";
  /** "All five must agree." */
  rule: string;
  /** When it is needed at all: "Only above €50,000, in DE or FR." */
  condition?: string | undefined;
  openedAt?: number | undefined;
  decidedAt?: number | undefined;
  requests: readonly RequestModel[];
  actions: readonly ActionForm[];
}

export interface RequestModel {
  id: string;
  /** Role before name. */
  who: string;
  /** What distinguishes this part, and its team: "Must agree, asked second · Revenue Finance". */
  detail?: string | undefined;
  standing: RequestStanding;
  askedAt: number;
  dueAt?: number | undefined;
  decidedAt?: number | undefined;
  /** Their own words. */
  reason?: string | undefined;
  /** What happens next if nothing happens: reminders so far, the effect of silence with its date. */
  next?: string | undefined;
  isOverdue?: boolean | undefined;
  /** Fingerprint of what was shown when they decided. */
  shownHash?: string | undefined;
  /** Conditions and concerns of this person. */
  objections?: readonly ObjectionModel[] | undefined;
  /** Questions, counter-proposals and answers before what stands now, oldest first. */
  remarks?: readonly RemarkModel[] | undefined;
  actions?: readonly ActionForm[] | undefined;
}

export interface ObjectionModel {
  id: string;
  /** "Open: Olga Owner sees to it, and the gate stays shut until Fritz Finance closes it." */
  state: string;
  isOpen: boolean;
  /** Their words, unless they are those that stand above. */
  text?: string | undefined;
  actions: readonly ActionForm[];
}

export interface RemarkModel {
  /** "Olga Owner answered, 24 July". */
  byline: string;
  /** Absent when its author was erased. */
  text?: string | undefined;
}

export interface BuildModel {
  items: readonly WorkItem[];
  /** Accepting against the brief, and whose turn that is. */
  acceptance: { acceptedAt?: number | undefined; by?: string | undefined; note: string };
  actions: readonly ActionForm[];
}

export interface WorkItem {
  id: string;
  title: string;
  state: "open" | "doing" | "done" | "dropped";
  /** The team's own tracker. */
  href?: string | undefined;
  owner?: string | undefined;
  actions: readonly ActionForm[];
}

export interface TrainingModel {
  id: string;
  title: string;
  /** "Live, 45 minutes", "Written". */
  format: string;
  audience?: string | undefined;
  /** "Thursday 13 August, 9:00 to 10:00, Room 4.12, 20 places", in order; those that are over are told apart. */
  sessions: readonly { line: string; isOver: boolean }[];
  /** Absent where it would point at people. */
  people: { readonly invited: number; readonly completed: number } | undefined;
  actions: readonly ActionForm[];
}

export interface WaveModel {
  id: string;
  name: string;
  groups: readonly string[];
  people?: number | undefined;
  untrained?: number | undefined;
  launchedAt?: number | undefined;
  scheduledFor?: number | undefined;
  /** The launch button, with its fields and its reason when it is off. */
  actions: readonly ActionForm[];
}

/** Who is measured since the launch. */
export interface RosterModel {
  sentence: string;
  aside: string;
  note?: string | undefined;
  /** Waves, each with its groups below it. */
  lines: readonly RosterLine[];
}

/** Numbers are `null` where they would point at people. */
export interface RosterLine {
  name: string;
  isWave: boolean;
  frozen: number | null;
  joined: number | null;
  left: number | null;
  movedIn: number | null;
  movedOut: number | null;
  now: number | null;
}

export interface TargetModel {
  id: string;
  /** The behaviour in words. */
  title: string;
  /** The rule in one sentence, from threshold to sustain. */
  rule: string;
  owner: string;
  status: Status;
  bullet: BulletModel;
  /** "Open", "Met", and what stands beside it: "89 days left", "held since August 2024". */
  verdict: { word: string; detail?: string | undefined };
  /** Points since the previous period end and what that period is called: "last week". */
  direction?: { points: number; since: string } | undefined;
  evidence: string;
  curve?: CurveModel | undefined;
  ladder?: { counts: LadderModel; asOf: number; note?: string | undefined } | undefined;
  notices: readonly NoticeModel[];
  /** Groups or waves beside the whole; those too small to show are named as such in `groupsNote`. */
  groups?: readonly GroupRate[] | undefined;
  groupsNote?: string | undefined;
  /** How fast, how many, how well; absent for a service level and before the launch. */
  three?: readonly NumberModel[] | undefined;
  /** Samples for somebody to look at, where that was signed; absent before the launch. */
  audits?: AuditsModel | undefined;
  /** Cases of a service level at the instant, in place of the ladder. */
  cases?: CasesModel | undefined;
  /** Period ends that read otherwise than before, newest first. */
  restatements?: readonly RestatementModel[] | undefined;
  /** What may be claimed: "Compared with the four weeks before launch … no comparison group." */
  claim?: string | undefined;
}

/** Samples that somebody looks at, newest first. */
export interface AuditsModel {
  /** What good work is, as it was signed. */
  standard: string;
  entries: readonly AuditModel[];
  actions: readonly ActionForm[];
}

export interface AuditModel {
  id: string;
  standing: "open" | "finished" | "dropped";
  /** "64%", "Too few to say", "With its reviewer". */
  title: string;
  detail: string;
  who: string;
  /** How it was drawn, in a sentence. */
  drawn: string;
  groups: readonly { group: string; text: string }[];
  actions: readonly ActionForm[];
}

/** One number with what it is of: "23 days", "half of 61 people have the habit". */
export interface NumberModel {
  term: string;
  value: string;
  detail: string;
}

export interface CasesModel {
  onTime: number;
  due: number;
  late: number | null;
  unanswered: number | null;
  pending: number;
}

export interface RestatementModel {
  end: number;
  was: string;
  now: string;
  at: number;
  why: string;
}

export interface GroupRate {
  name: string;
  /** Speed, utilization and proficiency in words, empty where nothing is known. */
  three?: readonly string[] | undefined;
  judged: number;
  counted: number;
  rate: number | null;
  /** The rate is told as a bound only, so nobody can be made out. */
  bound?: "at_most" | "at_least" | null | undefined;
  verdict?: string | undefined;
}

export interface CurveModel {
  /** Markup of the drawing, as our own chart code makes it. It is not escaped, so it never comes from outside. */
  figure?: string | undefined;
  /** "Month ending", "Week ending". */
  periodTitle: string;
  points: readonly CurvePoint[];
}

export interface CurvePoint {
  end: number;
  counted: number;
  judged: number;
  /** `null` when nobody is judged. */
  rate: number | null;
  /** Nothing trustworthy was known of this period. */
  isUnknown?: boolean | undefined;
  note?: string | undefined;
}

export interface ReinforcementModel {
  id: string;
  title: string;
  owner: string;
  openedAt: number;
  dueAt: number;
  doneAt?: number | undefined;
  note?: string | undefined;
  /** "Lost for the 3rd time". */
  again?: string | undefined;
  actions: readonly ActionForm[];
}

/** A group that stands still, and what came of telling its manager. */
export interface SuggestionModel {
  group: string;
  /** The target and the group's rate. */
  about: string;
  /** Where most of them stand. */
  stands: string;
  /** The one thing that was suggested. */
  action: string;
  /** Who was told and when, or why nobody is. */
  told: string;
  answer?: string | undefined;
  /** The manager's own words. */
  reason?: string | undefined;
  idea?: IdeaModel | undefined;
  isUnled: boolean;
}

/** Who agreed that colleagues ask them. */
export interface ChampionsModel {
  people: number;
  /** Their names by group; absent for who may not see them. */
  groups?: readonly { group: string; people: string }[] | undefined;
}

/** What can be made of what somebody said, or was. */
export interface IdeaModel {
  grown?: { label: string; href: string } | undefined;
  actions: readonly ActionForm[];
}

/** What people were asked by a link, and what they said. */
export interface FeedbackModel {
  rounds: readonly FeedbackRoundModel[];
  actions: readonly ActionForm[];
}

export interface FeedbackRoundModel {
  id: string;
  title: string;
  /** "Answers until Friday 14 August". */
  standing: string;
  asked: number;
  answered: number;
  answers: readonly FeedbackAnswerModel[];
  /** Why no answers are shown. */
  note?: string | undefined;
  actions: readonly ActionForm[];
}

/** Empty where nothing was written. */
export interface FeedbackAnswerModel {
  id: string;
  helps: string;
  easier: string;
  idea?: IdeaModel | undefined;
}

export interface HistoryModel {
  entries: readonly HistoryEntry[];
  total: number;
  chain: { state: "unbroken" | "broken" | "unchecked"; checkedAt?: number | undefined; problem?: string | undefined };
  allHref?: string | undefined;
  exportHref?: string | undefined;
  certificateHref?: string | undefined;
}

export interface HistoryEntry {
  seq: number;
  at: number;
  icon: IconName;
  text: Rich;
  hash?: string | undefined;
}

/** What was asked before anything was built, and what surrounds the change. */
export interface BriefModel {
  sentence: string;
  answers: readonly { question: string; answer: string }[];
  budget?: BudgetModel | undefined;
  reviews: readonly ReviewModel[];
  /** Which edits ask everybody again; absent once it is edited no more. */
  materialNote?: string | undefined;
  connections: readonly { what: string; text: string }[];
  /** What it grew out of, and what grew out of it. */
  kin?: KinModel | undefined;
  editHref?: string | undefined;
}

/** Changes that ideas connect: the one before, and those after. */
export interface KinModel {
  /** `words`: of the idea, while they may be told. */
  grewOutOf?: { label: string; href: string; words?: string | undefined } | undefined;
  ledTo: readonly { label: string; href: string; standing: string }[];
}

export interface BudgetModel {
  currency: string;
  build: Spending;
  adoption: Spending;
  /** No money is planned for adoption. */
  isUnfunded: boolean;
  actions: readonly ActionForm[];
}

/** Something that is looked at again after the launch. */
export interface ReviewModel {
  what: string;
  owner: string;
  dueAt: number;
  keptAt?: number | undefined;
  isOverdue: boolean;
  actions: readonly ActionForm[];
}

export interface Spending {
  planned: number;
  actual: number | null;
}
