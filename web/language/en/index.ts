import { calendar } from "./calendar.ts";
import { format } from "./format.ts";
import { gate } from "./gate.ts";
import { mail } from "./mail.ts";
import { page } from "./page.ts";
import { whole } from "./whole.ts";

/** English: the language that every other one is translated from. What it says, all of them say. */
export const en = {
  /** Where the reader's language is known and their region is not, dates and numbers are written as here. */
  locale: "en-GB",
  direction: "ltr" as "ltr" | "rtl",
  calendar,
  format,
  gate,
  mail,
  page,
  whole,
};
