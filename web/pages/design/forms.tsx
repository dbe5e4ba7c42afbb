import type { ActionForm, Field, FieldKind } from "../../kit/field.ts";
import { Actions, ActionView, ErrorSummary, FieldRow } from "../../kit/form.tsx";
import { FreshLink } from "../../kit/fresh-link.tsx";
import { english } from "../../kit/moment.ts";
import { TeamChoice } from "../../kit/team-choice.tsx";
import { longSentence, longWord, Specimen } from "./specimen.tsx";

const options = [
  { value: "a", label: "Sales, 182 people" },
  { value: "b", label: longSentence },
];

const everyKind: readonly FieldKind[] = [
  { kind: "text" },
  { kind: "email" },
  { kind: "search" },
  { kind: "secret" },
  { kind: "date" },
  { kind: "time" },
  { kind: "datetime" },
  { kind: "number", min: 0, unit: "days" },
  { kind: "long", rows: 3 },
  { kind: "choice", options },
  { kind: "file" },
  { kind: "check" },
];

const states: readonly {
  name: string;
  of: Partial<Pick<Field, "help" | "example" | "error" | "isRequired" | "value">>;
}[] = [
  { name: "plain", of: {} },
  { name: "optional, with help", of: { isRequired: false, help: "Why it is asked.", example: "Revenue Operations" } },
  { name: "wrong", of: { error: "Say which team it comes from.", help: "Its queue and its working time count." } },
  { name: "long", of: { value: longWord, help: longSentence } },
];

/** Every kind of input with a state, so that all of both are seen. */
function fieldOf(spec: FieldKind, index: number): Field {
  const { name, of } = states[index % states.length] ?? { name: "", of: {} };
  return { ...spec, ...of, name: `specimen-${index}`, label: `${spec.kind}, ${name}` };
}

const note: Field = { kind: "long", rows: 2, name: "note", label: "What was done, and with whom?", isRequired: true };
const action = (label: string, more: Partial<ActionForm> = {}): ActionForm => ({
  label,
  action: "/design",
  isPrimary: false,
  fields: [],
  ...more,
});

export const Forms = () => (
  <>
    <Fields />
    <Buttons />
    <Others />
  </>
);

const Fields = () => (
  <>
    <Specimen name="FieldRow" note="Every kind, each in one of the states: plain, optional, wrong, long.">
      <div class="fields">
        {everyKind.map((spec, index) => (
          <FieldRow field={fieldOf(spec, index)} />
        ))}
      </div>
    </Specimen>
    <Specimen name="States of one input">
      <div class="fields">
        {states.map(({ name, of }, index) => (
          <FieldRow field={{ kind: "text", ...of, name: `state-${index}`, label: `An input that is ${name}` }} />
        ))}
      </div>
    </Specimen>
    <Specimen name="ErrorSummary">
      <ErrorSummary
        title="It was not kept. Your text is still here."
        errors={[{ path: "specimen-2", message: "Say which team it comes from." }]}
      />
    </Specimen>
  </>
);

const Buttons = () => (
  <>
    <Specimen name="Buttons">
      <div class="row">
        {["", "primary", "quiet", "danger", "large", "primary large"].map((look) => (
          <button class={`button ${look}`} type="button">
            Record my decision
          </button>
        ))}
        <button class="button" type="button" disabled>
          Launch wave 2
        </button>
        <a class="button" href="#forms">
          A link that acts
        </a>
      </div>
    </Specimen>
    <Specimen
      name="Actions"
      note="The primary one first. With fields an action folds away; what cannot be done says why."
    >
      <Actions
        scope="actions"
        actions={[
          action("Put it on hold", { fields: [note], consequence: "Clocks stand still meanwhile." }),
          action("Withdraw this change", { isDanger: true }),
          action("Launch wave 2", { isPrimary: true }),
          action("Close it early", { blockedBy: "Two waves are not launched yet." }),
        ]}
      />
    </Specimen>
    <Specimen name="ActionView, refused">
      <ActionView
        scope="refused"
        action={action("Say what was done", {
          verb: "Keep what was done",
          fields: [{ ...note, value: longSentence, error: "Nobody of this name is known." }],
          consequence: "Everybody concerned can read it.",
        })}
      />
    </Specimen>
  </>
);

const Others = () => (
  <>
    <Specimen name="TeamChoice">
      <div class="filters compact">
        <TeamChoice
          team=""
          teams={[
            { id: "ops", name: "Revenue Operations" },
            { id: "long", name: longSentence },
          ]}
        />
      </div>
    </Specimen>
    <Specimen name="FreshLink" note="On the page of a link that works no more, in its reader's language.">
      <FreshLink reader={english} form={{ action: "/design", nonce: "" }} />
      <FreshLink reader={{ locale: "de-DE" }} form={{ action: "/design", nonce: "" }} />
    </Specimen>
  </>
);
