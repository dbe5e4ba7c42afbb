import { Mark } from "./icon.tsx";

/** The life of a change, in order, as pages show it. */
export const stageNames = [
  "draft",
  "intake",
  "alignment",
  "build",
  "readiness",
  "launch",
  "adoption",
  "outcome",
] as const;
export type StageName = (typeof stageNames)[number];

export const stageWords: Record<StageName, string> = {
  draft: "Draft",
  intake: "Intake",
  alignment: "Alignment",
  build: "Build",
  readiness: "Readiness",
  launch: "Launch",
  adoption: "Adoption",
  outcome: "Outcome",
};

/** Eight small parts, the present one in ink, with the stage's name beside them. */
export const StageTrack = ({ stage }: { stage: StageName }) => {
  const now = stageNames.indexOf(stage);
  return (
    <span class="stage">
      <svg viewBox="0 0 56 8" aria-hidden="true">
        {stageNames.map((_, index) => (
          <rect class={partClass(index, now)} x={index * 7} y="1" width="5.4" height="6" rx="1.5" />
        ))}
      </svg>
      {stageWords[stage]}
    </span>
  );
};

function partClass(index: number, now: number): string {
  if (index === now) return "now";
  return index < now ? "done" : "todo";
}

/** One step of a life line. `note` says when it was or what it waits for. */
export interface LifeStep {
  stage: StageName;
  state: "done" | "now" | "todo" | "skipped";
  note: string;
}

const steps = {
  done: { mark: "adopted", label: "Done" },
  now: { mark: "ball", label: "Now" },
  todo: { mark: "idle", label: "To come" },
  skipped: { mark: "idle", label: "Not needed" },
} as const;

export const LifeLine = ({ steps: life }: { steps: readonly LifeStep[] }) => (
  <ol class="lifeline" aria-label="Life of this change">
    {life.map((step) => (
      <li class={step.state === "skipped" ? "todo" : step.state}>
        <Mark name={steps[step.state].mark} label={steps[step.state].label} class="node" />
        <span>
          <b>{stageWords[step.stage]}</b> {step.note}
        </span>
      </li>
    ))}
  </ol>
);
