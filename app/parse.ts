import type { z } from "zod";
import { Problem } from "../domain/errors.ts";

/** The input as its schema reads it. @throws Problem `invalid` naming every field that is wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error);
}

export function invalid(error: z.ZodError): Problem {
  const errors = error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  return new Problem("invalid", "Some of the input cannot be used. Correct the fields named and send it again.", {
    errors,
  });
}
