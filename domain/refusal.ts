/** Why a command was not carried out. The transport-free half of the error registry in `docs/errors.md`. */
export type RefusalCode =
  | "not_found"
  | "forbidden"
  | "incomplete"
  | "wrong_stage"
  | "on_hold"
  | "conflict"
  | "outdated"
  | "superseded"
  | "too_soon";

/** What somebody can meet who came by a link: their page says it in their language, by this name and not by its message. */
export type LinkRefusal =
  | "gate_decided"
  | "on_hold"
  | "others_first"
  | "not_yours"
  | "own_proposal"
  | "link_replaced"
  | "link_ended"
  | "text_changed"
  | "decision_needed"
  | "decided_already"
  | "own_address"
  | "to_proposer"
  | "came_from_them"
  | "asked_already"
  | "passed_on_twice"
  | "objection_settled"
  | "not_raiser"
  | "change_closed"
  | "feedback_over"
  | "answer_wanted"
  | "too_long"
  | "page_expired"
  | "audit_withdrawn"
  | "audit_finished"
  | "audit_unmarked"
  | "mark_wanted";

/** A refusal changes nothing. `message` says what happened and how to go on; `paths` name fields where there are any. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly message: string;
  readonly paths?: readonly string[];
  readonly why?: LinkRefusal;
}

export function refuse(refused: RefusalCode, message: string, paths?: readonly string[]): Refusal {
  return paths === undefined ? { refused, message } : { refused, message, paths };
}

/** As `refuse`, for what somebody can meet who came by a link. */
export function refuseByLink(
  why: LinkRefusal,
  refused: RefusalCode,
  message: string,
  paths?: readonly string[],
): Refusal {
  return { ...refuse(refused, message, paths), why };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}
