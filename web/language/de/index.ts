import type { Words } from "../words.ts";
import { calendar } from "./calendar.ts";
import { format } from "./format.ts";
import { gate } from "./gate.ts";
import { mail } from "./mail.ts";
import { page } from "./page.ts";
import { whole } from "./whole.ts";

/** Deutsch: in der Anrede „Sie“, sachlich und freundlich. */
export const de: Words = {
  locale: "de-DE",
  direction: "ltr",
  calendar,
  format,
  gate,
  mail,
  page,
  whole,
};
