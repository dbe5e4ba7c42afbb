/** One input of a form. `name` is what is posted, `help` says why it is asked, `error` what to do about it. */
export type Field = FieldBase & FieldKind;

export interface FieldBase {
  name: string;
  label: string;
  help?: string | undefined;
  example?: string | undefined;
  value?: string | undefined;
  error?: string | undefined;
  /** False is said beside the label; left out, neither is said. */
  isRequired?: boolean | undefined;
}

export type FieldKind =
  /** `offers`: id of a list on the page, to pick from instead of typing. */
  | { kind: "text"; offers?: string }
  | { kind: "email" | "date" | "time" | "datetime" | "search" }
  /** Typed unseen, and never filled in again. */
  | { kind: "secret" }
  | { kind: "number"; min?: number; max?: number; step?: number | "any"; unit?: string }
  | { kind: "long"; rows?: number }
  | { kind: "choice"; options: readonly Choice[] }
  | { kind: "check" }
  | { kind: "file"; accept?: string };

export interface Choice {
  value: string;
  label: string;
}

/** A wrong or missing input. `path` is the name of the field it belongs to. */
export interface FieldError {
  path: string;
  message: string;
}

/**
 * Something that can be done from a page: a form with the verb and its object on its button. Without fields it is one
 * button; with fields it opens below its label.
 */
export interface ActionForm {
  label: string;
  /** URL the form is posted to. */
  action: string;
  /** The one filled button of a page, at most. */
  isPrimary: boolean;
  isDanger?: boolean | undefined;
  /** On the button inside, where the label only opens the form: the verb with its object. The label again when left out. */
  verb?: string | undefined;
  fields: readonly Field[];
  /** Posted unseen: keys against doubles, tokens against forgery. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** The consequence, said beside the choice. */
  consequence?: string | undefined;
  /** Why it cannot be done now. The button stays visible and is off. */
  blockedBy?: string | undefined;
}

/** The id of a field's input, for labels and links from the error summary. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^A-Za-z0-9]+/g, "-")}`;
}
