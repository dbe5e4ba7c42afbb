import type { SignoffChoice } from "../../../domain/change/command.ts";
import { FieldRow } from "../../kit/form.tsx";
import type { Reader } from "../../kit/moment.ts";
import { wordsOf } from "../../language/choose.ts";
import type { Words } from "../../language/words.ts";
import type { SignForm } from "./model.ts";

interface Option {
  value: SignoffChoice;
  label: string;
  consequence: string;
}

/** The answers in three sets, each with what follows from it. */
function choiceSets(form: SignForm, words: Words["sign"]["choices"]): { title: string; options: Option[] }[] {
  const { owner, canAbstain, declineDecides } = form;
  const { label, effect } = words;
  const option = (value: SignoffChoice, consequence: string): Option => ({ value, label: label[value], consequence });
  return [
    {
      title: words.goAhead,
      options: [option("approve", effect.approve), option("approve_with_condition", effect.approve_with_condition)],
    },
    {
      title: words.notYet,
      options: [
        option("ask", effect.ask(owner)),
        option("concern", effect.concern),
        option("counter", effect.counter(owner)),
      ],
    },
    {
      title: words.no(canAbstain),
      options: [
        option("decline", effect.decline(declineDecides)),
        ...(canAbstain ? [option("abstain", effect.abstain)] : []),
      ],
    },
  ];
}

/** Radio cards, none chosen beforehand. Extra inputs open with their choice, and are simply there where that cannot be told. */
export const Choices = ({ form, reader }: { form: SignForm; reader: Reader }) => (
  <fieldset>
    <legend class="visually-hidden">{wordsOf(reader).sign.choices.legend}</legend>
    {choiceSets(form, wordsOf(reader).sign.choices).map((set, place) => (
      <div class="choices" role="group" aria-labelledby={`choices-${place}`}>
        <p class="set" id={`choices-${place}`}>
          {set.title}
        </p>
        {set.options.map((option) => (
          <Choice option={option} form={form} reader={reader} />
        ))}
      </div>
    ))}
  </fieldset>
);

const Choice = ({ option, form, reader }: { option: Option; form: SignForm; reader: Reader }) => {
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
      {option.value === "approve_with_condition" ? <ConditionField form={form} reader={reader} /> : null}
    </div>
  );
};

const ConditionField = ({ form, reader }: { form: SignForm; reader: Reader }) => (
  <div class="extra">
    <FieldRow
      reader={reader}
      field={{
        kind: "long",
        name: "condition",
        label: wordsOf(reader).sign.form.condition,
        help: wordsOf(reader).sign.form.conditionHelp,
        value: form.condition,
        error: form.errors.find((error) => error.path === "condition")?.message,
        rows: 3,
      }}
    />
  </div>
);
