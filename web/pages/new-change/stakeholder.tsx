import { Ask, Rare, RowOf } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

const who = (at: string): Question[] => [
  { kind: "text", path: `${at}.person.name`, label: "Name" },
  { kind: "email", path: `${at}.person.email`, label: "E-mail" },
  { kind: "text", path: `${at}.role`, label: "Role", example: "Head of Revenue Finance" },
];

const asks = (at: string): Question => ({
  kind: "long",
  rows: 2,
  path: `${at}.asks`,
  label: "What does it ask of them in particular?",
  help: "One line each.",
  example: "About two hours of the team’s time, once",
  isRequired: false,
});

const weight = (at: string): Question[] => [
  {
    kind: "check",
    path: `${at}.required`,
    label: "Must agree",
    help: "The gate stays shut without their yes, and silence is none.",
  },
  { kind: "check", path: `${at}.veto`, label: "Has a veto", help: "Their no decides the gate." },
];

const order = (at: string): Question => ({
  kind: "number",
  path: `${at}.order`,
  label: "Asked in group",
  help: "Group 2 is asked once everybody in group 1 has spoken.",
  min: 1,
  max: 20,
  step: 1,
});

/** Somebody who decides at a gate. What few of them have, a veto or a place in the order, is folded away. */
export const Stakeholder = ({ model, at, number }: { model: NewChangeModel; at: string; number: number }) => {
  const ask = (question: Question) => <Ask model={model} question={question} />;
  return (
    <RowOf path={at} title={`Person ${number}`}>
      <div class="trio">{who(at).map(ask)}</div>
      {ask(asks(at))}
      <Rare
        model={model}
        label="Must agree, has a veto, is asked later"
        usual={{ [`${at}.order`]: "1" }}
        questions={[...weight(at), order(at)]}
      >
        <div class="trio">
          {weight(at).map(ask)}
          {ask(order(at))}
        </div>
      </Rare>
    </RowOf>
  );
};
