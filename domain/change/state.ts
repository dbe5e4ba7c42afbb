import type { AuditResult } from "./audit.ts";
import type { AdoptionOutcome, TargetConclusion } from "../adoption/outcome.ts";
import type { SignoffChoice, TextRef, WorkState } from "./command.ts";
import type { Origin } from "./origin.ts";
import type { Instant, PersonId, Plan, Quorum, Revision, Silence } from "./plan.ts";
import type { StuckGroup, SuggestionAnswer } from "./stuck-group.ts";
import type { Verdict } from "./reading.ts";

/** The life of a change, in order. */
export const stages = ["draft", "intake", "alignment", "build", "readiness", "launch", "adoption", "closed"] as const;
export type Stage = (typeof stages)[number];

export type Outcome = AdoptionOutcome | "withdrawn" | "declined";

export interface RequestState {
  readonly id: string;
  readonly gate: string;
  /** Who decides: the person named, or the one they passed it on to. */
  readonly person: PersonId;
  readonly team: string | null;
  /** For whom, the person named first; empty while nobody passed it on. */
  readonly behalf: readonly PersonId[];
  readonly required: boolean;
  readonly veto: boolean;
  readonly order: number;
  /** Raised by every resend and revocation: an older link is void. */
  readonly generation: number;
  /** `expired`: it worked for as long as it was to; a fresh one is mailed on request. */
  readonly link: "live" | "revoked" | "expired";
  /** Until when the link works; without it no end is known yet. */
  readonly linkUntil?: Instant | null;
  /** Its person was told that the link is about to end. */
  readonly isToldOfEnd?: boolean;
  /** `waiting`: a group before it is asked first; `asking`: an answer is owed to this person, whose clock stands still. */
  readonly standing: "waiting" | "open" | "asking" | "decided" | "withdrawn";
  readonly choice: SignoffChoice | "consented_by_silence" | null;
  /** Given with the choice that stands. */
  readonly reason: TextRef | null;
  /** What was said of an earlier text, which a material edit made stale. */
  readonly stale: RequestState["choice"];
  /** What this person said was overruled: their voice counts neither way. */
  readonly overruled: boolean;
  /** Reminders sent by hand, and from when on another one may be. Absent before the first. */
  readonly nudges?: { readonly count: number; readonly nextAt: Instant };
}

/** One clock runs for all requests that were asked at the same time. */
export interface Clock {
  readonly requests: readonly string[];
  readonly remindAt: readonly Instant[];
  readonly dueAt: Instant;
  readonly escalateAt: Instant;
  /** How many of the reminders are used. */
  readonly reminders: number;
  /** When the last reminder went out; absent before the first. */
  readonly remindedAt?: Instant;
  readonly overdue: boolean;
  readonly escalated: boolean;
}

export interface GateState {
  readonly id: string;
  readonly quorum: Quorum;
  readonly silence: Silence;
  /** Whoever acts here by link confirms it with a code mailed to them. */
  readonly stepUp?: true;
  readonly standing: "open" | "approved" | "declined" | "closed";
  readonly requests: readonly string[];
  readonly openedAt: Instant;
  readonly clocks: readonly Clock[];
}

/** A condition or concern. While one is open its gate stays shut. */
export interface ObjectionState {
  readonly kind: "condition" | "concern";
  readonly request: string;
  readonly gate: string;
  readonly raiser: PersonId;
  /** Who sees to it. */
  readonly owner: PersonId;
  readonly standing: "open" | "closed" | "overruled";
}

export interface WaveState {
  readonly scheduledFor: Instant | null;
  /** What was said when the date was set: how many were not trained, and the reason to launch all the same. */
  readonly untrained: number;
  readonly override: TextRef | null;
  /** The freeze that the date was set into on purpose. */
  readonly despite?: string;
  readonly launchedAt: Instant | null;
}

export interface TargetState {
  readonly owner: PersonId;
  readonly verdict: Verdict | null;
  readonly reachedAt: Instant | null;
  readonly fellAt: Instant | null;
  readonly concluded: TargetConclusion | null;
}

export interface ReinforcementState {
  readonly target: string;
  readonly owner: PersonId;
  readonly dueAt: Instant;
  readonly standing: "open" | "done";
  readonly overdue: boolean;
  /** How often the target had fallen before, or fell again while it was open. */
  readonly reopened?: number;
}

