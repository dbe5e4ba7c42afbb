import type { Digest } from "../../app/digest/digest.ts";
import type { MailParts } from "./parts.ts";
import type { SlackMessage } from "../../lib/chat/slack.ts";
import type { Card } from "../../lib/chat/teams.ts";
import type { Outcome } from "../../domain/change/state.ts";
import type { Moment } from "../kit/moment.ts";

/** What every message says about its change and its sender. */
export interface MailFrame extends Moment {
  key: string;
  revision: number;
  /** Title of the change. */
  title: string;
  /** Name or role of the reader. */
  to: string;
  /** The head of the change's record when the message was written: whoever keeps the message holds an anchor of it. */
  record?: { seq: number; hash: string } | undefined;
  /** The organisation, as in "Sent by Takehold for Example Company". */
  organisation?: string | undefined;
}

/** The messages Takehold sends. Each leads to one page; no decision can be taken from the message itself. */
export type MailModel = ChangeMail | OwnPageMail | ChannelTestMail | DigestMail;

/** What is said about one change. */
export type ChangeMail =
  | RequestMail
  | ReminderMail
  | EscalationMail
  | GateResultMail
  | NoteMail
  | IntakeMail
  | IntakeResultMail
  | TrainingMail
  | ReinforcementMail
  | OutcomeMail
  | StepUpMail;

/** The code for a gate that wants more than a link. */
export interface StepUpMail extends MailFrame {
  kind: "stepUp";
  link: string;
  gate: string;
  code: string;
  until: number;
}

/** The link of the page with everything that waits for the reader. */
export interface OwnPageMail extends Moment {
  kind: "ownPage";
  link: string;
  to: string;
  /** How many sign-off requests wait. */
  waiting: number;
  /** When the link ends. */
  until: number;
  organisation?: string | undefined;
}

/** Whether messages arrive where somebody wants to be written to. */
export interface ChannelTestMail extends Moment {
  kind: "channelTest";
  link: string;
  to: string;
  organisation?: string | undefined;
}

/** What a week brought, of all changes or of those that the reader runs. */
export interface DigestMail extends Moment {
  kind: "digest";
  /** The console. */
  link: string;
  /** The page that stops it. */
  stop: string;
  to: string;
  digest: Digest;
  organisation?: string | undefined;
}

export interface ListedMail {
  title: string;
  gate: string;
  askedBy: string;
  dueAt: number | null;
  link: string;
}

export interface RequestMail extends MailFrame {
  kind: "request";
  link: string;
  /** Until when the link works. */
  linkUntil?: number | undefined;
  /** How many other requests wait for the reader. */
  alsoWaiting?: number | undefined;
  /** Further requests of the day, each with the reader's own link. */
  others?: readonly ListedMail[] | undefined;
  gate: string;
  askedBy: string;
  /** Role in which the reader decides. */
  asRole?: string | undefined;
  neededBy?: number | undefined;
  /** "2 approved. All five must agree". */
  decidedSoFar: string;
  /** What reads otherwise than the text the reader saw before, a line a part. */
  changed: readonly string[];
  /** Who passed the request on to the reader, and what they wrote with it. */
  forWhom?: string | undefined;
  /** Nobody passed it on: whom they decide for is away. */
  isAway?: boolean | undefined;
  note?: string | undefined;
  why: string;
  asks: readonly string[];
  /** Effect of silence, with its dates. */
  silence: string;
}

export interface ReminderMail extends MailFrame {
  kind: "reminder";
  link: string;
  linkUntil?: number | undefined;
  /** How many other requests wait for the reader. */
  alsoWaiting?: number | undefined;
  /** Further requests of the day, each with the reader's own link. */
  others?: readonly ListedMail[] | undefined;
  gate: string;
  askedBy: string;
  askedAt: number;
  dueAt?: number | undefined;
  /** 1 for the first. */
  count: number;
  waitedDays?: number | undefined;
  decidedSoFar: string;
  silence: string;
}

export interface EscalationMail extends MailFrame {
  kind: "escalation";
  /** The change page. */
  link: string;
  gate: string;
  dueAt: number;
  /** Who has not decided, and since when. */
  waitingFor: readonly { who: string; askedAt: number }[];
  effect: string;
}

export interface GateResultMail extends MailFrame {
  kind: "gateResult";
  link: string;
  /** Until when the link works, where it is a personal one. */
  linkUntil?: number | undefined;
  gate: string;
  outcome: "approved" | "declined";
  decisions: readonly { who: string; said: string; reason?: string | undefined }[];
  next: string;
}

/** A message between the people of a gate: what somebody said, in their words, and what can be done about it. */
export interface NoteMail extends MailFrame {
  kind: "note";
  link: string;
  subject: string;
  /** What happened, in a sentence. */
  intro: string;
  gate?: string | undefined;
  /** What to see at a glance, beside the gate. */
  facts?: MailParts["facts"] | undefined;
  /** Who said it, as "Lena Legal wrote". */
  quoted: string;
  /** `undefined` when nothing was written, or its author is erased. */
  quote?: string | undefined;
  /** Lines that say what happened in detail. */
  details?: readonly string[] | undefined;
  next: string;
  button: string;
  buttonNote: string;
  /** Why the reader gets it, a sentence: "You get this because …". */
  reason: string;
  /** Until when the link works, where it is a personal one. */
  linkUntil?: number | undefined;
}

export interface IntakeMail extends MailFrame {
  kind: "intake";
  link: string;
  /** `null`: the name is erased. */
  proposedBy: string | null;
  sentence: string;
  dueAt?: number | undefined;
  /** The answer is overdue, and the reader is the sponsor. */
  isLate: boolean;
  /** Its place and why, the team's capacity, the earliest honest date. */
  expect?:
    | {
        place: string;
        capacity: string;
        earliest: string;
        impossible?: string | undefined;
        neededBy?: string | undefined;
      }
    | undefined;
}

export interface IntakeResultMail extends MailFrame {
  kind: "intakeResult";
  link: string;
  /** Until when the link works, where it is a personal one. */
  linkUntil?: number | undefined;
  outcome: "accepted" | "declined";
  /** `null`: the name is erased. */
  by: string | null;
  reason?: string | undefined;
}

export interface TrainingMail extends MailFrame {
  kind: "training";
  link: string;
  linkUntil?: number | undefined;
  training: string;
  format: string;
  about: string;
  /** The dates that lie ahead, in order; `where` may be empty. */
  sessions?: readonly { startsAt: number; endsAt: number; where: string }[] | undefined;
  neededBy?: number | undefined;
}

export interface ReinforcementMail extends MailFrame {
  kind: "reinforcement";
  link: string;
  /** What fell, in one sentence with rate and n. */
  fell: string;
  dueAt: number;
  ask: string;
}

export interface OutcomeMail extends MailFrame {
  kind: "outcome";
  link: string;
  /** Until when the link works, where it is a personal one. */
  linkUntil?: number | undefined;
  outcome: Outcome;
  closedAt: number;
  /** One sentence a target, with rate and n. */
  targets: readonly string[];
  note?: string | undefined;
}

/** A picture that the HTML shows by `cid:NAME`. */
export interface MailPicture {
  readonly cid: string;
  readonly png: Uint8Array;
}

export interface RenderedMail {
  /** BCP 47 tag of what it is written in. */
  language: string;
  subject: string;
  text: string;
  html: string;
  chat: { slack: () => SlackMessage; teams: () => Card };
  pictures: readonly MailPicture[];
}
