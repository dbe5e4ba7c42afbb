import type { Stage } from "../../../domain/change/state.ts";

/** Messages to those who propose, own or sponsor a change: asked once more, handed over. */

const nudge = {
  subject: (who: string | null, title: string) => `${who ?? "The owner"} asks for your decision: ${title}`,
  intro: (who: string | null) => `${who ?? "The owner"} asks you once more to decide. It takes about a minute.`,
  ifNothing: "If you do nothing",
  next: "Decide on the page. If something is in the way, ask there, or pass it on to somebody who can decide.",
  buttonNote:
    "This opens a page. Nothing is decided until you choose there. The link is yours alone; please do not forward it.",
  because: "You get this because your decision is open, and somebody waits for it.",
};

const stage: Readonly<Record<Stage, string>> = {
  draft: "In draft",
  intake: "In intake",
  alignment: "In alignment",
  build: "In build",
  readiness: "In readiness",
  launch: "In launch",
  adoption: "In adoption",
  closed: "Closed",
};

/** `other`: the one who had it before or has it now; `null` where the name is erased. */
const handOver = {
  owner: {
    subjectGave: (other: string | null, title: string) => `Handed over to ${other ?? "somebody else"}: ${title}`,
    subjectGot: (title: string) => `You are its owner now: ${title}`,
    gave: (other: string | null) =>
      `${other ?? "Somebody else"} is the owner of this change from now on. You were until now.`,
    got: "You are the owner of this change from now on.",
    gotFrom: (other: string | null) =>
      `You are the owner of this change from now on. ${other ?? "Somebody else"} was until now.`,
    duty: "You have the ball where the owner has it: you answer questions, see to conditions and concerns, and launch. Should this be a mistake, hand it over to the right person on its page.",
    becauseGave: "You get this because you were the owner of this change.",
    becauseGot: "You get this because you were named the owner of this change.",
  },
  sponsor: {
    subjectGave: (other: string | null, title: string) => `Handed over to ${other ?? "somebody else"}: ${title}`,
    subjectGot: (title: string) => `You are its sponsor now: ${title}`,
    gave: (other: string | null) =>
      `${other ?? "Somebody else"} is the sponsor of this change from now on. You were until now.`,
    got: "You are the sponsor of this change from now on.",
    gotFrom: (other: string | null) =>
      `You are the sponsor of this change from now on. ${other ?? "Somebody else"} was until now.`,
    duty: "You stand for it with authority and money: what nobody answers in time comes to you, and you can overrule a concern with a reason. Should this be a mistake, have it handed over on its page.",
    becauseGave: "You get this because you were the sponsor of this change.",
    becauseGot: "You get this because you were named the sponsor of this change.",
  },
  whereItStands: "Where it stands",
  ownerFact: "Owner",
  sponsorFact: "Sponsor",
  nobodyYet: "Nobody yet",
  reason: "The reason given",
  nothingMore: "You need not do anything more.",
  buttonNote: "What people approved stands: it is the same proposal.",
  stage,
  held: (where: string) => `On hold. ${where}`,
  /** `more`: how many others it waits for beside the one named. */
  waitingFor: (where: string, who: string, more: number) =>
    `${where}, waiting for ${who}${more === 0 ? "" : ` and ${more} more`}`,
};

/** It goes no further, for now or for good. `by`: `null` where a program did it, or the name is erased. */
const stopped = {
  common: {
    reason: "The reason given",
    because: "You get this because you proposed, own or sponsor this change.",
  },
  withdrawn: {
    subject: (title: string) => `Withdrawn: ${title}`,
    intro: (by: string | null) => `${by ?? "A program"} withdrew this change.`,
    next: "It ends here, and nobody is asked any more. If the matter is not settled by that, propose a change of its own that takes the reason into account.",
  },
  held: {
    subject: (title: string) => `On hold: ${title}`,
    intro: (by: string | null) => `${by ?? "A program"} put this change on hold.`,
    next: "Until it goes on nobody is asked or reminded, and nothing launches. What was said and done stands.",
  },
  returned: {
    subject: (title: string) => `Back in draft: ${title}`,
    intro: (by: string | null) => `${by ?? "A program"} returned this change to draft, to be written anew.`,
    next: "Once it is asked for again, whoever has to agree is asked anew; what was said before was about the earlier text.",
  },
  resumed: {
    subject: (title: string) => `It goes on: ${title}`,
    intro: "This change is no longer on hold.",
    next: "It goes on where it stood. Whoever is asked has their full time again, from now.",
  },
};

export const proposal = { nudge, handOver, stopped };
