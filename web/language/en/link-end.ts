/** Links that end, and the way to a fresh one. A name is `null` where there is none any more. */
export const linkEnd = {
  /** At the foot of a page; `day` is `null` where no end is known yet. */
  footer: (day: string | null) =>
    `This link is yours alone${day === null ? "" : ` and works until ${day}`}. Please do not forward it.`,
  title: "This link has ended",
  /** `day`: until when it worked. */
  signHappened: (day: string | null) =>
    `Links to a decision work for a limited time, so that an old message opens nothing.${day === null ? "" : ` This one worked until ${day}.`} Nothing was lost.`,
  signOpen: (title: string) =>
    `Your decision about “${title}” is still open. Have a fresh link mailed to you and decide there.`,
  signDecided: (title: string) =>
    `What you said about “${title}” stands, and you need not do anything. To change it while the gate is open, have a fresh link mailed to you.`,
  trainingEnded: (training: string, day: string) =>
    `It led to the training “${training}” and worked until ${day}. Nothing was lost.`,
  newerTitle: "A newer link was sent to you",
  trainingNewer: (training: string) =>
    `Since then only the newer link to “${training}” works. Please use the button in the latest message.`,
  proposalEnded: (title: string, day: string) =>
    `It led to your proposal “${title}” and worked until ${day}. What you wrote is kept, and nothing was lost.`,
  proposalNewer: (title: string) =>
    `Since then only the newer link to your proposal “${title}” works. Please use the button in the latest message.`,
  feedbackEnded: (title: string, day: string) =>
    `It led to two questions about “${title}” and worked until ${day}. What you said is kept.`,
  feedbackNewer: (title: string) =>
    `Since then only the newer link to the questions about “${title}” works. Please use the button in the latest message.`,
  auditEnded: (title: string, day: string) =>
    `It led to a sample of “${title}” and worked until ${day}. What you marked is kept, and nothing was lost.`,
  auditNewer: (title: string) =>
    `Since then only the newer link to the sample of “${title}” works. Please use the button in the latest message.`,
  fresh: "Mail me a fresh link",
  freshNote: "It goes to your own address and nowhere else. The link you used here stays void.",
  noneSent: "No link was sent.",
  pageTooOld: "Nothing was sent yet: this page had been open for too long.",
  pressAgain: "Please press the button once more.",
  mail: {
    freshSubject: (title: string) => `Your link: ${title}`,
    freshIntro: "You asked for a fresh link to your proposal. The one before does not work any more.",
    freshNext: "On its page you see where your proposal stands, and answer what is asked of you.",
    freshBecause: "You get this because somebody pressed the button on the page of your old link.",
    endingSubject: (day: string, title: string) => `Your link ends on ${day}: ${title}`,
    endingIntro: (gate: string, day: string) =>
      `Your decision at the gate “${gate}” is still open, and the link to it works until ${day}.`,
    endingNext: (asker: string | null) =>
      `Please decide, ask what you need to know, or pass it on. After that day the page of the link has a button that mails you a fresh one; ${asker ?? "whoever asked"} is told as well.`,
    endingButton: "Read and decide",
    endingButtonNote: "This opens a page. Nothing is decided until you choose there.",
    endingBecause: "You get this because your decision is open.",
    endedSubject: (people: number, title: string) =>
      `${people === 1 ? "A link" : "Links"} ended without a decision: ${title}`,
    endedIntro: (names: readonly string[], gate: string) =>
      `${names.length === 1 ? "The link" : "Links"} of ${names.join(", ")} at the gate “${gate}” ended, and they have not decided.`,
    endedNext:
      "They can have a fresh link mailed to them from the page of the old one, or you send it again from the page of the change. A conversation often helps more.",
    endedButton: "See the gate",
    endedButtonNote: "The page shows what everybody at this gate said. Nothing is decided by opening it.",
    endedBecause: "You get this because you own this change.",
  },
};
