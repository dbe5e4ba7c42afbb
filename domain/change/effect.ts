import type { SignoffChoice } from "./command.ts";
import type { Instant, PersonId } from "./plan.ts";

/** What is to be done in the world because of a fact. Effects are data: they survive a restart and a continued run. */
export type Task =
  | { readonly do: "set-intake-deadline" }
  | { readonly do: "set-gate-deadlines"; readonly gate: string; readonly requests: readonly string[] }
  | { readonly do: "mail-intake"; readonly to: PersonId; readonly late: boolean }
  | { readonly do: "mail-request"; readonly request: string; readonly generation: number }
  | { readonly do: "mail-reminder"; readonly request: string; readonly generation: number; readonly count: number }
  | { readonly do: "mail-link-ending"; readonly request: string; readonly generation: number }
  | {
      readonly do: "mail-links-ended";
      readonly gate: string;
      readonly requests: readonly string[];
      readonly to: PersonId;
    }
  | { readonly do: "mail-nudge"; readonly request: string; readonly generation: number; readonly by: PersonId | null }
  | { readonly do: "mail-breach"; readonly request: string }
  | { readonly do: "mail-escalation"; readonly gate: string; readonly to: PersonId }
  | { readonly do: "mail-statement"; readonly request: string; readonly choice: SignoffChoice; readonly to: PersonId }
  | { readonly do: "mail-notice"; readonly request: string; readonly generation: number }
  | { readonly do: "mail-answer"; readonly request: string; readonly generation: number }
  | { readonly do: "mail-overruled"; readonly objection: string; readonly to: PersonId }
  | { readonly do: "mail-gate-result"; readonly gate: string; readonly approved: boolean; readonly to: PersonId }
  | { readonly do: "mail-counter"; readonly to: PersonId }
  /** To whoever proposed it: it arrived, by when it is answered, and what can be expected. */
  | { readonly do: "mail-received"; readonly to: PersonId }
  /** `gave`: the reader had the role until now. `reason`: the id of a text. */
  | {
      readonly do: "mail-hand-over";
      readonly role: "owner" | "sponsor";
      readonly gave: boolean;
      readonly other: PersonId | null;
      readonly reason: string | null;
      readonly to: PersonId;
    }
  | { readonly do: "mail-intake-result"; readonly accepted: boolean; readonly to: PersonId }
  /** It was withdrawn, put on hold or returned to draft. `reason`: the id of a text. */
  | {
      readonly do: "mail-stopped";
      readonly how: "withdrawn" | "held" | "returned";
      readonly reason: string | null;
      readonly to: PersonId;
    }
  /** It goes on, after it was put on hold. */
  | { readonly do: "mail-resumed"; readonly to: PersonId }
  | { readonly do: "invite-to-training" }
  | { readonly do: "mail-reinforcement"; readonly reinforcement: string; readonly to: PersonId }
  /** To the manager of a group that stands still. */
  | { readonly do: "mail-suggestion"; readonly suggestion: string; readonly to: PersonId }
  | { readonly do: "ask-for-feedback"; readonly round: string }
  /** The reviewer's own link to what was drawn. */
  | { readonly do: "mail-audit"; readonly audit: string; readonly to: PersonId }
  | { readonly do: "mail-outcome"; readonly to: PersonId }
  | { readonly do: "measure"; readonly closing: boolean };

/** `id` is minted in the core and never reused within a change, so an effect that runs again can be recognised. */
export interface Effect {
  readonly id: string;
  readonly task: Task;
  /** Not before this instant. */
  readonly dueAt: Instant;
  readonly attempts: number;
}

/** Whether a task asks something of somebody. People who are told to wait are not asked meanwhile, nor reminded. */
export function asks(task: Task): boolean {
  switch (task.do) {
    case "mail-intake":
    case "mail-request":
    case "mail-reminder":
    case "mail-link-ending":
    case "mail-links-ended":
    case "mail-nudge":
    case "mail-breach":
    case "mail-escalation":
    case "mail-answer":
    case "mail-counter":
    case "invite-to-training":
    case "ask-for-feedback":
    case "mail-suggestion":
    case "mail-reinforcement":
    case "mail-audit":
      return true;
    case "set-intake-deadline":
    case "set-gate-deadlines":
    case "mail-notice":
    case "mail-statement":
    case "mail-overruled":
    case "mail-gate-result":
    case "mail-intake-result":
    case "mail-received":
    case "mail-hand-over":
    case "mail-stopped":
    case "mail-resumed":
    case "mail-outcome":
    case "measure":
      return false;
  }
}
