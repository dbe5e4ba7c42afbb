import type { LinkRefusal } from "./refusal.ts";

/**
 * Everything that can go wrong, in words that belong to no transport. `docs/errors.md` has a section per code: what
 * happened and what to do. How a code travels (HTTP status, exit code) is decided where it leaves.
 */
export const codes = [
  "unauthenticated",
  "forbidden",
  "not_found",
  "invalid",
  "incomplete",
  "wrong_stage",
  "on_hold",
  "conflict",
  "outdated",
  "superseded",
  "too_soon",
  "unavailable",
] as const;
export type Code = (typeof codes)[number];

/** A field that is wrong or missing. `path` is dotted, as `targets.0.threshold`; empty for the whole input. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * The one error that use cases throw on purpose. Its message is written for the person who asked and may be shown;
 * nothing else may.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: Code;
  readonly errors: readonly FieldProblem[];
  /** Seconds after which to try again, for `unavailable`. */
  readonly retryAfterSeconds: number | null;
  /** For what somebody can meet who came by a link. */
  readonly why: LinkRefusal | null;

  constructor(
    code: Code,
    message: string,
    more: {
      readonly errors?: readonly FieldProblem[];
      readonly retryAfterSeconds?: number;
      readonly why?: LinkRefusal | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, "cause" in more ? { cause: more.cause } : undefined);
    this.code = code;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
    this.why = more.why ?? null;
  }
}

/** What is wrong with one field, said of it and of the whole. */
export function invalidField(path: string, message: string): Problem {
  return new Problem("invalid", message, { errors: [{ path, message }] });
}
