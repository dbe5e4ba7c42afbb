import type { Field, FieldKind } from "../../kit/field.ts";
import { FieldRow, HiddenFields } from "../../kit/form.tsx";
import type { BehaviourForm, BehaviourModel } from "./model.ts";

/** Which events count, and what makes a habit of them. Asked by address, so that an answer can be passed on. */
export const BehaviourQuestion = ({ model }: { model: BehaviourModel }) => {
  const { form, errors } = model;
  const row = (name: keyof BehaviourForm, spec: FieldKind & Pick<Field, "label" | "help" | "example">) => (
    <FieldRow field={{ ...spec, name, value: form[name], error: errors.find(({ path }) => path === name)?.message }} />
  );
  const populations = model.populations ?? [];
  const population: FieldKind =
    populations.length === 0
      ? { kind: "text" }
      : { kind: "choice", options: [{ value: "", label: "Please choose" }, ...populations] };
  return (
    <form method="get" action="/behaviours" class="proposal">
      <HiddenFields values={{ source: form.source, event: form.event }} />
      {row("where", {
        kind: "long",
        rows: 3,
        label: "Only where",
        help: "A filter a line: is, is not, at least, at most, contains, exists. Empty counts every event.",
        example: "deal.stage is qualified",
      })}
      {row("population", { ...population, label: "Whose use is counted?", help: "The list of members." })}
      <p class="label">It is a habit when somebody does it…</p>
      <div class="quartet">
        {row("k", { kind: "number", min: 1, step: 1, label: "Actions in a period" })}
        {row("period", {
          kind: "choice",
          label: "Period",
          options: [
            { value: "day", label: "Day" },
            { value: "week", label: "Week" },
            { value: "month", label: "Month" },
          ],
        })}
        {row("m", { kind: "number", min: 1, step: 1, unit: "periods", label: "In at least" })}
        {row("w", { kind: "number", min: 1, step: 1, unit: "periods", label: "Of the last" })}
      </div>
      {row("timeZone", { kind: "text", label: "Time zone of the periods", example: "Europe/Berlin" })}
      <p class="row actions">
        <button class="button primary" type="submit">
          Look back
        </button>
        <span class="small muted">Reads what these people did in the last periods. Nothing is stored.</span>
      </p>
    </form>
  );
};
