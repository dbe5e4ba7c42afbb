import { counted } from "./numbers.ts";

/** The page behind a training link, and the message that brings it. */

const format = { live: "Live session", video: "Video", written: "Written", office_hours: "Office hours" };

const page = {
  eyebrow: "Training",
  for: "For",
  how: "How",
  neededBy: "Needed by",
  launch: "Launch",
  about: "What it is about",
  answer: "Your answer",
  recorded: (day: string) => `Recorded: you did this training on ${day}.`,
  recordedText: "There is nothing more to do here. You can close this page.",
  notNeeded: "This training is not needed any more.",
  ended: "This change has ended. Nothing is asked of you any more.",
  go: "Go to the training",
  done: "Done?",
  doneNote:
    "Say so once you have been through it. It counts as training only: whether the new way is used is measured from use, not from this.",
  record: "Record that I did this training",
  unknown: {
    title: "This link leads nowhere",
    text: "It may be incomplete, or a newer one was sent. Please use the link in the latest message, or ask whoever sent it for a new one. Nothing was recorded.",
  },
};

const mail = {
  subject: (training: string) => `Training: ${training}`,
  subjectBy: (day: string, training: string) => `Training by ${day}: ${training}`,
  preview: (how: string, title: string) => `${how}. For: ${title}`,
  intro: (title: string) => `Your day will look different soon: ${title}. This training gets you ready for it.`,
  how: "How",
  when: "When",
  andMore: (first: string, count: number) =>
    `${first}; ${counted(count, { one: "# more date", other: "# more dates" })}`,
  neededBy: "Needed by",
  about: "What it is about",
  button: "Open the training",
  buttonNote: "This opens a page. When you are through, say so there.",
  because: "You get this because the change reaches your team.",
};

/** When a training takes place. */
const dates = {
  title: "Dates",
  between: (begin: string, end: string) => `${begin} to ${end}`,
  places: (count: number) => counted(count, { one: "# place", other: "# places" }),
  next: "Next",
  cancelled: "Cancelled",
  add: "Add it to your calendar",
  remove: "Take it out of your calendar",
  noneAhead: "Every date is over. Ask whoever leads the change for another one.",
};

const calendar = {
  because: (title: string) => `For: ${title}`,
  cancelled: "This date does not take place.",
};

export const training = { format, page, dates, calendar, mail };
