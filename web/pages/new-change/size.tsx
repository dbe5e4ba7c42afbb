import { TierAdvice } from "./as-typed.tsx";
import { Ask, Part } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

const howMany = (path: string, label: string, example: string): Question => ({
  kind: "number",
  min: 0,
  path: `tierAnswers.${path}`,
  label,
  example,
  isRequired: false,
});

const answers: Question[] = [
  howMany("teams", "How many teams have to do something?", "3"),
  howMany("people", "How many people will work differently?", "182"),
  howMany("systems", "How many systems are changed?", "1"),
  howMany("definitions", "How many agreed terms or metrics mean something else?", "1"),
  howMany("integrations", "How many connections between systems are made or changed?", "0"),
  {
    kind: "choice",
    path: "tierAnswers.reversible",
    label: "Could it be undone after the launch?",
    options: [
      { value: "", label: "Not known yet" },
      { value: "easily", label: "Easily" },
      { value: "with_effort", label: "With effort" },
      { value: "hardly", label: "Hardly" },
    ],
    isRequired: false,
  },
];

const tier: Question = {
  kind: "choice",
  path: "tier",
  label: "How much process does it need?",
  help: "Process is the minimum that keeps quality. A light change may need one signature and no training.",
  options: [
    { value: "", label: "As the answers say" },
    { value: "light", label: "Light: one team, easily undone" },
    { value: "standard", label: "Standard: several teams" },
    { value: "major", label: "Major: many people, hard to undo" },
  ],
};

const because: Question = {
  kind: "text",
  path: "tierBecause",
  label: "Why another one than the answers say?",
  help: "Only when you choose for yourself. It is shown on the page of the change.",
  isRequired: false,
};

/** How large the change is, in numbers that need no judgement; the tier follows from them and can be overridden with a reason. */
export const SizeParts = ({ model }: { model: NewChangeModel }) => (
  <Part
    id="size"
    title="How large it is"
    why="A few numbers, so that a small change stays small and a large one gets what it needs."
  >
    <div class="pair">
      {answers.map((question) => (
        <Ask model={model} question={question} />
      ))}
    </div>
    <TierAdvice advice={model.tierAdvice} />
    <Ask model={model} question={tier} />
    <Ask model={model} question={because} />
  </Part>
);
