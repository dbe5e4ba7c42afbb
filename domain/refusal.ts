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

/** A refusal changes nothing. `message` says what happened and how to go on; `paths` name fields where there are any. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly message: string;
  readonly paths?: readonly string[];
}

export function refuse(refused: RefusalCode, message: string, paths?: readonly string[]): Refusal {
  return paths === undefined ? { refused, message } : { refused, message, paths };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}
