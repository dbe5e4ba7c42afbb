import type { Choice, FieldKind } from "../../kit/field.ts";
import { AddAnother, Ask, AskAll, Part, person, Rare, RowOf } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

/** The adoption contract: who launches when, which behaviour shows it is used, how many, for how long. */
export const TargetParts = ({ model }: { model: NewChangeModel }) => (
  <>
    <Part
      id="waves"
      title="Who launches when"
      why="People of one wave begin together. One wave is fine; several show whether the change, and not the season, made the difference."
    >
      <Ask
        model={model}
        question={{
          ...chosenFrom(model.populations, "Please choose"),
          path: "population",
          label: "Whose use is counted?",
          help: "The list of members that was imported, with the groups people are in.",
        }}
      />
      {model.form.waves.map((wave, index) => (
        <RowOf path={`waves.${index}`} title={`Wave ${index + 1}`} id={wave.id}>
          <div class="pair">
            <Ask
              model={model}
              question={{ kind: "text", path: `waves.${index}.name`, label: "Name", example: "Europe" }}
            />
            <Ask
              model={model}
              question={{
                kind: "text",
                path: `waves.${index}.groups`,
                label: "Groups in it",
                help: "As in the list of members, separated by commas. With no wave at all, everybody launches together.",
              }}
            />
          </div>
        </RowOf>
      ))}
      <AddAnother list="waves" label="Add another wave" />
    </Part>
    <Part
      id="targets"
      title="How we will know that it is used"
      why="The target is signed with the rest and later tested against real use. Delivered is not the goal, and trained is not either."
    >
      <p class="small muted">
        <a href="/behaviours" target="_blank" rel="noopener">
          Pick a behaviour from events that came
        </a>{" "}
        and see who would have qualified in the last weeks. It opens beside this form, which keeps what you typed.
      </p>
      {model.form.targets.map((_, index) => (
        <Target model={model} index={index} />
      ))}
      <AddAnother list="targets" label="Add another target" />
      <Ask
        model={model}
        question={{
          kind: "long",
          rows: 2,
          path: "noTargetBecause",
          label: "No target at all, because…",
          help: "Only for light changes. The reason is shown to everybody who signs.",
          isRequired: false,
        }}
      />
    </Part>
  </>
);

const behaviour = (at: string): Question[] => [
  {
    kind: "text",
    path: `${at}.name`,
    label: "What do people do when they use it?",
    help: "Something that can be seen in a system, not an opinion.",
    example: "A rep records the first contact on a qualified lead",
  },
];

const evidence = (at: string, model: NewChangeModel): Question[] => [
  {
    kind: "text",
    path: `${at}.behaviour.event`,
    label: "Name of the event",
    help: "Exactly as the source sends it.",
    example: "first_contact_recorded",
  },
  {
    ...chosenFrom(model.sources, "Please choose"),
    path: `${at}.source`,
    label: "Where it comes from",
    help: "The usage source that sends it.",
  },
  {
    kind: "long",
    rows: 2,
    path: `${at}.behaviour.where`,
    label: "Only where",
    help: "A filter on the event's properties a line: is, is not, at least, at most, contains, exists. Empty counts all.",
    example: "deal.stage is qualified",
    isRequired: false,
  },
];

/** A choice where there is something to choose from, else the id as text. */
function chosenFrom(choices: readonly Choice[] | undefined, first: string): FieldKind {
  if (choices === undefined || choices.length === 0) return { kind: "text" };
  return { kind: "choice", options: [{ value: "", label: first }, ...choices] };
}

const habit = (at: string): Question[] => [
  { kind: "number", path: `${at}.k`, label: "Actions in a period", min: 1, step: 1 },
  { kind: "number", path: `${at}.m`, label: "In at least", min: 1, step: 1, unit: "periods" },
  { kind: "number", path: `${at}.w`, label: "Of the last", min: 1, step: 1, unit: "periods" },
];

const kind = (at: string): Question => ({
  kind: "choice",
  path: `${at}.kind`,
  label: "What is promised?",
  help: "A habit is about people, an answer in time about cases, such as every qualified lead.",
  options: [
    { value: "habit", label: "People do it regularly" },
    { value: "response", label: "One team answers another in time" },
  ],
});

const period = (at: string): Question => ({
  kind: "choice",
  path: `${at}.period`,
  label: "Counted by",
  help: "The rate is looked at when one of these ends.",
  options: [
    { value: "day", label: "Day" },
    { value: "week", label: "Week" },
    { value: "month", label: "Month" },
  ],
});

