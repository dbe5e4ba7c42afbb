import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

export const bundle: Words["bundle"] = {
  subject: (subject, count) => `${subject} (und ${counted(count, { one: "# weitere", other: "# weitere" })})`,
  title: (count) =>
    counted(count, {
      one: "Eine weitere Entscheidung wartet auf Sie",
      other: "# weitere Entscheidungen warten auf Sie",
    }),
  line: (title, gate, askedBy, due) =>
    `${title}. ${askedBy} bittet darum, bei „${gate}“${due === null ? "" : `, bis ${due}`}:`,
};
