import type { RequestStanding } from "../../kit/status.tsx";
import type { Choice } from "./gate.ts";
import { counted, number } from "./numbers.ts";

/** The page behind a sign-off link: what surrounds the letter, and the forms. */

const page = {
  title: (key: string) => `Sign off ${key}`,
  skip: "Skip to your decision",
  footer: (until: string | null) =>
    `This link is yours alone${until === null ? "" : ` and works until ${until}`}. Please do not forward it.`,
  decidesFor: (who: string) => `You decide for ${who}.`,
  passedOn: (by: string, note: string | undefined) =>
    `${by} passed it on to you${note === undefined ? "." : ` with a note: “${note}”`} The record names both of you.`,
  isAway: (by: string) => `${by} is away and named you to decide meanwhile. The record names both of you.`,
  readAnswer: "Read what was answered",
  notDecided: "Not decided yet",
  neededBy: (day: string) => `Needed by ${day}`,
  goToDecision: "Go to your decision",
  proof: {
    label: "How your decision is kept",
    before: "What you were shown is kept with your decision, as fingerprint",
    after: ", and cannot be changed later. Opening this page decides nothing.",
  },
  moreWaiting: (count: number) =>
    counted(count, { one: "# more request waits for you.", other: "# more requests wait for you." }),
  mailList: "Mail me my list",
  othersFirst: {
    title: "Others are asked first.",
    text: "Nothing is asked of you yet. When it is your turn you get a message, and your time begins then.",
  },
  rehearsal: {
    title: "This is how it will look.",
    text: "Nobody has been asked yet, and nothing on this page is recorded. Dates are as if it were asked today.",
  },
  decision: "Your decision",
  again: {
    withoutAnswer: "Decide without the answer",
    change: "Change my decision",
    note: "The gate is still open. Everything said stays on the record; the latest counts.",
    title: "Decide again",
  },
  notRecordedYet: "Your decision is not recorded yet.",
  notPassedOnYet: "It is not passed on yet.",
};

const form = {
  note: "Nothing is chosen for you. You can change it while the gate is open.",
  reason: "In your words",
  reasonHelp: (canAbstain: boolean) =>
    `Needed unless you approve${canAbstain ? " or abstain" : ""}. Everyone at this gate can read it.`,
  record: "Record my decision",
  condition: "The condition, in your words",
  conditionHelp: "So that somebody can see to it, and you can tell when it is met.",
  passOn: {
    title: "Not mine, ask somebody else",
    note: "They get their own link and decide in your place; the record names both of you. Your link stops working.",
    to: "Who should decide instead?",
    toHelp: "Their e-mail address. Not the person who proposed it.",
    toExample: "name@company.example",
    why: "A note for them",
    button: "Pass it on",
  },
  close: {
    concern: {
      question: "Is your concern settled?",
      note: "Once you close it, your decision is asked of you again.",
      button: "Close my concern",
    },
    condition: {
      question: "Is your condition met?",
      note: "Once you close it, your approval stands without it.",
      button: "Close my condition",
    },
  },
};

const choices = {
  legend: "Choose one",
  goAhead: "Go ahead",
  notYet: "Not yet",
  no: (canAbstain: boolean): string => (canAbstain ? "No, or without me" : "No"),
  label: {
    approve: "Approve",
    approve_with_condition: "Approve with a condition",
    ask: "I need to know something first",
    concern: "I have a concern",
    counter: "I propose something else",
    decline: "Decline",
    abstain: "Abstain",
  },
  effect: {
    approve: "Go ahead as described here.",
    approve_with_condition: "You agree, and the gate stays shut until you say that the condition is met.",
    ask: (owner: string | null) => `${owner ?? "The owner"} answers on this page. Your time stands still until then.`,
    concern: "The gate stays shut until you find it settled. Your name is on it.",
    counter: (owner: string | null) =>
      `Say what, by when, and what it would cost. ${owner ?? "The owner"} answers here; your time stands still.`,
    decline: (decides: boolean) =>
      `${decides ? "Your no alone decides this gate. " : ""}With your reason, so that we can do better.`,
    abstain: "You leave it to the others. Your voice counts neither way.",
  },
};

const standing: Readonly<Record<RequestStanding, string>> = {
  later: "others are asked first",
  waiting: "not decided yet",
  hasBall: "not decided yet",
  approved: "approved",
  approvedWithCondition: "approved with a condition",
  consented: "consented by silence",
  asked: "asked a question",
  countered: "proposed something else",
  concern: "raised a concern",
  declined: "declined",
  abstained: "abstained",
  overruled: "overruled, counts neither way",
  withdrawn: "not needed any more",
};

const youSaid: Readonly<Record<Choice, string>> = {
  approve: "You approved",
  approve_with_condition: "You approved on a condition",
  ask: "You asked about",
  concern: "You raised a concern about",
  counter: "You proposed something else than",
  decline: "You declined",
  abstain: "You abstained from",
  consented_by_silence: "You consented by silence to",
};

const letter = {
  revision: (revision: number) => `Revision ${revision}`,
  gate: (name: string) => `Gate: ${name}`,
  askedBy: "Asked by",
  askedByFor: (by: string, sponsor: string) => `${by}, for ${sponsor}`,
  askedOn: "Asked on",
  askedOnDue: (day: string, due: string) => `${day}, due ${due}`,
  neededBy: "Needed by",
  what: "What changes",
  marked: (revision: number, choice: Choice | null) =>
    `Marked is what changed since revision ${revision}, which you saw.${choice === null ? "" : ` ${youSaid[choice]} that text; it does not count for this one.`}`,
  elsewhere: "What else reads otherwise than before",
  why: "Why",
  asks: "What it asks of you",
  targets: "How we will know it is used",
  ifNothing: "If you do nothing",
  others: "Who else decides",
  standing,
  conversation: "Questions and answers",
  wordsErased: "The words were erased with their author.",
  agreed: (what: string, when: string | null, tradeOff: string | null) =>
    `Agreed at intake: ${what}${when === null ? "" : ` By ${when}.`}${tradeOff === null ? "" : ` The trade-off: ${tradeOff}`}`,
  you: "You",
  youFor: (who: string) => `You for ${who}`,
  actingFor: (person: string, who: string) => `${person} for ${who}`,
  theOwner: "The owner",
  erased: "Somebody erased",
  did: {
    ask: (_isReader: boolean) => "asked",
    counter: (_isReader: boolean) => "proposed something else",
    answered: (_isReader: boolean) => "answered",
  },
  weight: {
    required: "must agree",
    veto: "has a veto",
    /** `place` counts from 1. */
    turn: (place: number) =>
      `asked ${["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"][place - 1] ?? `as number ${number(place)}`}`,
  },
  news: {
    questionAnswered: "Your question was answered.",
    proposalAnswered: "Your proposal was answered.",
    decideNow: "Please decide now, or ask once more. Your time runs again.",
    concernClosed: "You closed your concern.",
    sayNow: "Please say now what you decide: a settled concern is no yes yet.",
  },
};

export const sign = { page, form, choices, letter };
