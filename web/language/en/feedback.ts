/** What people are asked once a change has reached them: the message, and the page behind its link. */

const questions = {
  helps: "What helps you to work this way, and what gets in the way?",
  easier: "What one thing would make it easier?",
};

const page = {
  eyebrow: "Feedback",
  title: "How does it work for you?",
  /** `title`: of the change. */
  lead: (title: string) =>
    `“${title}” has reached your work. You know best where it helps and where it does not, and what you say decides what is done about it.`,
  owner: "Who asks",
  until: "Answers until",
  you: "you",
  privacy: (smallest: number) =>
    `Your name is never shown with it, to nobody. Those who work on this change read it once at least ${smallest} people have answered, and may take up an idea as a change of its own. Please leave out names and whatever would give somebody away.`,
  helpsHelp: "A habit, a colleague, a screen, a rule: whatever it is.",
  easierHelp: "The smallest thing counts.",
  answer: "Your answer",
  mayBeAsked: "Colleagues may ask me about this",
  /** Says to whom the name is shown: nobody else is shown it. */
  mayBeAskedTo: (title: string) =>
    `Tick it only if you like to help. Your name, and nothing you wrote, is then shown to the people of your group on this page, to whoever leads your group in what they are told about it, and to those who run “${title}” or may see names in Takehold. Untick it here at any time, and it is shown no more.`,
  isAsked: "Colleagues may ask you about this: your name is shown to them.",
  nobodyAsks: "Take my name off",
  colleagues: (names: string) => `Colleagues of your group who like to be asked: ${names}.`,
  grown: (key: string) => `An idea of yours became a change of its own: ${key}.`,
  grownText: "Whoever runs it says it in their own words. Your name stands nowhere.",
  record: "Record my answer",
  recordChange: "Record my changed answer",
  takeBack: "To take it back, empty both fields and record that.",
  recorded: "Your answer is recorded.",
  recordedText: (until: string) => `You can change it here until ${until}.`,
  over: (day: string) => `Answers were taken until ${day}.`,
  overSaid: "What you said stands, without your name.",
  overSilent: "Nothing more is asked of you here.",
  ended: "This change has ended. Nothing is asked of you any more.",
  unknown: {
    title: "This link leads nowhere",
    text: "It may be incomplete, or a newer one was sent. Please use the link in the latest message, or ask whoever sent it for a new one. Nothing was recorded.",
  },
};

const mail = {
  subject: (title: string) => `How does it work for you? ${title}`,
  intro: (title: string) =>
    `“${title}” has reached your work. Two questions, about two minutes: what you say decides what is done about it.`,
  asked: "What we would like to know",
  until: "Answers until",
  next: (smallest: number) =>
    `Answer what you like, in your own words. Your name is never shown with it, and answers are read only once at least ${smallest} people have given one.`,
  button: "Answer the two questions",
  buttonNote: "This opens a page. Nothing is recorded until you press the button there.",
  because: "You get this because the change has reached your team.",
  freshBecause: "You get this because somebody pressed the button on the page of your old link.",
};

export const feedback = { questions, page, mail };