const answer = (at: string, model: NewChangeModel): Question[] => [
  {
    kind: "text",
    path: `${at}.response.event`,
    label: "Event that answers it",
    help: "The event above is what asks.",
    example: "lead_contacted",
  },
  { kind: "text", path: `${at}.response.within`, label: "Owed within", help: "Working time.", example: "4 hours" },
  {
    kind: "text",
    path: `${at}.response.property`,
    label: "Matched by the property",
    help: "Both events carry it.",
    example: "lead_id",
  },
  {
    kind: "choice",
    path: `${at}.response.by`,
    label: "Who may answer",
    options: [
      { value: "property", label: "Anybody" },
      { value: "person_and_object", label: "Who was asked, nobody else" },
    ],
  },
  {
    kind: "text",
    path: `${at}.response.team`,
    label: "Whose working hours",
    help: "Id of the team that answers. Empty: Monday to Friday, 9 to 17.",
    isRequired: false,
  },
  {
    ...chosenFrom(model.sources, "The same source"),
    path: `${at}.response.source`,
    label: "Answers come from",
    isRequired: false,
  },
  {
    kind: "text",
    path: `${at}.response.groupBy`,
    label: "Property with the group that owes it",
    help: "Without it, the group of whoever asked or answered.",
    isRequired: false,
  },
  {
    kind: "number",
    path: `${at}.response.w`,
    label: "Rate over the last",
    help: "Of the periods chosen beside it.",
    min: 1,
    step: 1,
    unit: "periods",
  },
];

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

const promise = (at: string): Question[] => [
  {
    kind: "choice",
    path: `${at}.aim`,
    label: "Where it should get to",
    help: "When something is retired, use falls: at most this share is still active.",
    options: [
      { value: "", label: "At least the share below" },
      { value: "at_most", label: "At most the share below, for a retirement" },
    ],
  },
  {
    kind: "number",
    path: `${at}.threshold`,
    label: "Share of people, or of cases",
    help: "Most teams start between 60% and 80%.",
    min: 0,
    max: 100,
    step: "any",
    unit: "%",
  },
  {
    kind: "choice",
    path: `${at}.counts`,
    label: "Who counts: those who",
    options: [
      { value: "habitual", label: "Keep the habit" },
      { value: "active", label: "Are active" },
    ],
  },
  {
    kind: "number",
    path: `${at}.graceDays`,
    label: "Grace after launch",
    help: "Nobody is judged before.",
    min: 0,
    step: 1,
    unit: "days",
  },
  {
    kind: "number",
    path: `${at}.sustainDays`,
    label: "Held for",
    help: "Reached once is not adopted.",
    min: 0,
    step: 1,
    unit: "days",
  },
  {
    kind: "number",
    path: `${at}.windowDays`,
    label: "Window after launch",
    help: "Longer than grace, habit and holding together.",
    min: 1,
    step: 1,
    unit: "days",
  },
  {
    kind: "number",
    path: `${at}.freshnessDays`,
    label: "Evidence at most",
    help: "Older evidence makes the rate unknown, never zero.",
    min: 0,
    step: "any",
    unit: "days old",
  },
];

const rest = (at: string): Question[] => [
  {
    kind: "number",
    path: `${at}.baseline.rate`,
    label: "Rate today",
    help: "Before launch, if it is known.",
    min: 0,
    max: 100,
    step: "any",
    unit: "%",
    isRequired: false,
  },
  {
    kind: "text",
    path: `${at}.baseline.note`,
    label: "What is known of today",
    example: "13 of 58 in April, from the CRM",
  },
  { kind: "text", path: `${at}.timeZone`, label: "Time zone of the periods", example: "Europe/Berlin" },
];

const Target = ({ model, index }: { model: NewChangeModel; index: number }) => {
  const at = `targets.${index}`;
  const owner = person(`${at}.owner`, "Who looks after this target: name", "Their e-mail");
  return (
    <RowOf path={at} title={`Target ${index + 1}`} id={model.form.targets[index]?.id}>
      <AskAll model={model} questions={behaviour(at)} />
      <div class="pair">
        <AskAll model={model} questions={evidence(at, model)} />
      </div>
      <div class="pair">
        <AskAll model={model} questions={[kind(at), period(at)]} />
      </div>
      <div class="for-habit stack">
        <p class="label">It is a habit when somebody does it…</p>
        <div class="trio">
          <AskAll model={model} questions={habit(at)} />
        </div>
        <Rare
          model={model}
          label="Who does it well"
          usual={{ [`${at}.quality.is`]: "equals", [`${at}.quality.share`]: "80" }}
          questions={quality(at)}
        >
          <div class="stack">
            <p class="small muted">
              Using it is not yet using it well. Name what a good action looks like, and proficiency is measured beside
              the habit; the verdict does not depend on it.
            </p>
            <div class="quartet">
              <AskAll model={model} questions={quality(at)} />
            </div>
          </div>
        </Rare>
      </div>
      <div class="for-response stack">
        <p class="label">Only for an answer in time: each case is owed…</p>
        <div class="quartet">
          <AskAll model={model} questions={answer(at, model)} />
        </div>
      </div>
      <p class="label">It is adopted when…</p>
      <div class="trio">
        <AskAll model={model} questions={promise(at)} />
      </div>
      <div class="trio">
        <AskAll model={model} questions={rest(at)} />
      </div>
      <div class="pair">
        <AskAll model={model} questions={owner} />
      </div>
    </RowOf>
  );
};
