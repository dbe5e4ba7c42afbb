import { HiddenFields } from "../../kit/form.tsx";
import { Candidates } from "./candidates.tsx";
import { AddAnother, Ask, Part, Rare, RowOf } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";
import { Stakeholder } from "./stakeholder.tsx";

/** Who has to agree, how many of them, and what silence means. */
export const GateParts = ({ model }: { model: NewChangeModel }) => (
  <Part
    id="gates"
    title="Who decides"
    why="Each gate is one question to a few people. They get a link by mail and decide in a minute, without an account. Whoever proposes a change cannot sign it."
  >
    {model.candidates === undefined ? (
      <HiddenFields values={{ dismissed: model.form.dismissed }} />
    ) : (
      <Candidates model={model.candidates} />
    )}
    {model.form.gates.map((_, index) => (
      <Gate model={model} index={index} />
    ))}
    <AddAnother list="gates" label="Add another gate" />
  </Part>
);

const name = (at: string): Question => ({
  kind: "text",
  path: `${at}.name`,
  label: "What is decided here?",
  example: "The definition and the date",
});

const mode = (at: string): Question => ({
  kind: "choice",
  path: `${at}.quorum.mode`,
  label: "Who must agree?",
  options: [
    { value: "all", label: "All of them" },
    { value: "any", label: "One is enough" },
    { value: "at_least", label: "At least as many as…" },
    { value: "percent", label: "A share of those who take part…" },
  ],
});

const count = (at: string): Question => ({
  kind: "number",
  path: `${at}.quorum.count`,
  label: "At least how many?",
  help: "Only for “at least”.",
  min: 1,
  max: 200,
  step: 1,
});

const share = (at: string): Question => ({
  kind: "number",
  path: `${at}.quorum.percent`,
  label: "Which share?",
  help: "Only for “a share”. Who abstains does not count.",
  min: 1,
  max: 100,
  step: 1,
  unit: "%",
});

const time = (at: string): Question[] => [
  {
    kind: "text",
    path: `${at}.dueIn`,
    label: "Decided within",
    help: "Working time, such as 5 days or 8 hours.",
  },
  {
    kind: "choice",
    path: `${at}.silence`,
    label: "When somebody does not answer in time",
    help: "Said in every message, with its date. Silence is never recorded as an approval.",
    options: [
      { value: "escalate", label: "Tell manager, then sponsor" },
      { value: "block", label: "Keep waiting, tell the owner" },
      { value: "consent", label: "Count it as consent" },
    ],
  },
];

const stepUp = (at: string): Question => ({
  kind: "check",
  path: `${at}.stepUp`,
  label: "Ask for a code sent by mail",
  help: "For decisions that need more proof than a link: whoever decides also types a code that we mail to their own address.",
});

const tiers = (at: string): Question[] => [
  { kind: "check", path: `${at}.onlyIf.tiers.light`, label: "Light changes" },
  { kind: "check", path: `${at}.onlyIf.tiers.standard`, label: "Standard changes" },
  { kind: "check", path: `${at}.onlyIf.tiers.major`, label: "Major changes" },
];

const limits = (at: string): Question[] => [
  {
    kind: "number",
    path: `${at}.onlyIf.budgetAbove`,
    label: "Planned budget above",
    help: "Build and adoption together.",
    min: 0,
    step: "any",
    isRequired: false,
  },
  {
    kind: "text",
    path: `${at}.onlyIf.countries`,
    label: "The audience works in",
    help: "Two-letter countries; one of them is enough.",
    example: "DE, FR",
    isRequired: false,
  },
];

const Gate = ({ model, index }: { model: NewChangeModel; index: number }) => {
  const at = `gates.${index}`;
  const gate = model.form.gates[index];
  const ask = (question: Question) => <Ask model={model} question={question} />;
  return (
    <RowOf path={at} title={`Gate ${index + 1}`} id={gate?.id}>
      {ask(name(at))}
      <div class="pair quorum">
        {ask(mode(at))}
        <div class="for-at_least">{ask(count(at))}</div>
        <div class="for-percent">{ask(share(at))}</div>
      </div>
      <div class="pair">{time(at).map(ask)}</div>
      {ask(stepUp(at))}
      <Rare model={model} label="Needed only for some changes" questions={[...tiers(at), ...limits(at)]}>
        <div class="stack">
          <p class="small muted">Leave this empty when the gate is always needed. Everything named must be true.</p>
          <div class="trio">{tiers(at).map(ask)}</div>
          <div class="pair">{limits(at).map(ask)}</div>
        </div>
      </Rare>
      {(gate?.stakeholders ?? []).map((_, place) => (
        <Stakeholder model={model} at={`${at}.stakeholders.${place}`} number={place + 1} />
      ))}
      <AddAnother list={`${at}.stakeholders`} label="Add another person" />
    </RowOf>
  );
};
