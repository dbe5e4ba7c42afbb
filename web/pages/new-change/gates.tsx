import { AddAnother, Ask, Part, RowOf } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

/** Who has to agree, how many of them, and what silence means. */
export const GateParts = ({ model }: { model: NewChangeModel }) => (
  <Part
    id="gates"
    title="Who decides"
    why="Each gate is one question to a few people. They get a link by mail and decide in a minute, without an account. Whoever proposes a change cannot sign it."
  >
    {model.form.gates.map((_, index) => (
      <Gate model={model} index={index} />
    ))}
    <AddAnother list="gates" label="Add another gate" />
  </Part>
);

const Gate = ({ model, index }: { model: NewChangeModel; index: number }) => {
  const at = `gates.${index}`;
  return (
    <RowOf path={at} title={`Gate ${index + 1}`}>
      <Ask
        model={model}
        question={{
          kind: "text",
          path: `${at}.title`,
          label: "What is decided here?",
          example: "The definition and the date",
          isRequired: true,
        }}
      />
      <div class="trio">
        <Ask
          model={model}
          question={{
            kind: "choice",
            path: `${at}.quorum`,
            label: "Who must agree?",
            options: [
              { value: "all", label: "All of them" },
              { value: "any", label: "One is enough" },
              { value: "at_least", label: "At least…" },
            ],
            isRequired: true,
          }}
        />
        <Ask
          model={model}
          question={{ kind: "number", path: `${at}.count`, label: "At least how many?", min: 1, max: 50, step: 1 }}
        />
        <Ask
          model={model}
          question={{
            kind: "choice",
            path: `${at}.silence`,
            label: "What does silence mean?",
            help: "It is printed in the message, with its date.",
            options: [
              { value: "block", label: "Not a yes: the gate stays shut" },
              { value: "escalate", label: "It goes to the sponsor" },
            ],
            isRequired: true,
          }}
        />
      </div>
      {(model.form.gates[index]?.people ?? []).map((_, person) => (
        <Stakeholder model={model} at={`${at}.people.${person}`} number={person + 1} />
      ))}
      <AddAnother list={`${at}.people`} label="Add another person" />
    </RowOf>
  );
};

const Stakeholder = ({ model, at, number }: { model: NewChangeModel; at: string; number: number }) => (
  <RowOf path={at} title={`Person ${number}`}>
    <div class="pair">
      <Ask model={model} question={{ kind: "text", path: `${at}.name`, label: "Name" }} />
      <Ask model={model} question={{ kind: "email", path: `${at}.email`, label: "E-mail" }} />
      <Ask
        model={model}
        question={{
          kind: "text",
          path: `${at}.role`,
          label: "Role in which they decide",
          example: "Head of Revenue Finance",
        }}
      />
      <Ask model={model} question={{ kind: "text", path: `${at}.team`, label: "Team" }} />
    </div>
    <Ask
      model={model}
      question={{
        kind: "long",
        rows: 2,
        path: `${at}.asks`,
        label: "What does it ask of them?",
        help: "One line each. People agree more readily to what they can see the end of.",
        example: "About two hours of the team’s time, once",
      }}
    />
  </RowOf>
);
