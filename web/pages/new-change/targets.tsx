import { AddAnother, Ask, Part } from "./inputs.tsx";
import { MetricPart } from "./metric.tsx";
import type { NewChangeModel } from "./model.ts";
import { seenEventsId } from "./target-questions.ts";
import { Target } from "./target.tsx";
import { WaveParts } from "./waves.tsx";

/** The adoption contract: who launches when, which behaviour shows it is used, how many, for how long. */
export const TargetParts = ({ model }: { model: NewChangeModel }) => (
  <>
    <WaveParts model={model} />
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
      {model.seen === undefined ? null : (
        <datalist id={seenEventsId}>
          {model.seen.map(({ value, label }) => (
            <option value={value} label={label} />
          ))}
        </datalist>
      )}
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
      <MetricPart model={model} />
    </Part>
  </>
);
