import { AskAll, Part, person } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";
import { SizeParts } from "./size.tsx";

const about: Question[] = [
  {
    kind: "text",
    path: "title",
    label: "What is the change called?",
    help: "Say it as the result, so that people who sign know what they agree to.",
    example: "One definition of a qualified lead",
  },
  {
    kind: "text",
    path: "team",
    label: "Which team takes it on?",
    help: "Its queue and its working time count, so that you get an honest date.",
    example: "Marketing Ops",
  },
  {
    kind: "date",
    path: "neededBy",
    label: "By which day is it needed, if there is one?",
    help: "What is needed earlier is answered earlier. Where the day cannot be kept, the draft says so and names the earliest honest one.",
  },
  {
    kind: "text",
    path: "buildIn",
    label: "How long does building it take?",
    help: "In working time. Left empty, it is what the team usually takes.",
    example: "15 days",
  },
  {
    kind: "long",
    rows: 5,
    path: "summary",
    label: "What exactly changes?",
    help: "This is what people read and sign. A new wording later asks them again.",
    example:
      "A lead is qualified when its company has 20 or more employees, it has asked for contact, and it works in a country we sell to.",
  },
  {
    kind: "long",
    rows: 3,
    path: "asks",
    label: "What does it ask of everybody it reaches?",
    help: "One line each. People agree more readily to what they can see the end of.",
    example: "Record the first contact on every qualified lead",
    isRequired: false,
  },
];

const context: Question[] = [
  {
    kind: "long",
    rows: 3,
    path: "brief.why",
    label: "Which problem does it solve, and for whom?",
    help: "So that everybody who is asked knows what it is for.",
    example: "Marketing, Sales and Finance report three different numbers for the same leads.",
  },
  {
    kind: "long",
    rows: 3,
    path: "brief.use",
    label: "How will this be used?",
    help: "So we build for the moment in which it is needed, not for the demonstration.",
    example: "A rep opens the lead on Monday and sees at once whether to call.",
  },
  {
    kind: "long",
    rows: 2,
    path: "brief.audience",
    label: "Who is the audience?",
    help: "The people whose day looks different afterwards. They are the ones adoption is measured on.",
    example: "182 sales reps in Europe, North America and Inside Sales",
  },
  {
    kind: "text",
    path: "countries",
    label: "In which countries do they work?",
    help: "Two letters each. Some gates are needed in some countries only.",
    example: "DE, FR, US",
    isRequired: false,
  },
  {
    kind: "long",
    rows: 2,
    path: "brief.decision",
    label: "What decision will this drive?",
    help: "So we build the right thing: if no decision hangs on it, a smaller change may do.",
    example: "How many reps each region gets next quarter",
  },
  {
    kind: "choice",
    path: "brief.cadence",
    label: "A weekly pulse, or a number for the board?",
    help: "A pulse may be rough and early. A board number must be reproducible.",
    options: [
      { value: "", label: "Neither, or not known yet" },
      { value: "daily", label: "Looked at daily" },
      { value: "weekly", label: "A weekly pulse" },
      { value: "monthly", label: "Looked at monthly" },
      { value: "quarterly", label: "A number for the board, each quarter" },
      { value: "once", label: "Needed once" },
    ],
    isRequired: false,
  },
  {
    kind: "long",
    rows: 2,
    path: "brief.ifNothing",
    label: "What happens if we do nothing?",
    help: "So we can weigh it against the rest of the queue, and say no in good conscience when little is lost.",
    example: "Three numbers and a longer meeting, every Monday",
  },
  {
    kind: "long",
    rows: 2,
    path: "brief.processFirst",
    label: "Which process comes before the tool?",
    help: "A tool on top of an unclear process makes the unclear part faster.",
    example: "Who calls a lead that two regions could call",
    isRequired: false,
  },
  {
    kind: "long",
    rows: 2,
    path: "brief.rewardsAgainst",
    label: "What rewards today work against it?",
    help: "Targets, bonuses or habits that make the old way the sensible one. It is better to know them now.",
    example: "Marketing is paid by the number of leads, not by qualified ones",
    isRequired: false,
  },
];

/** What is asked before anything is built, worded as by a partner. */
export const BriefParts = ({ model }: { model: NewChangeModel }) => (
  <>
    <Part id="about" title="What it is" why="Enough to talk about it without a meeting.">
      <AskAll model={model} questions={about} />
    </Part>
    <SizeParts model={model} />
    <Part
      id="context"
      title="Before we build"
      why="Asked first, because these answers change what is built. A rough answer is better than none."
    >
      <AskAll model={model} questions={context} />
    </Part>
    <Part
      id="people"
      title="Who stands for it"
      why="The sponsor has the authority and the budget. The owner runs the change and has the ball until it is used."
    >
      <div class="pair">
        <AskAll model={model} questions={person("sponsor", "Sponsor: name", "Sponsor: e-mail")} />
      </div>
      <div class="pair">
        <AskAll model={model} questions={person("owner", "Owner: name", "Owner: e-mail")} />
      </div>
    </Part>
  </>
);
