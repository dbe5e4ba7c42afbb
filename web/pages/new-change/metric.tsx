import { AskAll, person, Rare } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

const what: Question[] = [
  {
    kind: "text",
    path: "metric.name",
    label: "Business metric",
    help: "As its report calls it.",
    example: "Time to first contact",
  },
  {
    kind: "text",
    path: "metric.source",
    label: "Where its values come from",
    example: "Finance’s monthly report",
  },
];

const how: Question[] = [
  {
    kind: "choice",
    path: "metric.kind",
    label: "A value is a",
    help: "A share is a count of a total. Values of the other kind do not carry over.",
    options: [
      { value: "number", label: "Number" },
      { value: "share", label: "Share" },
    ],
  },
  {
    kind: "text",
    path: "metric.unit",
    label: "In",
    help: "The unit of a number, or what is counted.",
    example: "hours",
  },
  {
    kind: "choice",
    path: "metric.better",
    label: "Better is",
    options: [
      { value: "", label: "Please choose" },
      { value: "higher", label: "Higher" },
      { value: "lower", label: "Lower" },
    ],
  },
  {
    kind: "choice",
    path: "metric.period",
    label: "One value each",
    options: [
      { value: "day", label: "Day" },
      { value: "week", label: "Week" },
      { value: "month", label: "Month" },
    ],
  },
];

const owner = person("metric.owner", "Who brings its values: name", "Their e-mail");

/** One number of the business beside the targets: reported with the same strengths, and deciding nothing. */
export const MetricPart = ({ model }: { model: NewChangeModel }) => (
  <Rare
    model={model}
    label="A business metric beside it (optional)"
    usual={{ "metric.kind": "number", "metric.period": "month" }}
    questions={[...what, ...how, ...owner]}
  >
    <p class="small muted">
      One number the business looks at anyway. It is signed with the rest, cannot be named after the launch, and decides
      nothing: bring its values from before the launch too, or nothing can be compared. Leave all of it empty for none.
    </p>
    <div class="pair">
      <AskAll model={model} questions={what} />
    </div>
    <div class="quartet">
      <AskAll model={model} questions={how} />
    </div>
    <div class="pair">
      <AskAll model={model} questions={owner} />
    </div>
  </Rare>
);
