/** Messages about a change to those who run it: overdue, decided, proposed, losing ground, closed. `null`: a name is erased. */

const common = {
  next: "What comes next",
  seeChange: "See the change",
  kept: "What you wrote is kept.",
  wasDue: "Was due",
  due: "Due",
};

const escalation = {
  subject: (title: string) => `Overdue, with you now: ${title}`,
  preview: (gate: string, who: readonly string[]) => `${gate} has waited on ${who.join(", ")} since its due date.`,
  intro: (gate: string, due: string) => `The gate “${gate}” was due on ${due} and is not decided.`,
  waitingOn: "Waiting on",
  asked: (who: string, day: string) => `${who}, asked ${day}`,
  button: "See the gate",
  buttonNote: "The page shows who decided what. A word from you often helps more than another reminder.",
  until: "Until it is decided:",
  effect: "Until they decide the gate stays shut and the work does not begin.",
  because: "You get this because the change comes to you when its gate is overdue.",
};

const gateResult = {
  subject: {
    approved: (title: string) => `Approved: ${title}`,
    declined: (title: string) => `Declined: ${title}`,
  },
  intro: {
    approved: (gate: string) => `The gate “${gate}” was approved.`,
    declined: (gate: string) => `The gate “${gate}” was declined.`,
  },
  said: (said: string, reason: string) => `${said}: “${reason}”`,
  next: {
    othersOpen: "Other gates are still open.",
    work: "Work can begin.",
    back: "The owner can return it to draft, take the reasons into account and ask again, or withdraw it.",
  },
  buttonNote: "Every decision is on record there, with what was shown.",
  because: "You get this because you proposed this change, or own it.",
};

const intake = {
  subject: (title: string) => `New proposal: ${title}`,
  subjectLate: (title: string) => `Overdue answer: ${title}`,
  intro: (by: string | null) => `${by ?? "The proposer"} proposes this change and waits for your answer.`,
  introLate: (by: string | null) =>
    `${by ?? "The proposer"} proposed this change and has had no answer within the agreed time. You are its sponsor.`,
  answerDue: "Answer due",
  inOneSentence: "In one sentence",
  button: "Read and answer",
  buttonNote: "You can accept it, or decline it with a reason. Both are good answers; silence is not.",
  because: "You get this because you own this change.",
  becauseLate: "You get this because you are the sponsor of this change.",
};

const intakeResult = {
  subject: {
    accepted: (title: string) => `Accepted: ${title}`,
    declined: (title: string) => `Declined: ${title}`,
  },
  intro: {
    accepted: (by: string | null) => `${by ?? "The owner"} accepted your proposal.`,
    declined: (by: string | null) => `${by ?? "The owner"} declined your proposal.`,
  },
  reason: { accepted: "In their words", declined: "The reason" },
  next: {
    accepted: "The people who have to agree have been asked. You will hear when they have decided.",
    declined: "Nothing further happens. You can propose a new change that takes the reason into account.",
  },
  because: "You get this because you proposed this change.",
};

const reinforcement = {
  subject: (title: string) => `Losing ground: ${title}`,
  /** `aim` is `null` where no threshold is known, `rate` where nobody can be judged. */
  fell: (target: string, aim: string | null, rate: { share: string; counted: number; judged: number } | null) =>
    `“${target}” was met and has fallen below ${aim ?? "its threshold"}${rate === null ? "" : `: ${rate.share}, ${rate.counted} of ${rate.judged}`}.`,
  /** The same of use that was to end and has come back. */
  rose: (target: string, aim: string | null, rate: { share: string; counted: number; judged: number } | null) =>
    `“${target}” was met and has risen above ${aim ?? "its threshold"}${rate === null ? "" : `: ${rate.share}, ${rate.counted} of ${rate.judged}`}.`,
  asked: "What is asked of you",
  ask: "Find out with the people concerned what keeps them from it, help with one thing, and note what you did.",
  button: "See who stopped, and when",
  buttonNote: "Groups are shown, not people. Say there what was done; the rate shows whether it helped.",
  because: "You get this because you own this adoption target.",
};

const outcome = {
  word: {
    adopted: "adopted",
    adopted_in_part: "adopted in part",
    lapsed: "lapsed",
    not_adopted: "not adopted",
    not_measurable: "not measurable",
    withdrawn: "withdrawn",
    declined: "declined",
  },
  subject: (word: string, title: string) => `${word}: ${title}`,
  preview: (word: string) => `The change is closed as ${word}.`,
  intro: (day: string, word: string) => `This change was closed on ${day}. Its outcome: ${word}.`,
  measured: "What was measured",
  onRecord: "On record",
  early: (by: string | null, reason: string) => `${by ?? "A program"} closed it early: “${reason}”`,
  button: "See the whole story",
  buttonNote: "The outcome is computed from use. Nobody typed it.",
  because: "You get this because you own, sponsor or proposed this change.",
};

export const news = { common, escalation, gateResult, intake, intakeResult, reinforcement, outcome };
