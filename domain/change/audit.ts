import type { AuditCounts } from "../adoption/audit.ts";
import type { Instant } from "./plan.ts";

/** How a sample was drawn: whoever has the same evidence can draw it again. Nothing in it says who. */
export interface AuditDraw {
  readonly of: "actions" | "people";
  /** `[from, until)`. */
  readonly from: Instant;
  readonly until: Instant;
  readonly candidates: number;
  readonly size: number;
  readonly seed: string;
  /** A salted commitment to the candidates, and to what was drawn of them. */
  readonly commitment: string;
}

/** `commitment`: salted, to every single mark. */
export interface AuditResult extends AuditCounts {
  readonly commitment: string;
}
