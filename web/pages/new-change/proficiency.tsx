import { AskAll, Rare } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

/** How well it is done: by a rule of good work, or by somebody who looks at a sample of it. */

const quality = (at: string): Question[] => [
  {
    kind: "text",
    path: `${at}.quality.property`,
    label: "Property of a good action",
    example: "stage",
    isRequired: false,
  },
  {
    kind: "choice",
    path: `${at}.quality.is`,
    label: "It is",
    options: [
      { value: "equals", label: "Equal to" },
      { value: "not_equals", label: "Other than" },
      { value: "at_least", label: "At least" },
      { value: "at_most", label: "At most" },
      { value: "exists", label: "Filled in" },
      { value: "contains", label: "Containing" },
    ],
    isRequired: false,
  },
  { kind: "text", path: `${at}.quality.value`, label: "Value", isRequired: false },
  {
    kind: "number",
    path: `${at}.quality.share`,
    label: "Of their actions at least",
    min: 1,
    max: 100,
    step: "any",
    unit: "%",
    isRequired: false,
  },
];

const audit = (at: string): Question[] => [
  {
    kind: "choice",
    path: `${at}.audit.draws`,
    label: "Draw by lot",
    help: "Actions where they name what they were done to, such as a lead; people where it takes several to tell.",
    options: [
      { value: "", label: "Nothing" },
      { value: "actions", label: "Actions" },
      { value: "people", label: "People with the habit" },
    ],
    isRequired: false,
  },
  {
    kind: "number",
    path: `${at}.audit.size`,
    label: "As many as",
    help: "The more, the surer: of 30 a share is told to within some 17 points.",
    min: 10,
    max: 200,
    step: 1,
    isRequired: false,
  },
];

const standard = (at: string): Question[] => [
  {
    kind: "long",
    rows: 2,
    path: `${at}.audit.standard`,
    label: "What good work is",
    help: "Whoever looks at the sample judges by it.",
    example: "The size is the one in the register, and the contact answered.",
    isRequired: false,
  },
];

export const Proficiency = ({ model, at }: { model: NewChangeModel; at: string }) => (
  <>
    <Rare
      model={model}
      label="Who does it well"
      usual={{ [`${at}.quality.is`]: "equals", [`${at}.quality.share`]: "80" }}
      questions={quality(at)}
    >
      <div class="stack">
        <p class="small muted">
          Using it is not yet using it well. Name what a good action looks like, and proficiency is measured beside the
          habit; the verdict does not depend on it.
        </p>
        <div class="quartet">
          <AskAll model={model} questions={quality(at)} />
        </div>
      </div>
    </Rare>
    <Rare
      model={model}
      label="Somebody looks at a sample of it"
      usual={{ [`${at}.audit.size`]: "30" }}
      questions={[...audit(at), ...standard(at)]}
    >
      <div class="stack">
        <p class="small muted">
          What no filter can tell, a person can. After the launch you name who looks; what is looked at is drawn by lot,
          and the share is told with its uncertainty.
        </p>
        <div class="pair">
          <AskAll model={model} questions={audit(at)} />
        </div>
        <AskAll model={model} questions={standard(at)} />
      </div>
    </Rare>
  </>
);
