import type { Choice } from "./gate.ts";
import { capital, countWord } from "./numbers.ts";

/** What is true of somebody's decision, and why one is not recorded or not asked for. */

const recorded: Readonly<Record<Choice, (revision: number, when: string) => string>> = {
  approve: (revision, when) => `Recorded: you approved revision ${revision}, ${when}.`,
  approve_with_condition: (revision, when) => `Recorded: you approved revision ${revision} with a condition, ${when}.`,
  ask: (revision, when) => `Recorded: you asked about revision ${revision}, ${when}.`,
  concern: (revision, when) => `Recorded: you raised a concern about revision ${revision}, ${when}.`,
  counter: (revision, when) => `Recorded: you proposed something else than revision ${revision}, ${when}.`,
  decline: (revision, when) => `Recorded: you declined revision ${revision}, ${when}.`,
  abstain: (revision, when) => `Recorded: you abstain from revision ${revision}, ${when}.`,
  consented_by_silence: (revision, when) =>
    `You did not answer in time, and your silence counts as consent to revision ${revision}, ${when}.`,
};

const next = {
  overruled: "While the gate is open you can decide again.",
  answer: "You get a message when it is answered, and the answer stands here. You need not wait for it.",
  /** `overrulers`: the names of those who can overrule it. */
  concern: (overrulers: readonly string[]) => `The gate stays shut until you close your concern${or(overrulers)}.`,
  condition: (overrulers: readonly string[]) => `The gate stays shut until you close your condition${or(overrulers)}.`,
  silence: "It is recorded as consent by silence, not as an approval. You can still decide while the gate is open.",
  left: (people: number) =>
    people === 1 ? "One more person decides." : `${capital(countWord(people))} more people decide.`,
  questionLeft: "A question is still to be answered.",
  objectionLeft: "The gate stays shut until every condition and concern is settled.",
  beingDecided: "The gate is being decided.",
};

function or(overrulers: readonly string[]): string {
  return overrulers.length === 0 ? "" : `, or ${overrulers.join(" or ")} overrules it by name and with a reason`;
}

const closed = {
  gate: {
    approved: (day: string) => `This gate was approved on ${day}.`,
    declined: (day: string) => `This gate was declined on ${day}.`,
  },
  noMore: "No further decision is needed or recorded.",
  gateClosed: (day: string) => `This gate was closed on ${day}.`,
  reworked: "The proposal went back to be reworked. You get a new link when it is asked again.",
  nothingAsked: "Nothing is asked of you any more.",
  ended: (day: string) => `This change ended on ${day}.`,
  withdrawn: "The change was withdrawn. Nothing is asked of you any more.",
  declined: "The change was declined. Nothing is asked of you any more.",
  held: (day: string) => `This change is on hold since ${day}.`,
  heldText: "Nothing is asked of you until it goes on. This link then works again.",
};

const trouble = {
  notRecorded: "The decision was not recorded.",
  expired:
    "The page had been open for more than two hours. Your text is still here; please look once more and send it again.",
  revised: (revision: number) =>
    `The proposal was changed while this page was open. You now see revision ${revision}. Your text is still here.`,
  unconfirmed: "We could not confirm that your decision was recorded.",
  unreachable: (requestId: string) =>
    `The record cannot be reached just now. Your text is still here, and sending it again in a minute is safe: it counts once. Request ${requestId}.`,
};

export const decision = {
  recorded,
  inYourWords: (reason: string) => `In your words: “${reason}”`,
  questionWith: (owner: string | null) => `Your question is with ${owner ?? "the owner"}; your clock stands still.`,
  proposalWith: (owner: string | null) => `Your proposal is with ${owner ?? "the owner"}; your clock stands still.`,
  overruled: {
    concern: (by: string | null) => `Your concern was overruled by ${by ?? "the sponsor"}.`,
    condition: (by: string | null) => `Your condition was overruled by ${by ?? "the sponsor"}.`,
    reason: (reason: string) => `Their reason: “${reason}”`,
    text: "Both stay on the record, and your voice counts neither way.",
  },
  next,
  closed,
  trouble,
};
