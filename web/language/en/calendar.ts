/** The deadline of a request as an entry of somebody's calendar. */
export const calendar = {
  summary: (title: string) => `Decide: ${title}`,
  /** No link: calendars are often shared, and a sign link decides in its person's name. */
  description: (by: string, gate: string, silence: string) =>
    `${by} asks for your decision at the gate “${gate}”.\n\n${silence}\n\nThe link to decide is in the message from Takehold. It is not repeated here, because calendars are often shared.`,
  over: "Nothing is asked of you here any more.",
  add: "Add the deadline to your calendar",
  remove: "Take the deadline out of your calendar",
};
