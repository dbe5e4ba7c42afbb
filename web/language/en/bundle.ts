import { counted } from "./numbers.ts";

/** Several requests in one message. */
export const bundle = {
  subject: (subject: string, count: number) => `${subject} (and ${counted(count, { one: "# more", other: "# more" })})`,
  title: (count: number) =>
    counted(count, { one: "One more decision waits for you", other: "# more decisions wait for you" }),
  line: (title: string, gate: string, askedBy: string, due: string | null) =>
    `${title}. ${askedBy} asks at “${gate}”${due === null ? "" : `, due ${due}`}:`,
};
