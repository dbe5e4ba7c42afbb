import type { StuckStep } from "../../../domain/adoption/stuck.ts";
import { number } from "./numbers.ts";

/** What the manager of a group that stands still is told, with one thing that may help: the message, and the page behind its link. */

/** "9 of 21", or `null` where the number would point at people. */
type Many = string | null;

interface Step {
  readonly where: (many: Many) => string;
  /** `trainings`: their names. */
  readonly action: (trainings: readonly string[]) => string;
}

const steps: Readonly<Record<StuckStep, Step>> = {
  train: {
    where: (many: Many) => `${many ?? "Most"} have not tried it yet, and many of them are not trained.`,
    action: (trainings: readonly string[]) =>
      trainings.length === 0
        ? "Set a date this week on which your team is shown how it works."
        : `Set a date this week on which your team goes through the training ${trainings.map((name) => `“${name}”`).join(", ")} together.`,
  },
  try: {
    where: (many: Many) => `${many ?? "Most"} have not tried it yet.`,
    action: () =>
      "Do it once together: take a real case into your next team meeting and do it the new way from beginning to end.",
  },
  habit: {
    where: (many: Many) => `${many ?? "Most"} do it now and then, not yet as a habit.`,
    action: () =>
      "Tie it to something that happens anyway: ask for it in your weekly meeting, and look at it there for the next three weeks.",
  },
  return: {
    where: (many: Many) => `${many ?? "Most"} tried it and have stopped.`,
    action: () =>
      "Ask two or three of them what got in the way, and pass it on to whoever runs the change. Something usually did.",
  },
};

const numbers = {
  many: (people: number, judged: number) => `${number(people)} of ${number(judged)}`,
  rate: (share: string, counted: number, judged: number) => `${share}, ${number(counted)} of ${number(judged)}`,
  atMost: (share: string) => `at most ${share}`,
  atLeast: (share: string) => `at least ${share}`,
  withheld: "not told, it would point at people",
};

const answers = {
  done: { label: "Done", effect: "The next measurement shows whether it helped." },
  doing: { label: "I am doing it", effect: "You hear again only if your team still stands where it stands now." },
  not_right: {
    label: "Not the right thing",
    effect: "Please say why below. It is not suggested again while your team stands where it stands now.",
  },
};

const facts = {
  behaviour: "What counts",
  rate: "Use as agreed",
  target: "Agreed",
  where: "Where it stands still",
  asOf: "As of",
  champions: "Like to be asked",
};

const page = {
  eyebrow: "One thing that may help",
  title: (group: string) => `What would help ${group}?`,
  lead: (title: string, group: string) =>
    `“${title}” has reached ${group} and is not a habit there yet. You know your people best. This may help:`,
  privacy: "Numbers are of the whole team. Nobody is named with them, here or to anybody else.",
  recovered: "By now your team stands better than when this was suggested.",
  legend: "What do you say to it?",
  reason: "What should those who run the change know?",
  reasonHelp: "Needed only where it is not the right thing. They read it with your name.",
  grown: (key: string) => `What you wrote became a change of its own: ${key}.`,
  grownText: "Whoever runs it says it in their own words.",
  record: "Record what I say",
  recorded: (answer: string) => `Recorded: ${answer}.`,
  recordedText: "You can change it here at any time while the change is measured.",
  newer: "A newer suggestion was sent to you",
  newerText: "Your team stands elsewhere by now. Please use the button in the latest message.",
  over: "This change has ended",
  overText: "Nothing is asked of you any more.",
  you: "you",
  unknown: {
    title: "This link leads nowhere",
    text: "It may be incomplete, or a newer one was sent. Please use the link in the latest message, or ask whoever sent it for a new one. Nothing was recorded.",
  },
};

const mail = {
  subject: (group: string, title: string) => `One thing that may help ${group}: ${title}`,
  intro: (title: string, group: string) =>
    `“${title}” has reached ${group} and is not a habit there yet. You know your people best; below is one thing that may help.`,
  action: "What may help",
  next: "Say on the page what you think of it: done, you are doing it, or not the right thing and why. It takes half a minute.",
  button: "Say what I think of it",
  buttonNote: "This opens a page. Nothing is recorded until you press the button there.",
  because: "You get this because you are the manager of most people of this team.",
  freshBecause: "You get this because somebody pressed the button on the page of your old link.",
};

export const suggestion = { steps, numbers, answers, facts, page, mail };
