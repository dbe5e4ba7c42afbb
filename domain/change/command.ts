import type { AuditDraw, AuditResult } from "./audit.ts";
import type { TargetReading } from "./reading.ts";
import type { Origin } from "./origin.ts";
import type { Instant, PersonId, Plan, Revision } from "./plan.ts";
import type { StuckGroup, SuggestionAnswer } from "./stuck-group.ts";

/** Who acts. A link acts for one person, a key for a program, `system` is the workflow itself. */
export type Actor =
  | { readonly kind: "person"; readonly person: PersonId }
  | { readonly kind: "link"; readonly person: PersonId }
  | { readonly kind: "key"; readonly key: string; readonly person: PersonId | null }
  | { readonly kind: "system" };

/** A text kept in PostgreSQL: its row, and a salted commitment that survives the row's erasure. */
export interface TextRef {
  readonly id: string;
  readonly commitment: string;
}

/**
 * What a person asked can say. `ask`: they need to know something first; `concern`: a named, blocking one; `counter`: they propose
 * something else; `abstain`: they take no part.
 */
export const signoffChoices = [
  "approve",
  "approve_with_condition",
  "ask",
  "concern",
  "counter",
  "decline",
  "abstain",
] as const;
export type SignoffChoice = (typeof signoffChoices)[number];
export type WorkState = "open" | "doing" | "done" | "dropped";

/** What people and programs ask of a change. `byCode`: by link, and confirmed with a code mailed to that person. */
export type PublicCommand =
  | {
      readonly type: "create";
      readonly proposer: PersonId;
      readonly plan: Plan;
      readonly revision: Revision;
      readonly grewOutOf?: Origin;
    }
  | {
      readonly type: "edit";
      readonly plan: Plan;
      readonly revision: Revision;
      readonly basedOn: number;
      /** Whether what people approve is another thing now. Only asked while they are asked. */
      readonly material: boolean;
    }
  | { readonly type: "submit" }
  | { readonly type: "accept" }
  | { readonly type: "decline"; readonly reason: TextRef }
  | { readonly type: "counter"; readonly what: TextRef; readonly tradeOff: TextRef; readonly when: Instant | null }
  | { readonly type: "accept-counter"; readonly plan: Plan; readonly revision: Revision; readonly basedOn: number }
  /** `tells`: who has a part in it hears of it. Orders of before it told nobody, and running histories hold no such message. */
  | { readonly type: "revise"; readonly tells?: true }
  | { readonly type: "withdraw"; readonly reason: TextRef; readonly tells?: true }
  | { readonly type: "hold"; readonly reason: TextRef; readonly tells?: true }
  | { readonly type: "resume"; readonly tells?: true }
  | {
      readonly type: "hand-over";
      readonly role: "owner" | "sponsor";
      readonly to: PersonId;
      readonly reason: TextRef | null;
    }
  | {
      readonly type: "decide";
      readonly request: string;
      readonly generation: number;
      readonly choice: SignoffChoice;
      readonly reason: TextRef | null;
      readonly shownHash: string;
      readonly byCode?: true;
    }
  | {
      readonly type: "delegate";
      readonly request: string;
      readonly generation: number;
      readonly to: PersonId;
      readonly team: string | null;
      readonly reason: TextRef | null;
      readonly byCode?: true;
    }
  | { readonly type: "answer"; readonly request: string; readonly text: TextRef }
  | { readonly type: "close-objection"; readonly objection: string; readonly byCode?: true }
  | { readonly type: "overrule"; readonly objection: string; readonly by: PersonId | null; readonly reason: TextRef }
  /** Asked for by the person whose link has ended. */
  | { readonly type: "renew"; readonly request: string; readonly generation: number }
  | { readonly type: "resend"; readonly request: string }
  /** A word of the requester's own to somebody who has not answered. `nextAt`: the next one is possible from then on. */
  | { readonly type: "nudge"; readonly request: string; readonly nextAt: Instant }
  | { readonly type: "revoke"; readonly request: string }
  | { readonly type: "add-work-item"; readonly item: string }
  | { readonly type: "set-work-item"; readonly item: string; readonly state: WorkState }
  | { readonly type: "accept-build" }
  | {
      readonly type: "launch";
      readonly wave: string;
      readonly launchAt: Instant | null;
      readonly untrained: number;
      readonly override: TextRef | null;
      /** The freeze it falls into; the reason to launch all the same is the override. */
      readonly despite?: string;
    }
  /** By the manager whose group stands still. */
  | {
      readonly type: "answer-suggestion";
      readonly suggestion: string;
      readonly answer: SuggestionAnswer;
      readonly reason: TextRef | null;
    }
  /** `sample`: how many of the people it reaches; `null` asks everybody. */
  | { readonly type: "ask-feedback"; readonly until: Instant; readonly sample: number | null }
  | { readonly type: "close-feedback"; readonly round: string }
  | { readonly type: "reinforcement-done"; readonly reinforcement: string; readonly note: TextRef }
  /** What was drawn for somebody to look at. The items themselves are kept where they can be erased. */
  | {
      readonly type: "draw-audit";
      readonly audit: string;
      readonly target: string;
      readonly reviewer: PersonId;
      readonly draw: AuditDraw;
    }
  | { readonly type: "finish-audit"; readonly audit: string; readonly result: AuditResult }
  | { readonly type: "drop-audit"; readonly audit: string; readonly reason: TextRef }
  | { readonly type: "close"; readonly reason: TextRef }
  | {
      readonly type: "review";
      readonly subject: string;
      /** Whom it belongs to from now on; `null` leaves it where it is. */
      readonly owner: PersonId | null;
      readonly nextAt: Instant;
      readonly note: TextRef | null;
    }
  /** `entry`: the amount spent so far, kept where it can be erased. */
  | { readonly type: "spend"; readonly part: "build" | "adoption"; readonly entry: TextRef };

/** What the change's own activities found out. */
export type InternalCommand =
  | {
      readonly type: "gate-deadlines";
      readonly gate: string;
      readonly requests: readonly string[];
      readonly remindAt: readonly Instant[];
      readonly dueAt: Instant;
      readonly escalateAt: Instant;
      readonly linkUntil?: Instant;
    }
  | {
      readonly type: "absent";
      readonly request: string;
      readonly generation: number;
      readonly substitute: PersonId;
      readonly team: string | null;
    }
  | { readonly type: "intake-deadline"; readonly dueAt: Instant }
  | { readonly type: "delivery-failed"; readonly message: string; readonly person: PersonId }
  | { readonly type: "measured"; readonly asOf: Instant; readonly readings: readonly TargetReading[] }
  /** A group is told about once in `everyMs` at most; of a group named twice the first counts. */
  | { readonly type: "groups-stuck"; readonly groups: readonly StuckGroup[]; readonly everyMs: number };

export type Command = PublicCommand | InternalCommand;

/** A command with the id under which it counts once, however often it arrives. */
export interface Order {
  readonly id: string;
  readonly actor: Actor;
  /** That a message came back is found out by the change's own activities, and also later, by whoever takes returned mail. */
  readonly command: PublicCommand | Extract<InternalCommand, { type: "delivery-failed" }>;
}
