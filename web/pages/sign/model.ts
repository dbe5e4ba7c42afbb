import type { SignoffChoice } from "../../../domain/change/command.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { FieldError } from "../../kit/field.ts";
import type { Moment } from "../../kit/moment.ts";
import type { Diff, Rich } from "../../kit/rich.tsx";
import type { RequestStanding } from "../../kit/status.tsx";
import type { Unsent } from "../../kit/unsent.tsx";

/** What the link of one sign-off request shows. GET shows it, a form's POST decides. */
export type SignModel = Moment &
  (
    | {
        state: "open";
        letter: Letter;
        form: SignForm;
        passOn: PassOnForm;
        trouble?: SignTrouble | undefined;
        /** Shown to whoever writes the proposal, before anybody is asked: nothing on it does anything. */
        isRehearsal?: true;
      }
    /** What was said and stands. `form` while it may still be changed. */
    | {
        state: "decided";
        letter: Letter;
        decision: OwnDecision;
        form?: SignForm | undefined;
        passOn?: PassOnForm | undefined;
        close?: CloseForm | undefined;
        trouble?: SignTrouble | undefined;
      }
    /** Others are asked first. */
    | ({ state: "waiting"; letter: Letter } & Unsent)
    /** Nothing is asked any more. */
    | ({ state: "closed"; letter: Letter; why: ClosedWhy; decision?: OwnDecision | undefined } & Unsent)
    /** The link was good and is no more; a newer one is only ever mailed. */
    | ({ state: "void" } & VoidLinkModel & Unsent)
    | ({ state: "unknown" } & Unsent)
  );

export interface VoidLinkModel {
  kind: "replaced" | "revoked" | "revised" | "passed_on" | "expired";
  key: string;
  title: string;
  /** Whom to ask; absent when the name was erased. */
  owner?: string | undefined;
  /** Whether a decision of this person is open now, by another link. */
  isAskedNow: boolean;
  /** Who decides instead, once it was passed on. */
  holder?: string | undefined;
  /** For one that has ended. */
  ended?: EndedLink | undefined;
}

/** A link that worked for as long as it was to; its form has a fresh one mailed. */
export interface EndedLink {
  until?: number | undefined;
  /** What its person said stands; a fresh link is only needed to change it. */
  isDecided: boolean;
  action: string;
  nonce: string;
  /** Why none was sent when they asked. */
  trouble?: NoticeModel | undefined;
}

export interface SignForm {
  /** URL the form is posted to: the link itself. */
  action: string;
  nonce: string;
  /** Who answers questions and counter-proposals; `null` when the name is erased. */
  owner: string | null;
  /** Whose decision is required cannot abstain. */
  canAbstain: boolean;
  /** A decline of this person decides the gate. */
  declineDecides: boolean;
  /** What was typed before, kept when something went wrong. */
  decision?: SignoffChoice | undefined;
  reason?: string | undefined;
  condition?: string | undefined;
  errors: readonly FieldError[];
  code?: CodeAsk | undefined;
}

/** At a gate that wants more than a link. `isAsked`: there is a code to type. */
export interface CodeAsk {
  isAsked: boolean;
  typed?: string | undefined;
}

/** "Not mine, ask somebody else". */
export interface PassOnForm {
  action: string;
  nonce: string;
  to?: string | undefined;
  note?: string | undefined;
  error?: string | undefined;
  noteError?: string | undefined;
  code?: CodeAsk | undefined;
}

/** Closes a condition or concern of the reader's own. */
export interface CloseForm {
  action: string;
  nonce: string;
  objection: string;
  kind: "condition" | "concern";
  code?: CodeAsk | undefined;
}

/** Why an earlier attempt is not known to be recorded. The input is kept in every case. */
export type SignTrouble =
  | { kind: "expired" }
  | { kind: "revised"; revision: number }
  | { kind: "notRecorded"; requestId: string; retryAfterSeconds?: number | undefined }
  | { kind: "refused"; message: string }
  /** A code is wanted as well; `tone` is `plain` where all goes as it should. */
  | { kind: "code"; tone: "plain" | "risk"; title: string; text: string };

export type ClosedWhy =
  | { kind: "gateDecided"; at: number; outcome: "approved" | "declined"; sentence: string }
  | { kind: "gateWithdrawn"; at: number; sentence?: string | undefined }
  | { kind: "changeEnded"; at: number; sentence: string }
  | { kind: "onHold"; at: number; sentence?: string | undefined };

export interface OwnDecision {
  decision: SignoffChoice | "consented_by_silence";
  at: number;
  revision: number;
  reason?: string | undefined;
  /** Who owes an answer to a question or counter-proposal; the reader's clock stands still meanwhile. `null`: the name is erased. */
  answerFrom?: string | null | undefined;
  /** A condition or concern that somebody with authority overruled. */
  overruled?: { kind: "condition" | "concern"; by: string | null; because?: string | undefined } | undefined;
  /** What happens now, such as "Two more people decide." */
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
  /** The deadline as a file for their calendar. */
  calendar?: { href: string; label: string } | undefined;
  /** The day on which it matters, when that is another than the due date. */
  neededBy?: { at: number; reason: string } | undefined;
  /** What is proposed; as a diff when this person has approved an earlier revision. */
  what: string | Diff;
  /** The other parts that read otherwise than the text this person saw before. */
  changes: readonly { part: string; diff: Diff }[];
  /** What owner and proposer agreed on at intake, in a sentence. */
  agreed?: string | undefined;
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
  /** For whom the reader decides, once it was passed on to them. */
  decidesFor?: { who: string; passedOnBy: string; note?: string | undefined; isAway?: boolean | undefined } | undefined;
  /** What was asked and answered at this gate, oldest first. */
  conversation: readonly Remark[];
  /** What happened since the reader was last here and has to be known before deciding. */
  news?: { title: string; text: string; link?: "conversation" } | undefined;
  /** Everything else that is signed, part by part. */
  whole: readonly { part: string; text: string }[];
  /** No money is planned for adoption. */
  isUnfunded: boolean;
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
  /** "Must agree, asked second". */
  weight?: string | undefined;
}

/** One thing said in the conversation of a gate. */
export interface Remark {
  who: string;
  /** "asked", "answered", "proposed something else". */
  did: string;
  at: number;
  /** Absent when its author was erased. */
  text?: string | undefined;
  isAnswer: boolean;
}
