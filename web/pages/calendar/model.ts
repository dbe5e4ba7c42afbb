import type { Field, FieldError } from "../../kit/field.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";

/** What lies ahead, by month: launches, freezes and deadlines. */
export interface CalendarModel {
  frame: ConsoleFrame;
  month: {
    id: string;
    title: string;
    earlierHref: string;
    laterHref: string;
    todayHref: string;
    days: readonly DayModel[];
  };
  filter: { team: string; teams: readonly { id: string; name: string }[] };
  freezes: readonly FreezeLine[];
  /** Freezing a period, for who may; with a preview once it was typed. */
  freeze?: { fields: readonly Field[]; isOpen: boolean; preview?: FreezePreview | undefined } | undefined;
  errors: readonly FieldError[];
  /** The reader's own calendar addresses; undefined for programs that are nobody's. */
  feeds?: readonly FeedLine[] | undefined;
  feedFields: readonly Field[];
  /** An address that was just made, shown this once. */
  madeUrl?: string | undefined;
}

export interface DayModel {
  id: string;
  number: number;
  /** An instant of the day, epoch milliseconds. */
  at: number;
  isInMonth: boolean;
  isToday: boolean;
  isFrozen: boolean;
  inTable: readonly EntryModel[];
  inList: readonly EntryModel[];
}

export interface EntryModel {
  word: string;
  tone: "plain" | "adopted" | "risk" | "lapsed" | "freeze";
  title: string;
  part?: string | undefined;
  time: string;
  href: string;
}

export interface LaunchLine {
  href: string;
  title: string;
  from: string;
  to: string;
}

export interface FreezeLine {
  id: string;
  name: string;
  reason: string;
  span: string;
  whose: string;
  /** Launches still planned inside it. */
  launches: readonly LaunchLine[];
}

export interface FreezePreview {
  name: string;
  launches: readonly LaunchLine[];
  hidden: Readonly<Record<string, string>>;
}

export interface FeedLine {
  id: string;
  name: string;
  shows: string;
  made: string;
}
