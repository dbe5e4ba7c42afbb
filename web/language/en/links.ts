/** Links that do not lead to what they were sent for, each with its next step. `whom` is `null` where nobody is known to ask. */
export const links = {
  replaced: {
    title: "A newer link was sent to you",
    happened: (title: string) =>
      `You were asked about “${title}” once more, and since then only the newer link works. Nothing was recorded here.`,
    todo: (key: string, whom: string | null) =>
      `Please use the button in the latest message about ${key}; older messages lead here. If you cannot find it, ask ${whom ?? "whoever sent it"} to send it again.`,
  },
  revoked: {
    title: "This link was withdrawn",
    happened: "It was made void by those who run the change, and nobody can decide with it. Nothing was recorded here.",
    todo: (whom: string | null) =>
      `You need not do anything. If you think that your decision is needed, ask ${whom ?? "whoever sent it"} for a new link.`,
  },
  revised: {
    title: "The proposal was asked again",
    happened: (title: string) =>
      `After this link was sent, “${title}” went back to be reworked. What is decided now is its newest wording. Nothing was recorded here.`,
    todoAsked: (key: string) =>
      `Your decision on that is open. Please use the button in the latest message about ${key}; older messages lead here.`,
    todoNotAsked: (whom: string | null) =>
      `Nothing is asked of you at the moment. You get a message when it is; if you expected one, ask ${whom ?? "whoever sent it"}.`,
  },
  passedOn: {
    title: (holder: string | null) => (holder === null ? "It was passed on" : `It is with ${holder} now`),
    happened: (title: string) =>
      `The decision about “${title}” was passed on from you, and that is on the record. They were sent a link of their own; this one does not work any more.`,
    todo: (whom: string | null) => `You need not do anything. If that was a mistake, ask ${whom ?? "whoever sent it"}.`,
  },
  unknown: {
    title: "This link leads nowhere",
    happened: "It is no link that was ever sent from here. Mail programs sometimes break long addresses in two.",
    todo: "Nothing was recorded. Please use the button in the latest message, or ask whoever sent it for a new link.",
  },
};
