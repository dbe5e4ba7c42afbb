import type { ActionForm, Field, FieldError } from "./field.ts";
import { fieldId } from "./field.ts";
import { wordsOf } from "../language/choose.ts";
import { Icon } from "./icon.tsx";
import { english } from "./moment.ts";
import type { Reader } from "./moment.ts";

const inputTypes = { datetime: "datetime-local" } as const;

/** A labelled input with its help, example and error bound to it. `scope` keeps ids apart when a form appears twice. */
export const FieldRow = ({
  field,
  scope = "",
  reader = english,
}: {
  field: Field;
  scope?: string;
  reader?: Reader | undefined;
}) => {
  const words = wordsOf(reader).page.field;
  const id = fieldId(scope + field.name);
  const described = [
    field.help !== undefined || field.example !== undefined ? `${id}-help` : "",
    field.error === undefined ? "" : `${id}-error`,
  ]
    .filter((each) => each !== "")
    .join(" ");
  const shared: Shared = {
    id,
    name: field.name,
    ...(field.isRequired === true ? { required: true } : {}),
    ...(field.error === undefined ? {} : { "aria-invalid": "true" }),
    ...(described === "" ? {} : { "aria-describedby": described }),
  };
  if (field.kind === "check") return <CheckRow field={field} shared={shared} example={words.example} />;
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.isRequired === false ? <span class="optional"> {words.optional}</span> : null}
      </label>
      <Control field={field} shared={shared} />
      <Described field={field} id={id} example={words.example} />
    </div>
  );
};

interface Shared {
  id: string;
  name: string;
  required?: boolean;
  "aria-invalid"?: "true";
  "aria-describedby"?: string;
}

const Control = ({ field, shared }: { field: Field; shared: Shared }) => {
  const value = field.value ?? "";
  switch (field.kind) {
    case "long":
      return (
        <textarea class="input" rows={field.rows ?? 4} {...shared}>
          {value}
        </textarea>
      );
    case "choice":
      return (
        <select class="input" {...shared}>
          {field.options.map((option) => (
            <option value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case "number":
      return <NumberInput field={field} shared={shared} />;
    case "file":
      return (
        <input
          class="input file"
          type="file"
          {...(field.accept === undefined ? {} : { accept: field.accept })}
          {...shared}
        />
      );
    case "check":
      return null;
    case "secret":
      return <input class="input" type="password" autocomplete="off" {...shared} />;
    case "text":
    case "email":
    case "date":
    case "time":
    case "search":
    case "datetime":
      return (
        <input
          class="input"
          type={field.kind === "datetime" ? inputTypes.datetime : field.kind}
          value={value}
          {...(field.kind === "text" && field.offers !== undefined ? { list: field.offers } : {})}
          {...shared}
        />
      );
  }
};

const NumberInput = ({ field, shared }: { field: Extract<Field, { kind: "number" }>; shared: Shared }) => {
  const limits = {
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
    ...(field.step === undefined ? {} : { step: field.step }),
  };
  const input = (
    <input class="input" type="number" inputmode="decimal" value={field.value ?? ""} {...limits} {...shared} />
  );
  if (field.unit === undefined) return input;
  return (
    <span class="with-unit">
      {input}
      <span class="unit">{field.unit}</span>
    </span>
  );
};

const CheckRow = ({ field, shared, example }: { field: Field; shared: Shared; example: Example }) => (
  <div class="field check">
    <span class="check-line">
      <input type="checkbox" value="yes" checked={field.value === "yes"} {...shared} />
      <label for={shared.id}>{field.label}</label>
    </span>
    <Described field={field} id={shared.id} example={example} />
  </div>
);

type Example = (example: string) => string;

const Described = ({ field, id, example }: { field: Field; id: string; example: Example }) => (
  <>
    {field.help === undefined && field.example === undefined ? null : (
      <span class="help" id={`${id}-help`}>
        {field.help}
        {field.example === undefined ? null : <span class="example"> {example(field.example)}</span>}
      </span>
    )}
    {field.error === undefined ? null : (
      <span class="error" id={`${id}-error`}>
        <Icon name="alert" />
        {field.error}
      </span>
    )}
  </>
);

/** What is missing or wrong, first on the page, each line leading to its input. */
export const ErrorSummary = ({ errors, title }: { errors: readonly FieldError[]; title: string }) =>
  errors.length === 0 ? null : (
    <div class="notice lapsed error-summary" role="alert" tabindex={-1} id="errors">
      <Icon name="alert" />
      <p>
        <b>{title}</b>
      </p>
      <ul class="small">
        {errors.map((error) => (
          <li>
            <a href={`#${fieldId(error.path)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );

export const HiddenFields = ({ values }: { values: Readonly<Record<string, string>> | undefined }) => (
  <>
    {Object.entries(values ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

function buttonClass(action: ActionForm): string {
  if (action.isPrimary) return "button primary";
  return action.isDanger === true ? "button danger" : "button";
}

/** A form for one action. With fields it folds away behind its label until it is wanted, unless an input was wrong. */
export const ActionView = ({ action, scope }: { action: ActionForm; scope: string }) => {
  if (action.blockedBy !== undefined) return <BlockedAction action={action} />;
  const hasError = action.fields.some((field) => field.error !== undefined);
  const form = (
    <form method="post" action={action.action} class={action.fields.length === 0 ? "inline" : "stack action-form"}>
      <HiddenFields values={action.hidden} />
      {action.fields.map((field) => (
        <FieldRow field={field} scope={`${scope}-`} />
      ))}
      {action.consequence === undefined ? null : <p class="small muted">{action.consequence}</p>}
      <button class={buttonClass(action)} type="submit">
        {action.verb ?? action.label}
      </button>
    </form>
  );
  if (action.fields.length === 0) return form;
  return (
    <details class="action" open={hasError}>
      <summary class={buttonClass(action)}>{action.label}</summary>
      {form}
    </details>
  );
};

const BlockedAction = ({ action }: { action: ActionForm }) => (
  <div class="blocked">
    <button class="button" type="button" disabled>
      {action.label}
    </button>
    <span class="small muted">{action.blockedBy}</span>
  </div>
);

/** The actions of a page or a part of it, the primary one first. */
export const Actions = ({ actions, scope }: { actions: readonly ActionForm[]; scope: string }) =>
  actions.length === 0 ? null : (
    <div class="row actions">
      {actions
        .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
        .map((action, index) => (
          <ActionView action={action} scope={`${scope}-${index}`} />
        ))}
    </div>
  );
