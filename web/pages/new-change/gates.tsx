import { AddAnother, Ask, AskAll, Part, person, RowOf } from "./inputs.tsx";
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
  const gate = model.form.gates[index];
  return (
    <RowOf path={at} title={`Gate ${index + 1}`} id={gate?.id}>
      <Ask
        model={model}
        question={{
          kind: "text",
          path: `${at}.name`,
          label: "What is decided here?",
          example: "The definition and the date",
        }}
      />
      <div class="trio">
        <Ask
          model={model}
          question={{
            kind: "choice",
            path: `${at}.quorum.mode`,
            label: "Who must agree?",
            options: [
              { value: "all", label: "All of them" },
              { value: "any", label: "One is enough" },
              { value: "at_least", label: "At least as many as…" },
            ],
          }}
        />
        <Ask
          model={model}
          question={{
            kind: "number",
            path: `${at}.quorum.count`,
            label: "At least how many?",
            help: "Only for “at least”.",
            min: 1,
            max: 200,
            step: 1,
          }}
        />
        <Ask
          model={model}
          question={{
            kind: "text",
            path: `${at}.dueIn`,
            label: "Decided within",
            help: "Working time, such as 5 days or 8 hours. Silence is never a yes.",
          }}
        />
      </div>
      {(gate?.stakeholders ?? []).map((_, place) => (
        <Stakeholder model={model} at={`${at}.stakeholders.${place}`} number={place + 1} />
      ))}
      <AddAnother list={`${at}.stakeholders`} label="Add another person" />
    </RowOf>
  );
};

const Stakeholder = ({ model, at, number }: { model: NewChangeModel; at: string; number: number }) => (
  <RowOf path={at} title={`Person ${number}`}>
    <div class="trio">
      <AskAll model={model} questions={person(`${at}.person`, "Name", "E-mail")} />
      <Ask
        model={model}
        question={{ kind: "text", path: `${at}.role`, label: "Role", example: "Head of Revenue Finance" }}
      />
    </div>
    <Ask
      model={model}
      question={{
        kind: "long",
        rows: 2,
        path: `${at}.asks`,
        label: "What does it ask of them in particular?",
        help: "One line each.",
        example: "About two hours of the team’s time, once",
        isRequired: false,
      }}
    />
  </RowOf>
);
