import { namesOf } from "../../lib/names-of.ts";
import { Mark } from "./icon.tsx";
import type { MarkName } from "./shapes.ts";

/** How something stands. The shape and the word tell it; the colour only repeats it. */
export type StatusKind = "adopted" | "open" | "risk" | "lapsed" | "missed" | "unknown" | "early" | "idle" | "hold";

export interface Status {
  kind: StatusKind;
  /** Replaces the usual word, such as "Withdrawn" with kind "idle". */
  word?: string | undefined;
}

const looks: Record<StatusKind, { word: string; look: string }> = {
  adopted: { word: "Adopted", look: "adopted" },
  open: { word: "Open", look: "open" },
  risk: { word: "At risk", look: "risk" },
  lapsed: { word: "Lapsed", look: "lapsed" },
  missed: { word: "Missed", look: "lapsed" },
  unknown: { word: "Unknown", look: "unknown" },
  early: { word: "Too early to judge", look: "early" },
  idle: { word: "Not started", look: "idle" },
  hold: { word: "On hold", look: "idle" },
};

export const statusKinds = namesOf(looks);

export const StatusPill = ({ status }: { status: Status }) => {
  const { word, look } = looks[status.kind];
  return (
    <span class={`status ${look}`}>
      <Mark name={status.kind} />
      {status.word ?? word}
    </span>
  );
};

/** Where one person's part of a gate stands. */
export type RequestStanding =
  | "later"
  | "waiting"
  | "hasBall"
  | "approved"
  | "approvedWithCondition"
  | "consented"
  | "asked"
  | "countered"
  | "concern"
  | "declined"
  | "abstained"
  | "overruled"
  | "withdrawn";

const standings: Record<RequestStanding, { word: string; mark: MarkName; tone: string }> = {
  later: { word: "Others are asked first", mark: "early", tone: "idle" },
  waiting: { word: "Not decided yet", mark: "idle", tone: "idle" },
  hasBall: { word: "Has the ball", mark: "ball", tone: "adopted" },
  approved: { word: "Approved", mark: "adopted", tone: "adopted" },
  approvedWithCondition: { word: "Approved with a condition", mark: "condition", tone: "risk" },
  consented: { word: "Consented by silence", mark: "silence", tone: "idle" },
  asked: { word: "Asked a question", mark: "question", tone: "open" },
  countered: { word: "Proposed something else", mark: "question", tone: "risk" },
  concern: { word: "Raised a concern", mark: "concern", tone: "lapsed" },
  declined: { word: "Declined", mark: "missed", tone: "lapsed" },
  abstained: { word: "Abstained", mark: "idle", tone: "idle" },
  overruled: { word: "Overruled, counts neither way", mark: "idle", tone: "idle" },
  withdrawn: { word: "Not needed any more", mark: "idle", tone: "idle" },
};

export const standingNames = namesOf(standings);

export function standingLook(standing: RequestStanding): { word: string; mark: MarkName; tone: string } {
  return standings[standing];
}
