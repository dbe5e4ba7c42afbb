import type { SignoffChoice } from "../../../domain/change/command.ts";
import { capital, countWord, number } from "./numbers.ts";

export type Choice = SignoffChoice | "consented_by_silence";

const said: Readonly<Record<Choice, string>> = {
  approve: "approved",
  approve_with_condition: "approved on a condition",
  ask: "asked a question",
  concern: "raised a concern",
  counter: "proposed something else",
  decline: "declined",
  abstain: "abstained",
  consented_by_silence: "consented by silence",
};

/** How a gate is decided, where it stands, and what silence means there. A name is `null` where there is none any more. */
export const gate = {
  rule: {
    one: "One person decides.",
    all: (size: number) => (size === 2 ? "Both must agree." : `All ${countWord(size)} must agree.`),
    any: (size: number) => `One of ${countWord(size)} is enough.`,
    atLeast: (count: number, size: number) => `${capital(countWord(count))} of ${countWord(size)} must agree.`,
    percent: (share: string, needed: number, size: number) =>
      `${share} of those who take part must agree: ${countWord(needed)} of ${countWord(size)}.`,
  },
  /** What somebody said, as "approved on a condition". */
  said,
  nobodyYet: "Nobody yet",
  /** "2 approved". */
  count: (count: number, choice: Choice) => `${number(count)} ${said[choice]}`,
  silence: {
    noYes: "Silence is not a yes.",
    needed: (isAsked: boolean) => `Silence is not a yes: ${isAsked ? "your" : "their"} decision is needed here.`,
    shut: "The gate stays shut until enough people decide.",
    /** `sponsor` is `null` where the sponsor hears nothing, or is the owner. */
    ownerTold: (after: string, owner: string | null, sponsor: string | null) =>
      `The gate stays shut, and after ${after} ${owner ?? "the owner"} is told that it waits${sponsor === null ? "" : `, and then ${sponsor}`}.`,
    theSponsor: "the sponsor",
    /** `sponsor` is `null` where the sponsor is the owner. */
    managerTold: (after: string, owner: string | null, sponsor: string | null, isAsked: boolean) =>
      `The gate stays shut. After ${after} ${isAsked ? "your" : "their"} manager and ${owner ?? "the owner"} are told that it waits${sponsor === null ? "" : `, and then ${sponsor}`}.`,
    /** `after` is `null` before the time has begun. */
    consent: (after: string | null) =>
      `Silence counts as consent ${after === null ? "once the time is up" : `after ${after}`}. It is recorded as consent by silence, never as an approval.`,
  },
};
