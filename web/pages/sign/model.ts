import type { FieldError } from "../../kit/field.ts";
import type { Moment } from "../../kit/moment.ts";
import type { Diff, Rich } from "../../kit/rich.tsx";
import type { RequestStanding } from "../../kit/status.tsx";

/** What the link of one sign-off request shows. GET shows it, the form's POST decides. */
export type SignModel = Moment &
  (
    | { state: "open"; letter: Letter; form: SignForm; trouble?: SignTrouble | undefined }
    /** The decision that stands. `form` while it may still be changed. */
    | {
        state: "decided";
        letter: Letter;
        decision: OwnDecision;
        form?: SignForm | undefined;
        trouble?: SignTrouble | undefined;
      }
    /** Nothing is asked any more. */
    | { state: "closed"; letter: Letter; why: ClosedWhy; decision?: OwnDecision | undefined }
    /** The link was good and is no more; a newer one is only ever mailed. */
    | ({ state: "void" } & VoidLinkModel)
    | { state: "unknown" }
  );

export interface VoidLinkModel {
  kind: "replaced" | "revoked" | "revised";
  key: string;
  title: string;
  /** Whom to ask; absent when the name was erased. */
  owner?: string | undefined;
  /** Whether a decision of this person is open now, by another link. */
  isAskedNow: boolean;
}

export type SignDecision = "approve" | "decline";

export interface SignForm {
  /** URL the form is posted to: the link itself. */
  action: string;
  nonce: string;
  /** What was typed before, kept when something went wrong. */
  decision?: SignDecision | undefined;
  reason?: string | undefined;
  errors: readonly FieldError[];
}

/** Why an earlier attempt is not known to be recorded. The input is kept in every case. */
export type SignTrouble =
  | { kind: "expired" }
  | { kind: "revised"; revision: number }
  | { kind: "notRecorded"; requestId: string; retryAfterSeconds?: number | undefined }
  | { kind: "refused"; message: string };

export type ClosedWhy =
  | { kind: "gateDecided"; at: number; outcome: "approved" | "declined"; sentence: string }
  | { kind: "gateWithdrawn"; at: number; sentence?: string | undefined }
  | { kind: "changeEnded"; at: number; sentence: string }
  | { kind: "onHold"; at: number; sentence?: string | undefined };

export interface OwnDecision {
  decision: SignDecision;
  at: number;
  revision: number;
  reason?: string | undefined;
  /** What happens now, such as "The owner was told. Two more people decide." */
  next?: string | undefined;
}

export interface Letter {
  key: string;
  revision: number;
  gate: string;
  title: string;
  /** Role or name of the person asked. */
  forWhom: string;
  askedBy: string;
  onBehalfOf?: string | undefined;
  askedAt: number;
  dueAt?: number | undefined;
  /** The day on which it matters, when that is another than the due date. */
  neededBy?: { at: number; reason: string } | undefined;
  /** What is proposed; as a diff when this person has approved an earlier revision. */
  what: string | Diff;
  whatNote?: string | undefined;
  why: string;
  asks: readonly string[];
  /** How we will know it is used: one sentence a target. */
  targets: readonly Rich[];
  /** Effect of silence, with its dates. */
  silence: string;
  /** "All five must agree." */
  rule: string;
  others: readonly Decider[];
  /** Fingerprint of what is shown here. */
  hash: string;
  moreWaiting?: { count: number; action: string; hidden?: Readonly<Record<string, string>> } | undefined;
  linkUntil?: number | undefined;
}

export interface Decider {
  /** "You" for the reader. */
  who: string;
  standing: RequestStanding;
  at?: number | undefined;
  reason?: string | undefined;
}
