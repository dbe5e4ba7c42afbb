import { readChangeForm } from "../../pages/new-change.tsx";
import type { ChangeForm } from "../../pages/new-change.tsx";

/** A new form in which an address has filled in inputs by their names, such as `targets.0.behaviour.event`. */
export function prefilledForm(
  base: ChangeForm,
  owner: { name: string; email: string },
  given: URLSearchParams,
): ChangeForm {
  const values = new Map(inputsOf({ ...base, owner }, ""));
  for (const [name, value] of given) if (values.has(name)) values.set(name, value);
  return readChangeForm(values);
}

/** Every input of a form with its text, by the dotted path that is its name. */
export function inputsOf(part: object, at: string): [name: string, value: string][] {
  return Object.entries(part).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "string") return [[at + name, value]];
    return typeof value === "object" && value !== null ? inputsOf(value, `${at}${name}.`) : [];
  });
}
