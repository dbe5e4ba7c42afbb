import type { AuditDraw, AuditResult } from "./audit.ts";
import type { Actor, SignoffChoice, TextRef, WorkState } from "./command.ts";
import type { Origin } from "./origin.ts";
import type { Instant, PersonId, Plan, Revision } from "./plan.ts";
import type { StuckGroup, SuggestionAnswer } from "./stuck-group.ts";
import type { Verdict } from "./reading.ts";
import type { Outcome, RequestState, Stage } from "./state.ts";

export interface OpenedRequest {
  readonly id: string;
  readonly person: PersonId;
  readonly team: string | null;
  readonly required?: true;
  readonly veto?: true;
  /** Asked in this group of the gate; without it in the first. */
  readonly order?: number;
}

/** Every fact about a change. The union is the audit vocabulary: additions are fine, renames are not. */
export type Fact =
  | {
      readonly type: "change.created";
      readonly proposer: PersonId;
      readonly plan: Plan;
      readonly revision: Revision;
      readonly grewOutOf?: Origin;
    }
  | { readonly type: "change.edited"; readonly plan: Plan; readonly revision: Revision; readonly material: boolean }
  | { readonly type: "change.submitted"; readonly revision: Revision; readonly to: "intake" | "alignment" }
  | { readonly type: "change.accepted" }
  | { readonly type: "change.declined"; readonly reason: TextRef }
  /** "Not this way, but that": what, by when, and what it costs to have it so. */
  | {
      readonly type: "change.countered";
      readonly what: TextRef;
      readonly tradeOff: TextRef;
      readonly when: Instant | null;
    }
  | { readonly type: "change.counter-accepted" }
  /** `tells`: who hears of it, besides whoever did it. */
  | { readonly type: "change.returned"; readonly tells?: readonly PersonId[] }
  | { readonly type: "change.withdrawn"; readonly reason: TextRef; readonly tells?: readonly PersonId[] }
  | { readonly type: "change.held"; readonly reason: TextRef; readonly tells?: readonly PersonId[] }
  | { readonly type: "change.resumed"; readonly tells?: readonly PersonId[] }
  | {
      readonly type: "change.handed-over";
      readonly role: "owner" | "sponsor";
      readonly from: PersonId | null;
      readonly to: PersonId;
      readonly reason: TextRef | null;
    }
  | { readonly type: "stage.entered"; readonly stage: Stage }
  | { readonly type: "intake.deadline-set"; readonly dueAt: Instant }
  | { readonly type: "intake.overdue"; readonly dueAt: Instant }
  | {
      readonly type: "gate.opened";
      readonly gate: string;
      readonly revision: Revision;
      readonly requests: readonly OpenedRequest[];
    }
  | {
      readonly type: "gate.deadlines-set";
      readonly gate: string;
      readonly requests: readonly string[];
      readonly remindAt: readonly Instant[];
      readonly dueAt: Instant;
      readonly escalateAt: Instant;
      /** Until when their links work. */
      readonly linkUntil?: Instant;
    }
  | { readonly type: "gate.group-opened"; readonly gate: string; readonly requests: readonly string[] }
  | {
      readonly type: "gate.reminded";
      readonly gate: string;
      /** Place of the clock that ran down among the gate's clocks. */
      readonly clock: number;
      readonly requests: readonly string[];
      readonly count: number;
    }
  | {
      readonly type: "gate.overdue";
      readonly gate: string;
      readonly clock: number;
      readonly requests: readonly string[];
      readonly dueAt: Instant;
    }
  | {
      readonly type: "gate.escalated";
      readonly gate: string;
      readonly clock: number;
      readonly requests: readonly string[];
      readonly dueAt: Instant;
    }
  /** Links of people who still have to decide end in a week. */
  | { readonly type: "gate.links-ending"; readonly gate: string; readonly requests: readonly string[] }
  | { readonly type: "gate.links-ended"; readonly gate: string; readonly requests: readonly string[] }
  /** The text was changed in what matters: earlier decisions are stale, everybody is asked again. */
  | {
      readonly type: "gate.reopened";
      readonly gate: string;
      readonly revision: Revision;
      readonly requests: readonly OpenedRequest[];
    }
  | { readonly type: "gate.approved"; readonly gate: string }
  | { readonly type: "gate.declined"; readonly gate: string }
  | { readonly type: "gate.closed"; readonly gate: string }
  | {
      readonly type: "request.decided";
      readonly request: string;
      readonly gate: string;
      readonly person: PersonId;
      readonly choice: SignoffChoice;
      readonly reason: TextRef | null;
      readonly shownHash: string;
      readonly replaces: RequestState["choice"];
      /** Confirmed with a code mailed to the person. */
      readonly byCode?: true;
    }
  | {
      readonly type: "request.consented-by-silence";
      readonly request: string;
      readonly gate: string;
      readonly person: PersonId;
      readonly dueAt: Instant;
    }
  | {
      readonly type: "request.delegated";
      readonly request: string;
      readonly gate: string;
      readonly from: PersonId;
      readonly to: PersonId;
      readonly team: string | null;
      readonly generation: number;
      readonly because: "asked" | "absent";
      readonly reason: TextRef | null;
      readonly byCode?: true;
    }
  /** Somebody was reminded by hand. It is work that is nowhere else on record. */
  | {
      readonly type: "request.nudged";
      readonly request: string;
      readonly gate: string;
      readonly person: PersonId;
      /** Who reminded them; `null` when a program did for nobody by name. */
      readonly by: PersonId | null;
      readonly nextAt: Instant;
    }
  | {
      readonly type: "request.answered";
      readonly request: string;
      readonly gate: string;
      readonly to: "ask" | "counter";
      readonly text: TextRef;
    }
  | {
      readonly type: "objection.raised";
      readonly objection: string;
      readonly kind: "condition" | "concern";
      readonly request: string;
      readonly gate: string;
      readonly raiser: PersonId;
      readonly owner: PersonId;
      readonly text: TextRef;
    }
  | {
      readonly type: "objection.closed";
      readonly objection: string;
      readonly gate: string;
      readonly request: string;
      readonly by: PersonId;
      /** The raiser is asked again: a concern that is settled is no approval yet. */
      readonly reopens: boolean;
      readonly byCode?: true;
    }
  | {
      readonly type: "objection.overruled";
      readonly objection: string;
      readonly gate: string;
      readonly request: string;
      readonly by: PersonId;
      readonly reason: TextRef;
      /** A key that is nobody's did it in this person's name: they are told. */
      readonly inName?: true;
    }
  | {
      readonly type: "request.reissued";
      readonly request: string;
      readonly gate: string;
      readonly generation: number;
      readonly linkUntil?: Instant;
    }
  | { readonly type: "request.revoked"; readonly request: string; readonly gate: string; readonly generation: number }
  | { readonly type: "work.added"; readonly item: string }
  | { readonly type: "work.moved"; readonly item: string; readonly from: WorkState; readonly to: WorkState }
  | { readonly type: "build.accepted" }
  | {
      readonly type: "wave.scheduled";
      readonly wave: string;
      readonly launchAt: Instant;
      readonly untrained: number;
      readonly override: TextRef | null;
      readonly despite?: string;
    }
  | {
      readonly type: "wave.launched";
      readonly wave: string;
      readonly launchedAt: Instant;
      readonly untrained: number;
      readonly override: TextRef | null;
      readonly despite?: string;
    }
  | {
      readonly type: "target.verdict-changed";
      readonly target: string;
      readonly asOf: Instant;
      readonly from: Verdict | null;
      readonly to: Verdict;
      readonly rate: number | null;
      readonly counted: number;
      readonly judged: number;
      readonly reachedAt: Instant | null;
    }
  | { readonly type: "target.fell"; readonly target: string; readonly fellAt: Instant }
  | {
      readonly type: "target.concluded";
      readonly target: string;
      readonly asOf: Instant;
      readonly verdict: Verdict;
      readonly rate: number | null;
      readonly counted: number;
      readonly judged: number;
      readonly reachedAt: Instant | null;
      readonly waves: readonly Verdict[];
    }
  | {
      readonly type: "reinforcement.opened";
      readonly reinforcement: string;
      readonly target: string;
      readonly owner: PersonId;
      readonly dueAt: Instant;
    }
  | { readonly type: "reinforcement.done"; readonly reinforcement: string; readonly note: TextRef }
  | { readonly type: "reinforcement.overdue"; readonly reinforcement: string; readonly dueAt: Instant }
  | ({ readonly type: "suggestion.made"; readonly suggestion: string } & StuckGroup)
  | {
      readonly type: "suggestion.answered";
      readonly suggestion: string;
      readonly group: string;
      readonly answer: SuggestionAnswer;
      readonly reason: TextRef | null;
    }
  | {
      readonly type: "feedback.asked";
      readonly round: string;
      readonly until: Instant;
      /** How many people; `null`: everybody. */
      readonly sample: number | null;
    }
  | { readonly type: "feedback.closed"; readonly round: string }
  | {
      readonly type: "audit.drawn";
      readonly audit: string;
      readonly target: string;
      readonly reviewer: PersonId;
      readonly draw: AuditDraw;
    }
  | {
      readonly type: "audit.finished";
      readonly audit: string;
      readonly target: string;
      readonly result: AuditResult;
    }
  | { readonly type: "audit.dropped"; readonly audit: string; readonly target: string; readonly reason: TextRef }
  | { readonly type: "closing.asked"; readonly reason: TextRef }
  | { readonly type: "change.closed"; readonly outcome: Outcome }
  | {
      readonly type: "review.kept";
      readonly subject: string;
      readonly owner: PersonId | null;
      readonly nextAt: Instant;
      readonly note: TextRef | null;
    }
  | { readonly type: "budget.spent"; readonly part: "build" | "adoption"; readonly entry: TextRef }
  | { readonly type: "delivery.failed"; readonly message: string; readonly person: PersonId };

/** A fact with its place in the change's history. `at` is workflow time; `seq` starts at 1 and has no holes. */
export interface ChangeEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly fact: Fact;
}
