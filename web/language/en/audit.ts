import { counted } from "./numbers.ts";

/** A sampled audit: the message to whoever looks at it, and the page behind their link. */

const page = {
  eyebrow: "A sample to look at",
  title: (what: string) => `How well is it done? ${what}`,
  for: "For",
  period: "Period",
  periodText: (from: string, until: string) => `${from} to ${until}`,
  drawn: "Drawn by lot",
  drawnText: (size: number, candidates: number) => `${size} of ${candidates}`,
  standard: "What good work is",
  progress: (marked: number, size: number) => `${marked} of ${size} marked`,
  item: (number: number, size: number) => `No. ${number} of ${size}`,
  who: "Who",
  erased: "Somebody who was erased",
  group: "Group",
  when: "When",
  did: "What was done",
  latest: (count: number) => counted(count, { one: "The latest action", other: "The latest # actions" }),
  gone: "The details of this are not kept any more. Cannot tell is an honest answer.",
  legend: "Your mark",
  mark: { meets: "Meets it", fails: "Does not meet it", unclear: "Cannot tell" },
  effect: {
    meets: "It is good work as described above.",
    fails: "It falls short of it. A note says by what.",
    unclear: "It counts neither way, and is told beside the result.",
  },
  note: "Note",
  noteHelp: "For the owner of the target. It stays with this item and is no part of the record.",
  save: "Save this mark",
  saved: "Each mark is saved by itself. You can close the page and go on later from the same link.",
  back: "Leave it and go on",
  all: "All that was drawn",
  marked: "Marked",
  unmarked: "No mark yet",
  open: (number: number) => `Look at no. ${number}`,
  finishTitle: "All are marked",
  finishNote:
    "When you finish, the counts go on the record of the change, without names and notes. Until then you can change any mark.",
  finish: "Finish and record the counts",
  notYet: (count: number) => counted(count, { one: "# item has no mark yet.", other: "# items have no mark yet." }),
  done: "Recorded. Thank you.",
  doneText: (meets: number, n: number, unclear: number) =>
    `${meets} of ${n} meet it${unclear === 0 ? "" : `, and ${unclear} could not be told`}. There is nothing more to do here.`,
  dropped: "This sample is not needed any more.",
  droppedText: "It was withdrawn. What you marked was not recorded, and nothing is asked of you.",
  ended: "This change has ended.",
  endedText: "Its record stays as it is, and nothing is asked of you any more.",
  unknown: {
    title: "This link leads nowhere",
    text: "It may be incomplete, or a newer one was sent. Please use the link in the latest message, or ask whoever sent it for a new one. Nothing was recorded.",
  },
};

const mail = {
  subject: (size: number, title: string) =>
    counted(size, { one: `# item to look at: ${title}`, other: `# items to look at: ${title}` }),
  intro: (asker: string | null, target: string) =>
    `${asker ?? "The owner of this change"} asks you to look at a sample of what is done, because you can tell good work: “${target}”.`,
  reminderSubject: (unmarked: number, title: string) =>
    unmarked === 0
      ? `Ready to finish: ${title}`
      : counted(unmarked, { one: `# item still to look at: ${title}`, other: `# items still to look at: ${title}` }),
  reminder: (unmarked: number, target: string) =>
    `${unmarked === 0 ? "All items have your mark; what is left is to finish" : counted(unmarked, { one: "# item has no mark of yours yet", other: "# items have no mark of yours yet" })}: “${target}”. What you marked is kept, and the same link goes on. If you cannot do it, tell whoever asked you, so that somebody else can.`,
  standard: "What good work is",
  period: "Period",
  drawn: "Drawn by lot",
  next: "Mark each as meets it, does not meet it, or cannot tell. Each mark is saved by itself, so you can stop and go on later. The result is told as a share with its uncertainty, never by person.",
  button: "Look at the sample",
  buttonNote: "This opens a page. Nothing is recorded until you mark something there.",
  because: "You get this because you were named as the reviewer.",
};

export const audit = { page, mail };
