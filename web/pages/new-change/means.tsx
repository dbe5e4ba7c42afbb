import { Notice } from "../../kit/notice.tsx";
import { AddAnother, Ask, AskAll, Part, person, RowOf } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";
import { Training } from "./training.tsx";

/** Money, connections, work and training: what it takes, and what is forgotten most often. */
export const MeansParts = ({ model }: { model: NewChangeModel }) => (
  <>
    <BudgetPart model={model} />
    <Part
      id="integrations"
      title="What connects to what"
      why="A connection without an owner breaks at night. Leave this empty when nothing is connected."
    >
      {model.form.integrations.map((_, index) => (
        <Connection model={model} at={`integrations.${index}`} number={index + 1} />
      ))}
      <AddAnother list="integrations" label="Add another connection" />
    </Part>
    <Part
      id="work"
      title="What has to be built"
      why="Lines and links only: the work itself stays in the team’s own tracker."
    >
      {model.form.workItems.map((item, index) => (
        <RowOf path={`workItems.${index}`} title={`Work item ${index + 1}`} id={item.id}>
          <div class="pair">
            <Ask model={model} question={{ kind: "text", path: `workItems.${index}.title`, label: "What" }} />
            <Ask
              model={model}
              question={{ kind: "text", path: `workItems.${index}.url`, label: "Link", isRequired: false }}
            />
          </div>
        </RowOf>
      ))}
      <AddAnother list="workItems" label="Add another work item" />
    </Part>
    <Part
      id="training"
      title="How people learn it"
      why="Each gets a personal link and says when it is done. A light change may need none."
    >
      {model.form.trainings.map((_, index) => (
        <Training model={model} index={index} />
      ))}
      <AddAnother list="trainings" label="Add another training" />
    </Part>
  </>
);

interface RowProps {
  model: NewChangeModel;
  at: string;
  number: number;
}

const Connection = ({ model, at, number }: RowProps) => (
  <RowOf path={at} title={`Connection ${number}`}>
    <Ask
      model={model}
      question={{ kind: "text", path: `${at}.connects`, label: "What connects", example: "CRM to warehouse" }}
    />
    <div class="pair">
      <AskAll model={model} questions={person(`${at}.owner`, "Who owns it: name", "Their e-mail")} />
      <Ask
        model={model}
        question={{ kind: "text", path: `${at}.whenItBreaks`, label: "What happens when it breaks" }}
      />
      <Ask model={model} question={{ kind: "text", path: `${at}.outOfHours`, label: "Whom to tell out of hours" }} />
    </div>
  </RowOf>
);

function isUnfunded({ form: { budget } }: NewChangeModel): boolean {
  const planned = budget.adoption.planned;
  return planned === "" ? Number(budget.build.planned) > 0 : Number(planned) === 0;
}

const BudgetPart = ({ model }: { model: NewChangeModel }) => (
  <Part id="budget" title="What it may cost" why="Build and adoption apart. Finance sees both, planned and actual.">
    <div class="trio">
      <Ask model={model} question={{ kind: "text", path: "budget.currency", label: "Currency", example: "EUR" }} />
      <Ask
        model={model}
        question={{
          kind: "number",
          path: "budget.build.planned",
          label: "To build it",
          min: 0,
          step: "any",
        }}
      />
      <Ask
        model={model}
        question={{
          kind: "number",
          path: "budget.adoption.planned",
          label: "To have it used",
          help: "Training, time of champions, reinforcement.",
          min: 0,
          step: "any",
        }}
      />
    </div>
    {isUnfunded(model) ? (
      <Notice
        notice={{
          tone: "risk",
          title: "No money is planned for adoption.",
          text: "Training and reinforcement will have to come from someone’s week. It is shown as a risk to everybody who signs.",
        }}
      />
    ) : null}
  </Part>
);
