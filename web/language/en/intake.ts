import { counted, number } from "./numbers.ts";

/** A place in a queue and why, as the core counts it. */
interface Placed {
  readonly place: number;
  readonly of: number;
  readonly before: { readonly needed_earlier: number; readonly smaller: number; readonly came_first: number };
}

const days = (amount: string): string => amount.replace(/^1 days$/, "1 day");

/** What whoever proposes something is told: that it arrived, what to expect, what was answered. */
export const intake = {
  answerDue: "Answer due",
  place: "Place in the queue",
  capacity: "The team",
  neededBy: "Needed by",
  earliest: "Earliest honest date",
  /** "Place 3 of 5: 1 is needed earlier, 1 came first." */
  placeText: ({ place, of, before }: Placed): string => {
    if (place === 1) return of === 1 ? "Nothing else waits for this team." : `It is next of ${number(of)}.`;
    const reasons = [
      before.needed_earlier === 0
        ? ""
        : counted(before.needed_earlier, { one: "# is needed earlier", other: "# are needed earlier" }),
      before.smaller === 0 ? "" : counted(before.smaller, { one: "# is smaller", other: "# are smaller" }),
      before.came_first === 0 ? "" : `${number(before.came_first)} came first`,
    ].filter((each) => each !== "");
    return `Place ${number(place)} of ${number(of)}: ${reasons.join(", ")}.`;
  },
  capacityText: (team: string, atOnce: number | null, inWork: number): string =>
    atOnce === null
      ? `${team} has not said how many changes it works on at once; it works on ${number(inWork)} now.`
      : `${team} works on ${counted(atOnce, { one: "# change", other: "# changes" })} at once; ${number(inWork)} ${inWork === 1 ? "is" : "are"} in work now.`,
  noTeam: "No team is named, so no queue is counted.",
  /** Why it cannot be earlier: each part of the way. */
  because: {
    answer: (day: string) => `the answer comes by ${day}`,
    crowded: (day: string) => `every place of the team is taken until ${day}`,
    deciding: (gate: string, dueIn: string, groups: number) =>
      groups === 1
        ? `deciding at “${gate}” takes ${days(dueIn)}`
        : `at “${gate}” ${number(groups)} groups decide one after another, ${days(dueIn)} each`,
    building: (buildIn: string) => `building takes ${days(buildIn)}`,
  },
  earliestText: (day: string, because: readonly string[]) =>
    `The earliest honest date is ${day}, because ${because.slice(0, -1).join(", ")}${because.length > 1 ? " and " : ""}${because.at(-1) ?? ""}.`,
  impossible: (needed: string, earliest: string) =>
    `${needed} cannot be kept: the earliest honest date is ${earliest}.`,
  impossibleHint:
    "We say so now, while something can still be done: ask for less, for a later day, or for another order.",
  received: {
    subject: (title: string) => `Your proposal arrived: ${title}`,
    intro: (owner: string) =>
      `${owner} has your proposal and answers it: with a yes, a no and its reason, or another proposal.`,
    theOwner: "The owner",
    why: "What you can expect",
    whyForOwner: "What they were told to expect",
    next: "You need not do anything until then. If nobody answers in time, the sponsor is told.",
    button: "See where it stands",
    buttonNote: "This opens a page of your own; no account is needed. What you wrote is kept.",
    because: "You get this because you proposed this change.",
  },
  page: {
    proposal: "Your proposal",
    proposedTo: "With",
    standing: {
      draft: "It was returned to draft. It is written anew and asked for again.",
      intake: (owner: string) => `${owner} has it and answers it.`,
      countered: (by: string) => `${by} cannot take it as it is, and proposes something else instead.`,
      alignment: "It was accepted. The people who have to agree are asked.",
      work: "Everybody who had to agree did. It is built and made ready.",
      launched: "It is launched. From now on its use is measured.",
      closed: "It is closed.",
      declined: "It was declined.",
      withdrawn: "It was withdrawn.",
      held: "It is on hold.",
    },
    reason: "The reason",
    counter: {
      title: "What is proposed instead",
      when: "By when",
      tradeOff: "The trade-off",
      takeUp: "Take it up",
      takeUpNote: "It becomes part of the text, and the people who have to agree are asked. One step, no more.",
      withdraw: "Withdraw my proposal",
      withdrawWhy: "Why, in a few words",
      withdrawNote: "It ends here, with your reason on record.",
      otherwise: "To write it anew instead, have it returned to draft by whoever owns it.",
    },
    took: "You took up what was proposed. The people who have to agree are asked.",
    console: "With an account you see all of it on the page of the change.",
    openConsole: "Open the page of the change",
    notRecorded: "This was not recorded.",
    past: "It was answered, or went on, while this page was open. Where it stands now is told here.",
    expired: "The page had been open for more than two hours. Nothing was recorded; please press the button once more.",
    foreign: "This form belongs to another page or an earlier text. Nothing was recorded; please read the page again.",
    needsReason: "Please say in a few words why it is withdrawn.",
    unknown: {
      title: "This link leads nowhere",
      text: "It may be incomplete: mail programs sometimes break long addresses in two. Please use the button in the latest message about your proposal. Nothing was recorded.",
    },
  },
};
