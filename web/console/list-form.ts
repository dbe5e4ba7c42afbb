import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import { Problem } from "../../domain/errors.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import { FormBody, readForm } from "./form-body.ts";

/** A list that was pasted or sent as a file, to be looked at or, once somebody is sure, taken in. */
export interface SentList {
  readonly list: string;
  readonly isSure: boolean;
}

export async function readSentList(c: Context<Env>): Promise<SentList> {
  const data = await readForm(c);
  const form = new FormBody(data);
  const sent = data.get("file");
  const list = sent instanceof File && sent.size > 0 ? await sent.text() : form.text("list");
  return { list, isSure: form.text("do") === "take" };
}

/** Does something with the entries of a list; what is wrong with them is told by the line it stands in. @throws Problem */
export async function withLines<T>(
  work: () => Promise<T>,
  atLines: (errors: readonly FieldProblem[]) => readonly FieldProblem[],
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.errors.length === 0) throw error;
    throw new Problem(error.code, error.message, { errors: atLines(error.errors) });
  }
}

/** What was refused, for the page of the list; anything else is no matter of it. @throws whatever else it was */
export function refusedList(error: unknown): { readonly errors: readonly FieldProblem[]; readonly problem: Problem } {
  if (!(error instanceof Problem) || error.code === "forbidden" || error.code === "not_found") throw error;
  const errors = error.errors.length > 0 ? error.errors : [{ path: "list", message: error.message }];
  return { errors, problem: error };
}