/** The latest action suggested to the manager of a group that stands still. */
export interface SuggestionState extends StuckGroup {
  readonly suggestion: string;
  readonly madeAt: Instant;
  readonly answer: SuggestionAnswer | null;
  /** Id of the text. */
  readonly reason: string | null;
  /** How often the same was suggested in a row without an answer, this one among them. */
  readonly unanswered: number;
}

/** One round in which people were asked what helps and what gets in the way. */
export interface FeedbackState {
  readonly askedAt: Instant;
  readonly until: Instant;
  readonly sample: number | null;
  /** When it was ended before its time. */
  readonly closedAt: Instant | null;
}

/** A draw that somebody looks at, or looked at. */
export interface AuditState {
  readonly target: string;
  readonly reviewer: PersonId;
  readonly standing: "open" | "finished" | "dropped";
  readonly drawnAt: Instant;
  /** Counts, once it is finished. */
  readonly found: (Pick<AuditResult, "meets" | "fails" | "unclear"> & { readonly at: Instant }) | null;
}

/** Something that was looked at after the launch, and when it is to be looked at next. */
export interface ReviewState {
  /** Whom it was given to; `null`: whose it was. */
  readonly owner: PersonId | null;
  readonly nextAt: Instant;
  readonly keptAt: Instant;
  /** Id of the text. */
  readonly note: string | null;
}

export interface ChangeState {
  readonly key: string;
  /** Sequence number of the last event applied. */
  readonly seq: number;
  readonly stage: Stage;
  readonly stageSince: Instant;
  readonly heldSince: Instant | null;
  readonly proposer: PersonId;
  /** Whoever wrote it in the proposer's name, where that is somebody else. */
  readonly author?: PersonId;
  /** Absent where it grew out of nothing that was said about another change. */
  readonly grewOutOf?: Origin;
  readonly plan: Plan;
  readonly revision: Revision;
  readonly accepted: boolean;
  /** `countered`: the owner has proposed something else, and the proposer has the ball. */
  readonly intake: { readonly dueAt: Instant | null; readonly overdue: boolean; readonly countered: boolean };
  readonly gates: Readonly<Record<string, GateState>>;
  readonly requests: Readonly<Record<string, RequestState>>;
  readonly objections: Readonly<Record<string, ObjectionState>>;
  readonly work: Readonly<Record<string, WorkState>>;
  readonly buildAccepted: boolean;
  readonly waves: Readonly<Record<string, WaveState>>;
  readonly targets: Readonly<Record<string, TargetState>>;
  readonly reinforcements: Readonly<Record<string, ReinforcementState>>;
  /** By group. */
  readonly suggestions?: Readonly<Record<string, SuggestionState>>;
  readonly feedback?: Readonly<Record<string, FeedbackState>>;
  readonly closing: boolean;
  readonly outcome: Outcome | null;
  /** Absent before the first. */
  readonly audits?: Readonly<Record<string, AuditState>>;
  readonly reviews?: Readonly<Record<string, ReviewState>>;
  /** Ids of the entries that say how much is spent so far. */
  readonly spent?: Readonly<Partial<Record<"build" | "adoption", string>>>;
}

const emptyPlan: Plan = {
  tier: "standard",
  template: null,
  team: null,
  sponsor: null,
  owner: null,
  gates: [],
  workItems: [],
  trainings: [],
  waves: [],
  targets: [],
  missing: ["title"],
};

/** A change before its first event. */
export function unborn(key: string): ChangeState {
  return {
    key,
    seq: 0,
    stage: "draft",
    stageSince: 0,
    heldSince: null,
    proposer: "",
    plan: emptyPlan,
    revision: { number: 0, hash: "" },
    accepted: false,
    intake: { dueAt: null, overdue: false, countered: false },
    gates: {},
    requests: {},
    objections: {},
    work: {},
    buildAccepted: false,
    waves: {},
    targets: {},
    reinforcements: {},
    closing: false,
    outcome: null,
  };
}

/** The entry of a record under an id from outside; names that every object answers to are not entries. */
export function entryOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** Whether somebody stands behind the proposal, as proposer or as who wrote it in the proposer's name: they decide nothing about it. */
export function proposes({ proposer, author }: Pick<ChangeState, "proposer" | "author">, person: PersonId): boolean {
  return person === proposer || person === author;
}

export function isPast(state: ChangeState, stage: Stage): boolean {
  return stages.indexOf(state.stage) > stages.indexOf(stage);
}
