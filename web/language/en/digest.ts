import type { Move } from "../../../domain/digest/moves.ts";
import type { NextDecision } from "../../../domain/portfolio/next-decision.ts";
import { counted } from "./numbers.ts";

/** What a week brought, for those who lead and those who run changes; and the page that stops it. */

const decision: Record<NextDecision | "other", string> = {
  finish_proposal: "Finish the proposal",
  answer_proposal: "Accept or decline the proposal",
  answer_counter_proposal: "Take up the other proposal, or not",
  decide_at_gate: "Decide at the gate",
  revise_or_withdraw: "Revise it or withdraw it",
  accept_build: "Accept what was built",
  finish_work: "Finish the work",
  launch_first_wave: "Launch it",
  launch_next_wave: "Launch the next wave",
  win_back: "Win back who stopped using it",
  resume_or_withdraw: "Resume it or withdraw it",
  run_again_or_let_go: "It ended without being used: run it again, or let it go",
  other: "Look at what is open",
};

const stage: Record<Extract<Move, { is: "entered" }>["stage"], string> = {
  draft: "back in draft",
  intake: "waiting to be accepted",
  alignment: "people are asked",
  build: "being built",
  readiness: "people get ready for it",
  launch: "being launched",
  adoption: "its use is measured",
  closed: "closed",
};

const ended: Record<Extract<Move, { is: "ended" }>["outcome"], string> = {
  adopted: "closed as adopted",
  adopted_in_part: "closed as adopted in part",
  lapsed: "closed as lapsed",
  not_adopted: "closed as not adopted",
  not_measurable: "closed as not measurable",
  withdrawn: "withdrawn",
  declined: "declined",
};

const plain = {
  proposed: "proposed",
  accepted: "accepted",
  countered: "answered with another proposal",
  asked_again: "people were asked again after an edit",
  built: "the build was accepted",
  held: "put on hold",
  resumed: "resumed",
  handed_over: "handed over",
};

/** One thing that happened, a part of a sentence. */
function move(one: Move): string {
  switch (one.is) {
    case "approved":
      return counted(one.gates, { one: "# gate approved", other: "# gates approved" });
    case "refused":
      return counted(one.gates, { one: "# gate declined", other: "# gates declined" });
    case "launched":
      return counted(one.waves, { one: "launched", other: "# waves launched" });
    case "reached":
      return counted(one.targets, { one: "target reached", other: "# targets reached" });
    case "fell":
      return counted(one.targets, { one: "fell back below its target", other: "# targets lost again" });
    case "missed":
      return counted(one.targets, { one: "target missed", other: "# targets missed" });
    case "blind":
      return counted(one.targets, { one: "use cannot be told any more", other: "# targets cannot be told any more" });
    case "entered":
      return `now ${stage[one.stage]}`;
    case "ended":
      return ended[one.outcome];
    default:
      return plain[one.is];
  }
}

/** What a chart says, and its text. Shares as "64%". */
const use = {
  /** `aim` is the signed share, `points` how far it is from there. */
  rate: (facts: { share: string; counted: number; judged: number; aim: string; isAtMost: boolean; points: number }) =>
    `${facts.share}, ${counted(facts.counted, { other: "#" })} of ${counted(facts.judged, { other: "#" })}; signed: ${facts.isAtMost ? "at most " : ""}${facts.aim}${facts.points === 0 ? "" : `, ${counted(facts.points, { one: "# point to go", other: "# points to go" })}`}`,
  moved: (points: number) =>
    points === 0
      ? "; as a period before"
      : `; ${counted(Math.abs(points), { one: "# point", other: "# points" })} ${points > 0 ? "up" : "down"} on the period before`,
  unknown: (aim: string, isAtMost: boolean, since: string | null) =>
    `Nobody can tell: ${since === null ? "no event has ever arrived" : `the last event is of ${since}`}; signed: ${isAtMost ? "at most " : ""}${aim}`,
  early: (people: number | null, aim: string, isAtMost: boolean) =>
    `Too early to judge${people === null ? "" : `, for ${counted(people, { one: "# person", other: "# people" })}`}; signed: ${isAtMost ? "at most " : ""}${aim}`,
  few: (aim: string, isAtMost: boolean) => `Too few people to show a rate; signed: ${isAtMost ? "at most " : ""}${aim}`,
  /** For whoever hears the chart instead of seeing it. */
  alt: (title: string, said: string) => `Chart of ${title}. ${said}.`,
};

const mail = {
  reference: "Weekly digest",
  title: (from: string, until: string) => `Your week of changes, ${from} to ${until}`,
  counts: {
    decide: (count: number) => counted(count, { one: "# decision to make", other: "# decisions to make" }),
    stuck: (count: number) => counted(count, { one: "# change stuck", other: "# changes stuck" }),
    moved: (count: number) => counted(count, { one: "# change moved", other: "# changes moved" }),
  },
  subject: (counts: string) => `Your week of changes: ${counts}`,
  inShort: (counts: string) => `In short: ${counts}.`,
  introAll: "What moved, what is stuck on whom, and what needs a decision, of all changes.",
  introOwn: "What moved, what is stuck on whom, and what needs a decision, of the changes that you own or sponsor.",
  sections: {
    decide: "What needs a decision",
    stuck: "What is stuck, and on whom",
    moved: "What moved",
    used: "How it is used, against what was signed",
  },
  about: (title: string, key: string) => (title === "" ? key : `${title} (${key})`),
  decision,
  yours: (what: string, due: string | null) => `${what}${due === null ? "" : `, ${due}`}. It is with you.`,
  theirs: (what: string, who: string, due: string | null) =>
    `${what}${due === null ? "" : `, ${due}`}. It is with ${who}.`,
  due: (day: string, isLate: boolean) => (isLate ? `was due on ${day}` : `due on ${day}`),
  waits: (days: number, who: string, due: string | null) =>
    `Has waited ${counted(days, { one: "since yesterday", other: "# days" })} on ${who}${due === null ? "" : `; ${due}`}.`,
  waitsToday: (who: string, due: string | null) => `Waits on ${who}${due === null ? "" : `; ${due}`}.`,
  builders: "those who build it",
  /** `more`: how many are not named. */
  people: (names: readonly string[], more: number) =>
    new Intl.ListFormat("en-GB", { type: "conjunction" }).format(more === 0 ? names : [...names, `${more} more`]),
  erased: "somebody whose name was erased",
  move,
  moves: (parts: readonly string[]) => `${parts.join(", ").replace(/^./, (first) => first.toUpperCase())}.`,
  more: (count: number) => `And ${counted(count, { one: "# more", other: "# more" })}, in the console.`,
  use,
  button: "Open the portfolio",
  buttonNote: "The links lead to the console, where you sign in. Nothing can be decided from this message.",
  stop: "Stop this weekly digest",
  becauseAll: "You get this on Mondays because you may read all changes.",
  becauseOwn: "You get this on Mondays because you own or sponsor a change.",
};

const page = {
  title: "Your weekly digest",
  gets: "You get it every Monday morning when there is something to tell: what moved, what is stuck on whom, and what needs a decision.",
  stop: "Stop it",
  goesOn: "Other messages go on: you are still asked when a decision needs you.",
  stopped: (day: string) => `You get no digest since ${day}.`,
  resume: "Send it to me again",
  unknown: {
    title: "This link leads nowhere",
    text: "No such link was ever sent from here. Some mail programs break long addresses in two.",
    todo: "Please use the link at the end of your newest digest.",
  },
  expired: "Nothing was changed yet: this page was open for too long. Please press the button once more.",
};

export const digest = { mail, page };
