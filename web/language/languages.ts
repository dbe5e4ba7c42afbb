import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import type { Words } from "./words.ts";

/** Every language there is, by its BCP 47 tag. A further one is a file that holds its `Words`, and a line here. */
export const languages: Readonly<Record<string, Words>> = { en, de };
