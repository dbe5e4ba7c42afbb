import { Ask, Part } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

const about: Question[] = [
  {
    kind: "text",
    path: "title",
    label: "What is the change called?",
    help: "Say it as the result, so that people who sign know what they agree to.",
    example: "One definition of a qualified lead",
    isRequired: true,
  },
  {
    kind: "text",
    path: "team",
    label: "Which team does it come from?",
    example: "Marketing Ops",
    isRequired: true,
  },
  {
    kind: "long",
    rows: 2,
    path: "sentence",
    label: "In one sentence, for anybody?",
    example:
      "Marketing, Sales and Finance count a lead as qualified in one way, so that reviews argue about leads, not numbers.",
    isRequired: true,
  },
  {
    kind: "long",
    rows: 5,
    path: "what",
    label: "What exactly changes?",
    help: "This is what the people at the gates read and sign. A new wording later asks them again.",
    isRequired: true,
  },
];

const context: Question[] = [
  {
    kind: "long",
    rows: 3,
    path: "use",
    label: "How will this be used?",
    help: "So we build for the moment in which it is needed, not for the demonstration.",
    example: "A rep opens the lead on Monday and sees at once whether to call.",
    isRequired: true,
  },
  {
    kind: "long",
    rows: 2,
    path: "audience",
    label: "Who is the audience?",
    help: "The people whose day looks different afterwards. They are the ones adoption is measured on.",
    example: "182 sales reps in Europe, North America and Inside Sales",
    isRequired: true,
  },
  {
    kind: "long",
    rows: 2,
    path: "decision",
    label: "What decision will this drive?",
    help: "So we build the right thing: if no decision hangs on it, a smaller change may do.",
    example: "How many reps each region gets next quarter",
    isRequired: true,
  },
  {
    kind: "choice",
    path: "reach",
    label: "A weekly pulse, or a number for the board?",
    help: "A pulse may be rough and early. A board number must be reproducible.",
    options: [
      { value: "", label: "Please choose" },
      { value: "pulse", label: "A weekly pulse" },
      { value: "board", label: "A number for the board" },
      { value: "both", label: "Both" },
    ],
    isRequired: true,
  },
  {
    kind: "long",
    rows: 2,
    path: "doNothing",
    label: "What happens if we do nothing?",
    help: "So we can weigh it against the rest of the queue, and say no in good conscience when little is lost.",
    isRequired: true,
  },
  {
    kind: "long",
    rows: 2,
    path: "process",
    label: "Which process comes before the tool?",
    help: "A tool on top of an unclear process makes the unclear part faster.",
    isRequired: true,
  },
  {
    kind: "long",
    rows: 2,
    path: "rewards",
    label: "What rewards today work against it?",
    help: "Targets, bonuses or habits that make the old way the sensible one. It is better to know them now.",
    example: "Marketing is paid by the number of leads, not by qualified ones",
    isRequired: false,
  },
];

const person = (path: "sponsor" | "owner", role: string): Question[] => [
  { kind: "text", path: `${path}.name`, label: `${role}: name or role`, isRequired: true },
  { kind: "email", path: `${path}.email`, label: `${role}: e-mail`, isRequired: true },
];

/** What is asked before anything is built, worded as by a partner. */
export const BriefParts = ({ model }: { model: NewChangeModel }) => (
  <>
    <Part id="about" title="What it is" why="Enough to talk about it without a meeting.">
      {about.map((question) => (
        <Ask model={model} question={question} />
      ))}
    </Part>
    <Part
      id="context"
      title="Before we build"
      why="Asked first, because these answers change what is built. A rough answer is better than none."
    >
      {context.map((question) => (
        <Ask model={model} question={question} />
      ))}
    </Part>
    <Part
      id="people"
      title="Who stands for it"
      why="The sponsor has the authority and the budget. The owner runs the change and has the ball until it is used."
    >
      <div class="pair">
        {person("sponsor", "Sponsor").map((question) => (
          <Ask model={model} question={question} />
        ))}
      </div>
      <div class="pair">
        {person("owner", "Owner").map((question) => (
          <Ask model={model} question={question} />
        ))}
      </div>
    </Part>
  </>
);
