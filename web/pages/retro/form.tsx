import type { Field } from "../../kit/field.ts";
import { More } from "../../kit/facts.tsx";
import { FieldRow, HiddenFields } from "../../kit/form.tsx";
import type { RetroForm, RetroModel } from "./model.ts";

type Spec = Field extends infer Each ? (Each extends Field ? Omit<Each, "name" | "value" | "error"> : never) : never;

type Set = "what" | "habit" | "promise" | "columns" | "roster";

const fields: { name: keyof RetroForm; spec: Spec; set: Set }[] = [
  {
    set: "what",
    name: "event",
    spec: {
      kind: "text",
      label: "Event that shows use",
      help: "As it is called in the file. Empty where the file holds nothing else.",
      example: "changeset_added",
    },
  },
  {
    set: "what",
    name: "launched",
    spec: {
      kind: "text",
      label: "Launched on",
      help: "A day, or an instant with its offset.",
      example: "2021-12-10",
      isRequired: true,
    },
  },
  {
    set: "what",
    name: "team",
    spec: {
      kind: "text",
      label: "Only this team",
      help: "Empty measures everybody in the list of members.",
      isRequired: false,
    },
  },
  {
    set: "what",
    name: "timeZone",
    spec: { kind: "text", label: "Time zone of the periods", example: "Europe/Berlin", isRequired: true },
  },
  {
    set: "habit",
    name: "k",
    spec: { kind: "number", label: "Actions in a period", min: 1, step: 1, isRequired: true },
  },
  {
    set: "habit",
    name: "period",
    spec: {
      kind: "choice",
      label: "Period",
      options: [
        { value: "day", label: "Day" },
        { value: "week", label: "Week" },
        { value: "month", label: "Month" },
      ],
      isRequired: true,
    },
  },
  {
    set: "habit",
    name: "m",
    spec: { kind: "number", label: "In at least", min: 1, step: 1, unit: "periods", isRequired: true },
  },
  {
    set: "habit",
    name: "w",
    spec: { kind: "number", label: "Of the last", min: 1, step: 1, unit: "periods", isRequired: true },
  },
  {
    set: "promise",
    name: "threshold",
    spec: { kind: "number", label: "Share of people", min: 1, max: 100, step: "any", unit: "%", isRequired: true },
  },
  {
    set: "promise",
    name: "graceDays",
    spec: { kind: "number", label: "Grace after launch", min: 0, step: 1, unit: "days", isRequired: true },
  },
  {
    set: "promise",
    name: "sustainDays",
    spec: { kind: "number", label: "Held for", min: 0, step: 1, unit: "days", isRequired: true },
  },
  {
    set: "promise",
    name: "windowDays",
    spec: { kind: "number", label: "Window", help: "Empty: until the last event.", min: 1, step: 1, unit: "days" },
  },
  { set: "columns", name: "userColumn", spec: { kind: "text", label: "Who", example: "Owner" } },
  { set: "columns", name: "timeColumn", spec: { kind: "text", label: "When", example: "Created Date" } },
  { set: "columns", name: "eventColumn", spec: { kind: "text", label: "What", example: "Activity Type" } },
  { set: "columns", name: "idColumn", spec: { kind: "text", label: "Which row", example: "Activity ID" } },
  { set: "roster", name: "memberColumn", spec: { kind: "text", label: "Who", example: "Email" } },
  { set: "roster", name: "teamColumn", spec: { kind: "text", label: "Team", example: "Department" } },
  { set: "roster", name: "joinedColumn", spec: { kind: "text", label: "There since", example: "Start Date" } },
  { set: "roster", name: "leftColumn", spec: { kind: "text", label: "There until", example: "End Date" } },
];

const dates = {
  kind: "choice",
  label: "Dates such as 3/4/2026",
  options: [
    { value: "", label: "As the dates themselves tell" },
    { value: "dmy", label: "Day before month" },
    { value: "mdy", label: "Month before day" },
  ],
} as const satisfies Spec;

/** Two files and a rule. Files cannot be kept by a form that comes back, which is said beside them. */
export const RetroFormView = ({ model }: { model: RetroModel }) => {
  const error = (name: string) => model.errors.find((each) => each.path === name)?.message;
  const inputs = (set: Set) =>
    fields
      .filter((field) => field.set === set)
      .map(({ name, spec }) => <FieldRow field={{ ...spec, name, value: model.form[name], error: error(name) }} />);
  const again =
    model.errors.length > 0 || model.result !== undefined
      ? " Please choose it again: a browser never sends a file twice."
      : "";
  return (
    <form method="post" action={model.action} enctype="multipart/form-data" class="proposal">
      <HiddenFields values={model.hidden} />
      <div class="pair">
        <FieldRow
          field={{
            kind: "file",
            name: "events",
            label: "What people did",
            help: `A CSV export that tells who did what and when, a row each.${again}`,
            accept: ".csv,.tsv,.txt,text/csv",
            error: error("events"),
            isRequired: true,
          }}
        />
        <FieldRow
          field={{
            kind: "file",
            name: "roster",
            label: "Who could use it",
            help: `A CSV export of people, best with team, first and last day. Without it only those who act are counted.${again}`,
            accept: ".csv,.tsv,.txt,text/csv",
            error: error("roster"),
            isRequired: false,
          }}
        />
      </div>
      <div class="pair">{inputs("what")}</div>
      <p class="label">It is a habit when somebody does it…</p>
      <div class="quartet">{inputs("habit")}</div>
      <p class="label">It is adopted when…</p>
      <div class="quartet">{inputs("promise")}</div>
      <More label="If columns are not found by themselves" isOpen={isAboutColumns(model)}>
        <p class="small muted">
          Files are taken as other programs export them. Type the name of a column only where the answer shows that
          another one was taken.
        </p>
        <p class="label">In what people did</p>
        <div class="quartet">{inputs("columns")}</div>
        <p class="label">In who could use it</p>
        <div class="quartet">{inputs("roster")}</div>
        <FieldRow field={{ ...dates, name: "dates", value: model.form.dates, error: error("dates") }} />
      </More>
      <p class="row actions">
        <button class="button primary" type="submit">
          Measure it
        </button>
        <span class="small muted">Nothing is stored: both files are read once and forgotten.</span>
      </p>
    </form>
  );
};

/** Open where something is typed in it, or asked for. */
function isAboutColumns({ form, errors }: RetroModel): boolean {
  const columns = fields.filter(({ set }) => set === "columns" || set === "roster").map(({ name }) => name);
  const names: (keyof RetroForm)[] = [...columns, "dates"];
  return names.some((name) => form[name] !== "" || errors.some(({ path }) => path === name));
}
