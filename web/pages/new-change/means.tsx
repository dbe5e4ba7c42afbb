import { Notice } from "../../kit/notice.tsx";
import { AddAnother, Ask, Part, RowOf } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

/** Money, connections, work and training: what it takes, and what is forgotten most often. */
export const MeansParts = ({ model }: { model: NewChangeModel }) => (
  <>
    <Part id="budget" title="What it may cost" why="Build and adoption apart. Finance sees both, planned and actual.">
      <div class="trio">
        <Ask
          model={model}
          question={{ kind: "text", path: "budget.currency", label: "Currency", example: "EUR", isRequired: true }}
        />
        <Ask
          model={model}
          question={{
            kind: "number",
            path: "budget.build",
            label: "To build it",
            min: 0,
            step: "any",
            isRequired: true,
          }}
        />
        <Ask
          model={model}
          question={{
            kind: "number",
            path: "budget.adoption",
            label: "To have it used",
            help: "Training, time of champions, reinforcement.",
            min: 0,
            step: "any",
            isRequired: true,
          }}
        />
      </div>
      {Number(model.form.budget.adoption) === 0 && model.form.budget.adoption !== "" ? (
        <Notice
          notice={{
            tone: "risk",
            title: "No money is planned for adoption.",
            text: "Training and reinforcement will have to come from someone’s week. It is shown as a risk to everybody who signs.",
          }}
        />
      ) : null}
    </Part>
    <Part
      id="integrations"
      title="What connects to what"
      why="A connection without an owner breaks at night. Leave this empty when nothing is connected."
    >
      {model.form.integrations.map((_, index) => (
        <RowOf path={`integrations.${index}`} title={`Connection ${index + 1}`}>
          <div class="pair">
            <Ask
              model={model}
              question={{
                kind: "text",
                path: `integrations.${index}.what`,
                label: "What connects",
                example: "CRM to warehouse",
              }}
            />
            <Ask model={model} question={{ kind: "text", path: `integrations.${index}.owner`, label: "Who owns it" }} />
            <Ask
              model={model}
              question={{
                kind: "text",
                path: `integrations.${index}.whenItBreaks`,
                label: "What happens when it breaks",
              }}
            />
            <Ask
              model={model}
              question={{ kind: "text", path: `integrations.${index}.tell`, label: "Whom to tell out of hours" }}
            />
          </div>
        </RowOf>
      ))}
      <AddAnother list="integrations" label="Add another connection" />
    </Part>
    <Part
      id="work"
      title="What has to be built"
      why="Lines and links only: the work itself stays in the team’s own tracker."
    >
      {model.form.workItems.map((_, index) => (
        <RowOf path={`workItems.${index}`} title={`Work item ${index + 1}`}>
          <div class="pair">
            <Ask model={model} question={{ kind: "text", path: `workItems.${index}.title`, label: "What" }} />
            <Ask model={model} question={{ kind: "text", path: `workItems.${index}.link`, label: "Link" }} />
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
        <RowOf path={`trainings.${index}`} title={`Training ${index + 1}`}>
          <div class="pair">
            <Ask
              model={model}
              question={{ kind: "text", path: `trainings.${index}.title`, label: "What it is called" }}
            />
            <Ask
              model={model}
              question={{
                kind: "text",
                path: `trainings.${index}.format`,
                label: "How people learn",
                example: "Live, 45 minutes",
              }}
            />
          </div>
          <Ask
            model={model}
            question={{ kind: "long", rows: 2, path: `trainings.${index}.about`, label: "What it is about" }}
          />
          <Ask model={model} question={{ kind: "text", path: `trainings.${index}.link`, label: "Where it is" }} />
        </RowOf>
      ))}
      <AddAnother list="trainings" label="Add another training" />
    </Part>
  </>
);
