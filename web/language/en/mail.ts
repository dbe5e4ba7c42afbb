import { counted, plural } from "./numbers.ts";

/** What every message has. */
const frame = {
  reference: (key: string, revision: number) => `${key}, revision ${revision}`,
  sender: (organisation: string | undefined) =>
    organisation === undefined ? "Sent by Takehold." : `Sent by Takehold for ${organisation}.`,
  ifButtonFails: "If the button does not work:",
  yoursUntil: (day: string) => `This link is yours alone and works until ${day}; please do not forward it.`,
  /** `entry` is read by `takehold audit verify --anchor` and stands as it is. */
  record: (entry: string) => `Record of ${entry}`,
  yours: "This link is yours alone; please do not forward it.",
};

/** What the messages to somebody who is asked have in common. */
const asked = {
  aMinute: "It takes about a minute.",
  button: "Read and decide",
  buttonNote: "This opens a page. Nothing is decided until you choose there: approve, or decline with your reason.",
  ifNothing: "If you do nothing:",
  neededBy: "Needed by",
  due: "Due",
  wasDue: "Was due",
  gate: "Gate",
  soFar: "Decided so far",
  beside: "Beside this",
  besideText: (count: number) =>
    `${counted(count, { one: "# more request waits for you", other: "# more requests wait for you" })}; a button on the page has the list mailed to you`,
};

const request = {
  subject: (title: string) => `Your decision: ${title}`,
  subjectBy: (day: string, title: string) => `Your decision by ${day}: ${title}`,
  intro: (by: string, role: string | undefined) =>
    `${by} asks you${role === undefined ? "" : `, as ${role},`} to decide. It takes about a minute.`,
  introInPlace: (forWhom: string, role: string | undefined) =>
    `${forWhom} asks you to decide in their place${role === undefined ? "" : `, as ${role},`}. It takes about a minute.`,
  introWhileAway: (forWhom: string, role: string | undefined) =>
    `${forWhom} is away and named you to decide meanwhile${role === undefined ? "" : `, as ${role}`}. It takes about a minute.`,
  introAgain: (by: string, role: string | undefined) =>
    `The proposal was changed, so ${by} asks you${role === undefined ? "" : `, as ${role},`} once more. What you said before was about the earlier text.`,
  whatTheyWrote: (name: string) => `What ${name} wrote`,
  quote: (text: string) => `“${text}”`,
  changed: "What changed since you last saw it",
  why: "Why",
  asks: "What it asks of you",
  because: "You get this because the change names you among those who decide.",
  becauseInPlace: (forWhom: string) =>
    `You get this because you decide in the place of ${forWhom}; the record names both of you.`,
};

const reminder = {
  subject: (title: string) => `Still waiting for you: ${title}`,
  subjectDue: (day: string, title: string) => `Still waiting for you, due ${day}: ${title}`,
  subjectOverdue: (title: string) => `Still waiting for you, overdue: ${title}`,
  preview: (day: string, waitedDays: number | undefined) =>
    `Asked on ${day}${ago(waitedDays)}. It takes about a minute.`,
  intro: (by: string, day: string, waitedDays: number | undefined) =>
    `${by} asked for your decision on ${day}${ago(waitedDays)}. It is still open.`,
  sameLink: "It is the same link as before.",
  because: (count: number) => `You get this because your decision is open; this is reminder ${count}.`,
};

function ago(days: number | undefined): string {
  return days === undefined ? "" : `, ${plural(days, "business day")} ago`;
}

export const mail = { frame, asked, request, reminder };
