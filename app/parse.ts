import { z } from "zod";
import { Problem } from "../domain/errors.ts";
import type { FieldProblem } from "../domain/errors.ts";
import { inPlainWords } from "./input-words.ts";

z.config({ customError: inPlainWords });

/** The input as its schema reads it. @throws Problem `invalid` naming every field that is wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  requireKeepable(parsed.data);
  return parsed.data;
}

const message = "Some of the input cannot be used. Correct the fields named and send it again.";

export function invalid(error: z.ZodError): Problem {
  return new Problem("invalid", message, { errors: error.issues.flatMap((issue) => fieldsOf(issue, [])) });
}

type Issue = z.core.$ZodIssue;

/** Each field by its own name: one that nobody knows, and one inside of what can be written in several forms. */
function fieldsOf(issue: Issue, above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  const named = (way: readonly PropertyKey[]): FieldProblem => ({
    path: way.map(String).join("."),
    message: issue.message,
  });
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => named([...path, key]));
  if (issue.code !== "invalid_union") return [named(path)];
  // Only one form can have been meant: that of which not everything is wrong.
  const meant = issue.errors.filter(
    (form) => !form.some((each) => each.path.length === 0 && each.code === "invalid_type"),
  );
  const [form = []] = meant;
  return meant.length === 1 ? form.flatMap((each) => fieldsOf(each, path)) : [named(path)];
}

/** A null, or half of a sign that takes two: no database keeps them. */
const unkeepable = /\0|\p{Surrogate}/u;

/** @throws Problem `invalid` naming every text that nothing can keep */
export function requireKeepable(input: unknown): void {
  const errors = unkeepableIn(input, []);
  if (errors.length > 0) throw new Problem("invalid", message, { errors });
}

function unkeepableIn(input: unknown, path: readonly string[]): FieldProblem[] {
  if (typeof input === "string")
    return unkeepable.test(input)
      ? [{ path: path.join("."), message: "A sign in this text cannot be kept: a null, or half of one. Take it out." }]
      : [];
  if (input === null || typeof input !== "object") return [];
  return Object.entries(input).flatMap(([name, value]) => unkeepableIn(value, [...path, name]));
}
