import type { Choice, FieldError } from "../../kit/field.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";

/** What is asked, as typed; the names of the address. */
export interface BehaviourForm {
  source: string;
  event: string;
  /** Filters in words, one a line. */
  where: string;
  population: string;
  period: string;
  k: string;
  m: string;
  w: string;
  timeZone: string;
}

/** A behaviour picked from events that came, and who would have qualified. */
export interface BehaviourModel {
  frame: ConsoleFrame;
  form: BehaviourForm;
  errors: readonly FieldError[];
  populations: readonly Choice[] | undefined;
  /** Names of events, most frequent first. */
  seen: readonly { source: string; event: string; count: number; lastAt: number; href: string }[];
  /** Of the event that was chosen. */
  properties?: { sampled: number; rows: readonly PropertyRow[] } | undefined;
  preview?: PreviewModel | undefined;
}

export interface PropertyRow {
  property: string;
  /** Share of the sampled events that have it, in [0, 1]. */
  share: number;
  /** Values to filter by, each with the address that adds it. */
  values: readonly { value: string; events: number; href: string }[];
  /** What there is beside these values, or of numbers from where to where. */
  rest: string;
}

/** `null` where fewer than five people would be told of. */
export type PreviewCounts = {
  judged: number | null;
  active: number | null;
  habitual: number | null;
  rate: number | null;
};

export interface PreviewModel {
  sentence: string;
  /** What a reader must know before relying on it. */
  notes: readonly string[];
  periods: readonly (PreviewCounts & { end: number })[];
  groups: readonly (PreviewCounts & { group: string })[];
  /** Opens the form of a new change with this behaviour filled in. */
  changeHref: string;
}
