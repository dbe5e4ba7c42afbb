import type { FieldProblem } from "../../../domain/errors.ts";
import type { ActionForm, Field } from "../../kit/field.ts";
import { onceAgain, onceHidden } from "../form-body.ts";

/** An action that was tried and refused: what was typed stays in its form, with what was wrong beside it. */
export interface Attempt {
  readonly verb: string;
  /** The part of the change it was for, such as a work item; empty for the change as a whole. */
  readonly subject: string;
  readonly values: ReadonlyMap<string, string>;
  readonly errors: readonly FieldProblem[];
  readonly message: string;
  /** It may have been recorded: nobody could tell in time. */
  readonly isUnconfirmed: boolean;
}

/** What can be done with one change by the reader of its page. */
export interface Desk {
  readonly key: string;
  /** False for readers who may not act: nothing is offered to them. */
  readonly mayAct: boolean;
  /** Who reads it, by id. Some actions belong to one person. */
  readonly reader: string | null;
  readonly attempt: Attempt | undefined;
}

/** The name of the unseen input that says what part of the change an action is for. */
export const subjectName = "subject";

export interface Offer {
  readonly verb: string;
  readonly label: string;
  readonly subject?: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly isPrimary?: boolean;
  readonly isDanger?: boolean;
  readonly fields?: readonly Field[];
  /** Said in the form that opens; a plain button has no room for it, and what comes next stands above it. */
  readonly consequence?: string;
  readonly blockedBy?: string | undefined;
}

/** The form of an action, with what was typed before if it was refused. */
export function actionForm(desk: Desk, offer: Offer): ActionForm {
  const { verb, label, subject = "", fields = [], isPrimary = false } = offer;
  const attempt = desk.attempt?.verb === verb && desk.attempt.subject === subject ? desk.attempt : undefined;
  const isNamed = attempt?.errors.some(({ path }) => fields.some(({ name }) => name === path)) === true;
  return {
    label,
    action: `/changes/${desk.key}/actions/${verb}`,
    isPrimary,
    isDanger: offer.isDanger,
    fields: fields.map((field) => withAttempt(field, attempt, isNamed)),
    hidden: {
      ...(attempt?.isUnconfirmed === true ? onceAgain(attempt.values) : onceHidden()),
      ...(subject === "" ? {} : { [subjectName]: subject }),
      ...offer.hidden,
    },
    consequence: offer.consequence,
    blockedBy: offer.blockedBy,
  };
}

/**
 * What was written for an action that its page offers no more, as when somebody else moved the change meanwhile; empty where the
 * form is still there, and has it.
 */
export function unsentWords({ verb, subject, values }: Attempt, page: unknown): string {
  const isOffered = (part: unknown): boolean => {
    if (part === null || typeof part !== "object") return false;
    const { action, hidden } = part as Partial<ActionForm>;
    const isIt = typeof action === "string" && action.endsWith(`/actions/${verb}`);
    return (isIt && (hidden?.[subjectName] ?? "") === subject) || Object.values(part).some(isOffered);
  };
  if (isOffered(page)) return "";
  return ["what", "tradeOff", "reason", "text", "note", "title", "about"]
    .flatMap((name) => values.get(name) ?? [])
    .filter((text) => text !== "")
    .join("\n\n");
}

/** The forms of actions, none for a reader who may not act. */
export function actionForms(desk: Desk, offers: readonly (Offer | false)[]): ActionForm[] {
  if (!desk.mayAct) return [];
  return offers.flatMap((offer) => (offer === false ? [] : [actionForm(desk, offer)]));
}

/** What is wrong stands beside its own input; what is wrong with no input in particular, beside each, so that it is seen. */
function withAttempt(field: Field, attempt: Attempt | undefined, isNamed: boolean): Field {
  if (attempt === undefined) return field;
  const value = attempt.values.get(field.name) ?? field.value;
  const own = attempt.errors.find((each) => each.path === field.name)?.message;
  return { ...field, value, error: own ?? (isNamed ? undefined : attempt.message) };
}

/** The field in which people say why, for everybody concerned to read. */
export function reasonField(label: string): Field {
  return { kind: "long", rows: 2, name: "reason", label, isRequired: true };
}
