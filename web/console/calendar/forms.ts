import type { FieldProblem } from "../../../domain/errors.ts";
import { typedInstant } from "../../../lib/local-instant.ts";
import type { Choice, Field, FieldError } from "../../kit/field.ts";
import type { FormBody } from "../form-body.ts";

/** A freeze as it is typed: times of the reader's own zone, one team or everybody. */
export interface TypedFreeze {
  readonly name: string;
  readonly reason: string;
  readonly from: string;
  readonly until: string;
  readonly team: string;
}

export const emptyFreeze: TypedFreeze = { name: "", reason: "", from: "", until: "", team: "" };

export function typedFreeze(form: FormBody): TypedFreeze {
  const text = (name: keyof TypedFreeze) => form.text(name);
  return { name: text("name"), reason: text("reason"), from: text("from"), until: text("until"), team: text("team") };
}

/** The freeze as the API takes it. */
export function freezeInput({ name, reason, from, until, team }: TypedFreeze, timeZone: string): object {
  const instant = (text: string) => typedInstant(text, timeZone);
  return { name, reason, from: instant(from), until: instant(until), teams: team === "" ? [] : [team] };
}

export function freezeFields(
  typed: TypedFreeze,
  teams: readonly Choice[],
  city: string,
  errors: readonly FieldError[],
): Field[] {
  const errorOf = (path: string) => errors.find((each) => each.path === path)?.message;
  const field = (name: keyof TypedFreeze) => ({ name, value: typed[name], error: errorOf(name) });
  return [
    { kind: "text", label: "What people call it", example: "Year-end closing", isRequired: true, ...field("name") },
    {
      kind: "long",
      rows: 2,
      label: "Why nothing launches meanwhile",
      help: "Whoever wants to launch then reads it.",
      isRequired: true,
      ...field("reason"),
    },
    { kind: "datetime", label: `From, time in ${city}`, isRequired: true, ...field("from") },
    { kind: "datetime", label: `Until, time in ${city}`, isRequired: true, ...field("until") },
    {
      kind: "choice",
      label: "Whose changes wait",
      options: [{ value: "", label: "Everybody's" }, ...teams],
      ...field("team"),
    },
  ];
}

/** Problems of the API by the names of the form's inputs. */
export function formErrors(errors: readonly FieldProblem[], message: string): FieldError[] {
  if (errors.length === 0) return [{ path: "name", message }];
  return errors.map((error) => ({
    path: error.path.startsWith("teams") ? "team" : error.path,
    message:
      ["from", "until"].includes(error.path) && error.message.startsWith("An instant looks")
        ? "Choose a day and a time."
        : error.message,
  }));
}
