import { counted } from "./numbers.ts";

/** The page with everything that waits for somebody, the ways to its link, and the message that brings it. */

const decisions = (count: number) =>
  count === 0
    ? "No decision waits for you at the moment"
    : counted(count, { one: "# decision waits for you", other: "# decisions wait for you" });

const page = {
  title: "Everything waiting for you",
  footer: (until: string) => `This link is yours alone and works until ${until}.`,
  you: "you",
  empty: {
    title: "Nothing waits for you.",
    text: "You need not do anything. When somebody asks you to decide you get a message, and it stands here too.",
  },
  decisions: (count: number) => counted(count, { one: "# decision to make", other: "# decisions to make" }),
  trainings: (count: number) => counted(count, { one: "# training to complete", other: "# trainings to complete" }),
  /** `by` is `null` where the name is erased. */
  aboutRequest: (key: string, gate: string, by: string | null) =>
    `${key}, gate “${gate}”. ${by ?? "Its owner"} asks you.`,
  aboutTraining: (key: string, title: string) => `${key}, ${title}`,
  due: (day: string) => `Due ${day}`,
  wasDue: (day: string) => `Was due ${day}`,
  keep: {
    title: "Keep this link to yourself",
    text: (until: string) =>
      `Whoever has it can read all of this and decide in your name. It works until ${until}. If it got into other hands, have a fresh one mailed: this one is void from then on.`,
  },
  mailFresh: "Mail me a fresh link",
  mailNote: (dailyMax: number) =>
    `It goes to your own address, at most once a minute and ${counted(dailyMax, { one: "once", other: "# times" })} a day. A link sent before is void then.`,
};

const offer = {
  nothingElse: "Nothing else waits for you.",
  others: (count: number) =>
    counted(count, { one: "# more request waits for you.", other: "# more requests wait for you." }),
  mailed: (time: string) => `Your list was mailed to you at ${time}.`,
  mailedText: "Please look for it where this request was sent to you. It can take a minute.",
  thisOnly: "Your list has this request only. It is mailed to your own address and nowhere else.",
  notHere:
    "What they are about is not shown here, because this link may have been forwarded. The link to your list is mailed to your own address and nowhere else.",
  mail: "Mail me my list",
  mailAgain: "Mail it once more",
  back: "Back to this request",
};

const ended = {
  expired: {
    title: "This link has expired",
    text: (day: string) => `It worked until ${day}. Nothing was lost: whatever waits for you is still there.`,
  },
  replaced: {
    title: "A newer link was mailed to you",
    text: (day: string, time: string) =>
      `It was sent on ${day} at ${time}, and since then only that one works. Please use the button in the latest message.`,
    button: "Mail me another one",
  },
  unknown: {
    title: "This link leads nowhere",
    text: "It is no link that was ever sent from here. Mail programs sometimes break long addresses in two.",
    todo: "Please use the button in the latest message with your list, or open a request that was sent to you: a button there mails you the list anew.",
  },
};

/** Why a message was not sent. */
const notMailed = {
  just_sent: {
    title: "A message is on its way already.",
    text: "It was sent less than a minute ago. Please look for it first; after a minute you can ask again.",
  },
  too_many: {
    title: "Enough messages were sent for one day.",
    text: "The link in the newest of them works. Tomorrow you can ask again.",
  },
  unavailable: {
    title: "The mail server did not take the message just now.",
    text: "Nothing was sent, and a link sent to you before still works. Please try again in a moment.",
  },
  refused: {
    title: "The mail server refuses your address.",
    text: "Nothing was sent. Please tell whoever asked you to decide: they can have the address corrected.",
  },
  no_address: {
    title: "There is no address to send it to.",
    text: "Nothing was sent. Please tell whoever asked you to decide: they can have the address added.",
  },
  nonce_refused: {
    title: "Nothing was sent yet: this page had been open for too long.",
    text: "Please press the button once more.",
  },
};

const mail = {
  reference: "Your list",
  subject: (count: number) => `Your list: ${decisions(count)}`,
  preview: (until: string) => `The link to all of it works until ${until}.`,
  intro: (count: number) => `Here is the page you asked for. ${decisions(count)}.`,
  until: "Works until",
  button: "See everything waiting for me",
  buttonNote: "This opens a page with one link for each. Nothing is decided until you choose there.",
  warning: {
    lead: "Please do not forward this message.",
    text: "Whoever has its link can read all of it and decide in your name. A link sent to you before no longer works.",
  },
  notAsked: "If you did not ask for it, you need not do anything: it is sent to you alone.",
  because: "You get this because it was asked for on a page of yours.",
};

export const ownPage = { page, offer, ended, notMailed, mail };
