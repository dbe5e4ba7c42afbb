import type { Child } from "hono/jsx";
import type { Field, FieldKind } from "../../kit/field.ts";
import { fieldId } from "../../kit/field.ts";
import { FieldRow } from "../../kit/form.tsx";
import { More } from "../../kit/facts.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { NewChangeModel } from "./model.ts";

/** What is asked in one input; its value and error are looked up by its path. */
export type Question = FieldKind & {
  path: string;
  label: string;
  help?: string;
  example?: string;
  isRequired?: boolean;
};

/** One input of the form, bound to what was typed and what was wrong with it. */
export const Ask = ({ model, question }: { model: NewChangeModel; question: Question }) => {
  const { path, ...rest } = question;
  const hint = model.hints[path];
  const error = model.errors.find((each) => each.path === path)?.message;
  const field: Field = {
    ...rest,
    name: path,
    value: valueAt(model.form, path),
    error,
    ...(hint === undefined ? {} : { help: hint, example: undefined }),
  };
  return <FieldRow field={field} />;
};

/** Inputs one after another. */
export const AskAll = ({ model, questions }: { model: NewChangeModel; questions: readonly Question[] }) => (
  <>
    {questions.map((question) => (
      <Ask model={model} question={question} />
    ))}
  </>
);

/** Whoever is named in a proposal is asked for in the same way: by name and address, below `at`. */
export function person(at: string, name: string, email: string): Question[] {
  return [
    { kind: "text", path: `${at}.name`, label: name },
    { kind: "email", path: `${at}.email`, label: email },
  ];
}

function valueAt(form: unknown, path: string): string {
  let value = form;
  for (const step of path.split(".")) {
    value =
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([name]) => name === step)?.[1]
        : undefined;
  }
  return typeof value === "string" ? value : "";
}

/** A part of the form: what it is about, why it is asked, its inputs. */
export const Part = ({ id, title, why, children }: { id: string; title: string; why: string; children: Child }) => (
  <section class="part" id={id} aria-labelledby={`${id}-title`}>
    <div class="part-head">
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="muted small">{why}</p>
    </div>
    <div class="part-body">{children}</div>
  </section>
);

/** One row of a list that can be lengthened. `id` is kept over edits, so that a part stays the same part. */
export const RowOf = ({
  path,
  title,
  id,
  children,
}: {
  path: string;
  title: string;
  id?: string | undefined;
  children: Child;
}) => (
  <fieldset class="row-of" id={fieldId(path)}>
    <legend>{title}</legend>
    {id === undefined || id === "" ? null : <input type="hidden" name={`${path}.id`} value={id} />}
    {children}
  </fieldset>
);

/** Lengthens a list. The page comes back with everything typed so far; nothing is checked by it. */
export const AddAnother = ({ list, label }: { list: string; label: string }) => (
  <p>
    <button class="button" type="submit" name="add" value={list} formnovalidate>
      <Icon name="plus" />
      {label}
    </button>
  </p>
);

/** What few people need, folded away: open when something in it was typed or is wrong. */
export const Rare = ({
  model,
  label,
  usual,
  questions,
  children,
}: {
  model: NewChangeModel;
  label: string;
  /** Values that nobody chose, by path; others are empty. */
  usual?: Readonly<Record<string, string>>;
  questions: readonly Question[];
  children: Child;
}) => {
  const isUsed = questions.some(({ path }) => valueAt(model.form, path) !== (usual?.[path] ?? ""));
  const isWrong = questions.some(({ path }) => model.errors.some((error) => error.path === path));
  return (
    <More label={label} isOpen={isUsed || isWrong}>
      {children}
    </More>
  );
};
