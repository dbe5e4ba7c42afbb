import { FieldRow, HiddenFields } from "../../kit/form.tsx";
import type { SignDecision, SignForm } from "./model.ts";

interface Option {
  value: SignDecision;
  label: string;
  consequence: string;
}

const sets: { title: string; options: Option[] }[] = [
  { title: "Go ahead", options: [{ value: "approve", label: "Approve", consequence: "Go ahead as described here." }] },
  {
    title: "No",
    options: [{ value: "decline", label: "Decline", consequence: "With your reason, so that we can do better." }],
  },
];

/** The decision itself. Nothing is chosen beforehand; what was typed before is kept when something went wrong. */
export const DecisionForm = ({ form, title, id = "decide" }: { form: SignForm; title: string; id?: string }) => {
  const reasonError = form.errors.find((error) => error.path === "reason")?.message;
  return (
    <section class="decide" id={id} aria-labelledby="decide-title">
      <form method="post" action={form.action}>
        <HiddenFields values={{ nonce: form.nonce }} />
        <h2 id="decide-title">{title}</h2>
        <p class="small muted">Nothing is chosen for you. You can change it while the gate is open.</p>
        <fieldset>
          <legend class="visually-hidden">Choose one</legend>
          {sets.map((set) => (
            <div class="choices" role="group" aria-label={set.title}>
              <p class="set" aria-hidden="true">
                {set.title}
              </p>
              {set.options.map((option, index) => (
                <Choice option={option} form={form} isFirst={index === 0 && set === sets[0]} />
              ))}
            </div>
          ))}
        </fieldset>
        <FieldRow
          field={{
            kind: "long",
            name: "reason",
            label: "In your words",
            help: "Needed if you decline. Everyone at this gate can read it.",
            value: form.reason,
            error: reasonError,
            rows: 4,
          }}
        />
        <button class="button primary large wide" type="submit">
          Record my decision
        </button>
      </form>
    </section>
  );
};

const Choice = ({ option, form, isFirst }: { option: Option; form: SignForm; isFirst: boolean }) => {
  const id = isFirst ? "f-decision" : `d-${option.value}`;
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
    </div>
  );
};
