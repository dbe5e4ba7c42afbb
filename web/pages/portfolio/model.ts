import type { BulletModel } from "../../kit/bullet.tsx";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { Rich } from "../../kit/rich.tsx";
import type { StageName } from "../../kit/stage.tsx";
import type { Status } from "../../kit/status.tsx";

/** The four groups, worst first, and what ended without a launch (shown only when there is some). */
export type PortfolioGroup = "delivered" | "early" | "moving" | "adopted" | "ended";

/** One of the three sentences on top: the worst loss, the worst wait, the worst blindness. */
export interface PortfolioSentence {
  kind: "loss" | "wait" | "blind" | "good";
  say: Rich;
  link: { label: string; href: string };
}

export interface PortfolioRow {
  group: PortfolioGroup;
  key: string;
  href: string;
  title: string;
  team: string;
  status: Status;
  stage: StageName;
  /** First launch: days since are shown. */
  launchedAt?: number | undefined;
  plannedLaunchAt?: number | undefined;
  /** Instead of the launch, such as "third in the queue". */
  stageNote?: string | undefined;
  /** The target furthest from its threshold; absent for a change without one. */
  use?: BulletModel | undefined;
  /** Of those who tried. "unknown" without trustworthy data, "none" before anybody could. */
  lapsed: { lapsed: number; tried: number } | "unknown" | "none";
  evidence: Evidence;
  next: NextDecision;
  /** A risk that is seen before it happens, such as no money for adoption. */
  warning?: string | undefined;
}

export interface Evidence {
  /** Event time of the newest accepted event. */
  watermark?: number | undefined;
  source?: string | undefined;
  limitDays?: number | undefined;
  isStale?: boolean | undefined;
  /** The change is closed: evidence is as of then. */
  closedAt?: number | undefined;
}

export interface NextDecision {
  /** Verb with its object, such as "Sign off wave 2"; "None" when nothing is to be decided. */
  decision: string;
  whose?: string | undefined;
  dueAt?: number | undefined;
  /** How long they have had the ball, in working days, and their SLA. */
  waitedDays?: number | undefined;
  slaDays?: number | undefined;
  note?: string | undefined;
}

export interface PortfolioModel {
  frame: ConsoleFrame;
  /** There is no change at all: shows the first-run page. */
  isEmpty: boolean;
  sentences: readonly PortfolioSentence[];
  filter: PortfolioFilterModel;
  /** The rows of this page, each group in its order: overdue decision first, then gap. */
  rows: readonly PortfolioRow[];
  /** Where the next page is, and, on a later one, the first. */
  next?: string | undefined;
  first?: string | undefined;
  csvHref?: string | undefined;
  /** Present when the demo can be started from here. */
  demo?: { action: string; hidden?: Readonly<Record<string, string>>; isRunning: boolean } | undefined;
  /** Said under the table, such as what the demo's numbers cannot show. */
  footnote?: string | undefined;
}

export interface PortfolioFilterModel {
  status: PortfolioGroup | "all";
  query: string;
  /** Id of a team and of a person; empty for all. */
  team: string;
  owner: string;
  stage: string;
  teams: readonly Named[];
  owners: readonly Named[];
  isNarrowed: boolean;
  /** Of all pages, by what the rest of the filter leaves over. */
  counts: Readonly<Record<PortfolioGroup, number>>;
  hrefs: Readonly<Partial<Record<PortfolioGroup | "all", string>>>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}
