/** Messages between the people of a gate: a question, its answer, a concern, an overrule, a word to a manager. */

const common = {
  inTheirWords: "In their words",
  seeGate: "See the gate",
  pageNote: "The page shows what everybody at this gate said. Nothing is decided by opening it.",
  atGate: "You get this because you propose or own this change.",
};

/** What was said, and what the owner can do about it. */
const said = {
  approve_with_condition: {
    subject: (name: string, title: string) => `${name} approves, on a condition: ${title}`,
    intro: (name: string, gate: string) => `${name} approves, on a condition, at the gate “${gate}”.`,
    next: "The gate stays shut until they find the condition met and close it, or the sponsor or owner overrules it with a reason.",
    button: "See the condition",
  },
  ask: {
    subject: (name: string, title: string) => `${name} has a question first: ${title}`,
    intro: (name: string, gate: string) => `${name} has a question first, at the gate “${gate}”.`,
    next: "Their clock stands still until you answer; yours runs. Answer on the page of the change.",
    button: "Answer the question",
  },
  concern: {
    subject: (name: string, title: string) => `${name} has a concern: ${title}`,
    intro: (name: string, gate: string) => `${name} has a concern, at the gate “${gate}”.`,
    next: "The gate stays shut until they find it settled and close it, or the sponsor or owner overrules it with a reason. A conversation often helps.",
    button: "See the concern",
  },
  counter: {
    subject: (name: string, title: string) => `${name} proposes something else: ${title}`,
    intro: (name: string, gate: string) => `${name} proposes something else, at the gate “${gate}”.`,
    next: "Take it up in a new revision, or answer why not on the page of the change. Their clock stands still until then.",
    button: "Read the proposal",
  },
  decline: {
    subject: (name: string, title: string) => `${name} declines: ${title}`,
    intro: (name: string, gate: string) => `${name} declines, at the gate “${gate}”.`,
    next: "Whether the gate is declined depends on its rule. You can return the change to draft and ask again with a better proposal.",
    button: "See the gate",
  },
};

const answered = {
  subject: (title: string) => `Your question is answered: ${title}`,
  intro: (by: string | null) => `${by ?? "The owner"} has answered you. Your decision is open again.`,
  quoted: "The answer",
  next: "Please decide now, or ask once more. Your time runs again from this message.",
  button: "Read and decide",
  buttonNote:
    "This opens a page. Nothing is decided until you choose there. The link is yours alone; please do not forward it.",
  because: "You get this because you asked this before deciding.",
};

const overruled = {
  subject: {
    concern: (title: string) => `Your concern was overruled: ${title}`,
    condition: (title: string) => `Your condition was overruled: ${title}`,
  },
  intro: {
    concern: (by: string | null, gate: string) =>
      `${by ?? "The sponsor"} has overruled your concern at the gate “${gate}”.`,
    condition: (by: string | null, gate: string) =>
      `${by ?? "The sponsor"} has overruled your condition at the gate “${gate}”.`,
  },
  quoted: "The reason given",
  next: "Your words and this reason stay on the record. Your voice counts neither for nor against; while the gate is open you can still decide otherwise by your own link.",
  because: {
    concern: "You get this because you raised this concern.",
    condition: "You get this because you raised this condition.",
  },
};

/** To the person in whose name a program did it. */
const overruledForYou = {
  subject: (title: string) => `Overruled in your name: ${title}`,
  intro: {
    concern: (raiser: string, gate: string) =>
      `A program has overruled the concern of ${raiser} at the gate “${gate}” in your name.`,
    condition: (raiser: string, gate: string) =>
      `A program has overruled the condition of ${raiser} at the gate “${gate}” in your name.`,
  },
  next: "If you asked for it, you need not do anything. If not, tell whoever runs Takehold at once: the record names the key that did it.",
  because: "You get this because the record says that you overruled it.",
};

const breach = {
  subject: (name: string, title: string) => `${name} has not decided yet: ${title}`,
  intro: (name: string, due: string | null) =>
    `${name} was asked to decide ${due === null ? "in time" : `by ${due}`}, and has not answered yet.`,
  next: (name: string) =>
    `Please ask ${name} what is in the way: a question can be put from their link, and so can a substitute be named. If nobody answers, the sponsor is told next.`,
  because: (name: string) => `You get this because you are named as the manager of ${name}.`,
};

/** An edit that changes nothing of what people approve: told, not asked. */
const edited = {
  subject: (title: string) => `For your information, edited: ${title}`,
  intro: "A part of the proposal was edited that does not change what you decide about. What was said stands.",
  quoted: "What was edited",
  next: "You need not do anything. If it matters to you after all, you can change your decision while the gate is open.",
  button: "Read it",
  buttonNote: "This opens a page. Nothing is decided by opening it. The link is yours alone; please do not forward it.",
  because: "You get this because you are asked about this change.",
};

/** "Not this way, but that": to the proposer, who can take it up in one step. */
const counter = {
  subject: (title: string) => `Another proposal: ${title}`,
  intro: (by: string | null) =>
    `${by ?? "The owner"} cannot take your proposal as it is, and proposes something else instead.`,
  intake: "Intake",
  quoted: "What is proposed",
  textErased: "(The text is erased.)",
  byWhen: (day: string) => `By when: ${day}.`,
  tradeOff: (text: string) => `The trade-off: ${text}`,
  next: "You can take it up in one step on your own page, without an account; it then becomes part of the text, and the people named are asked. Or withdraw it there, or have it returned to draft and write it anew.",
  button: "Read and answer",
  because: "You get this because you proposed this change.",
};

export const notes = { common, said, answered, overruled, overruledForYou, breach, edited, counter };
