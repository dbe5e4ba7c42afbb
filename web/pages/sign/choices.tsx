import type { SignoffChoice } from "../../../domain/change/command.ts";
import { FieldRow } from "../../kit/form.tsx";
import type { SignForm } from "./model.ts";

interface Option {
  value: SignoffChoice;
  label: string;
  consequence: string;
}

/** The answers in three sets, each with what follows from it. */
function choiceSets({ owner, canAbstain, declineDecides }: SignForm): { title: string; options: Option[] }[] {
  const decline = declineDecides ? "Your no alone decides this gate. " : "";
  const abstain: Option = {
    value: "abstain",
    label: "Abstain",
    consequence: "You leave it to the others. Your voice counts neither way.",
  };
  return [
    {
      title: "Go ahead",
      options: [
        { value: "approve", label: "Approve", consequence: "Go ahead as described here." },
        {
          value: "approve_with_condition",
          label: "Approve with a condition",
          consequence: "You agree, and the gate stays shut until you say that the condition is met.",
        },
      ],
    },
    {
      title: "Not yet",
      options: [
        {
          value: "ask",
          label: "I need to know something first",
          consequence: `${owner} answers on this page. Your time stands still until then.`,
        },
        {
          value: "concern",
          label: "I have a concern",
          consequence: "The gate stays shut until you find it settled. Your name is on it.",
        },
        {
          value: "counter",
          label: "I propose something else",
          consequence: `Say what, by when, and what it would cost. ${owner} answers here; your time stands still.`,
        },
      ],
    },
    {
      title: canAbstain ? "No, or without me" : "No",
      options: [
        { value: "decline", label: "Decline", consequence: `${decline}With your reason, so that we can do better.` },
        ...(canAbstain ? [abstain] : []),
      ],
    },
  ];
}

/** Radio cards, none chosen beforehand. Extra inputs open with their choice, and are simply there where that cannot be told. */
export const Choices = ({ form }: { form: SignForm }) => (
  <fieldset>
    <legend class="visually-hidden">Choose one</legend>
    {choiceSets(form).map((set, place) => (
      <div class="choices" role="group" aria-labelledby={`choices-${place}`}>
        <p class="set" id={`choices-${place}`}>
          {set.title}
        </p>
        {set.options.map((option) => (
          <Choice option={option} form={form} />
        ))}
      </div>
    ))}
  </fieldset>
);

const Choice = ({ option, form }: { option: Option; form: SignForm }) => {
  // The error summary leads to the first choice by the name of the field.
  const id = option.value === "approve" ? "f-decision" : `d-${option.value}`;
  return (
    <div class="choice">
      <input
        type="radio"
        name="decision"
        value={option.value}
        id={id}
        required
        checked={form.decision === option.value}
        aria-describedby={`t-${option.value}`}
      />
      <label for={id}>{option.label}</label>
      <p class="then" id={`t-${option.value}`}>
        {option.consequence}
      </p>
      {option.value === "approve_with_condition" ? <ConditionField form={form} /> : null}
    </div>
  );
};

const ConditionField = ({ form }: { form: SignForm }) => (
  <div class="extra">
    <FieldRow
      field={{
        kind: "long",
        name: "condition",
        label: "The condition, in your words",
        help: "So that somebody can see to it, and you can tell when it is met.",
        value: form.condition,
        error: form.errors.find((error) => error.path === "condition")?.message,
        rows: 3,
      }}
    />
  </div>
);
