import type { StoredContent } from "../../../domain/change/content.ts";
import { Problem } from "../../../domain/errors.ts";
import type { FieldError } from "../../kit/field.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { contentOf, readChangeForm, withRow } from "../../pages/new-change.tsx";
import type { ChangeForm } from "../../pages/new-change.tsx";
import type { FormBody } from "../form-body.ts";

/** What the buttons at the end of the form ask for; the first is also what Enter does. */
const buttons = ["save", "review", "submit"] as const;

/** What was posted: the form, what its button asks for, and the content it stands for. */
export interface Posted {
  readonly form: ChangeForm;
  readonly wants: { readonly do: (typeof buttons)[number] } | { readonly again: Again };
  readonly content: object;
  /** The input that a path of the content belongs to. */
  readonly path: (path: string) => string;
}

/** A button that shows the form again: with one more row, a look back at a target, a candidate taken over or left out. */
export interface Again {
  readonly wish: (typeof wishes)[number];
  /** Path of the list or of the target, or the candidate. */
  readonly path: string;
}

const wishes = ["add", "look", "take", "drop"] as const;

export function posted(body: FormBody, kept?: StoredContent): Posted {
  const form = readChangeForm(body.entries);
  const { content, path } = contentOf(form, kept);
  const wish = wishes.find((each) => body.text(each) !== "");
  const wants =
    wish === undefined
      ? { do: buttons.find((each) => each === body.text("do")) ?? "save" }
      : { again: { wish, path: body.text(wish) } };
  return { form, wants, content: typeof content === "object" && content !== null ? content : {}, path };
}

/** The form with one more row, and the path of that row. */
export function withAddedRow(form: ChangeForm, list: string): { form: ChangeForm; addedRow: string | undefined } {
  const longer = withRow(form, list);
  const length = rowsIn(longer, list);
  return { form: longer, addedRow: length > rowsIn(form, list) ? `${list}.${length - 1}` : undefined };
}

function rowsIn(form: ChangeForm, list: string): number {
  let part: unknown = form;
  for (const step of list.split("."))
    part =
      typeof part === "object" && part !== null ? Object.entries(part).find(([name]) => name === step)?.[1] : undefined;
  return Array.isArray(part) ? part.length : 0;
}

/** What was wrong, at the inputs it belongs to. */
export function inputErrors(problem: Problem, path: Posted["path"]): FieldError[] {
  return problem.errors.map((error) => {
    const isDate = /\.sessions\.\d+\.startsAt$/.test(error.path);
    return { path: path(error.path), message: isDate ? "Choose a day and a time." : error.message };
  });
}

/** A refusal that belongs to no input. */
export function refusalNotice({ code, message }: Problem): NoticeModel {
  const isOurs = code === "unavailable";
  const title = isOurs ? "We could not confirm that it was recorded." : "It was not recorded.";
  const text = isOurs
    ? "The record cannot be reached just now. Your text is still here; sending it again in a minute is safe, it counts once."
    : `${message} Your text is still here.`;
  return { tone: "lapsed", title, text, isAlert: true };
}

/** Only problems are shown beside a form; anything else is a fault of ours. */
export function problemOnly(error: unknown): Problem {
  if (error instanceof Problem && error.code !== "not_found" && error.code !== "forbidden") return error;
  throw error;
}
