/** Gates at which a link is not enough: a code is mailed to whoever decides, and typed on the page. */
const page = {
  /** Before the button is pressed. */
  ahead: "This decision needs more proof than the link: when you press the button, we mail a code to your own address.",
  /** `address` is masked. */
  sent: (address: string, minutes: number) => `We sent a code to ${address}. It works for ${minutes} minutes.`,
  open: (address: string) => `Please type the code that we sent to ${address}.`,
  nothingYet: "Nothing is recorded yet. What you wrote is kept: type the code below and press the button again.",
  wrong: "That is not the code.",
  wrongText: "Nothing is recorded. Please look at the newest message with a code; after five tries it no longer works.",
  ended: "This code no longer works.",
  endedText:
    "It was used, is too old, was tried too often, or belongs to another request. What you wrote is kept: have another one sent.",
  label: "Code from the message",
  help: "Six digits.",
  another: "Send another code",
};

const notMailed = {
  just_sent: {
    title: "A code was sent less than a minute ago.",
    text: "Please look for it first; after a minute you can have another one sent. What you wrote is kept.",
  },
  too_many: {
    title: "Enough codes were sent for now.",
    text: "The newest one may still work. In an hour you can have another one sent. Nothing is recorded yet.",
  },
  unavailable: {
    title: "The mail server did not take the message just now.",
    text: "No code was sent and nothing is recorded. What you wrote is kept: please try again in a moment.",
  },
  refused: {
    title: "The mail server refuses your address.",
    text: "No code was sent and nothing is recorded. Please tell whoever asked you to decide: they can have the address corrected.",
  },
  no_address: {
    title: "There is no address to send a code to.",
    text: "Nothing is recorded. Please tell whoever asked you to decide: they can have the address added.",
  },
};

const mail = {
  subject: (title: string) => `Your code: ${title}`,
  preview: "It is in this message, and works for a few minutes.",
  heading: "Your code",
  intro: (gate: string) =>
    `Type this code on the page where you decide about “${gate}”, beside what you wrote there. It works once.`,
  code: "Your code",
  until: "Works until",
  button: "Open the request",
  buttonNote: "Only needed if the page where you decide is no longer open.",
  warning: {
    lead: "Tell this code to nobody.",
    text: "It confirms a decision in your name. Nobody will ever ask you for it.",
  },
  notAsked:
    "If you did not ask for it, somebody else has your link: please tell whoever asked you to decide. Nothing is recorded without the code.",
  because: "You get this because a decision was begun with your link.",
};

export const stepUp = { page, notMailed, mail, gateLine: "by link only with a code sent by mail" };
