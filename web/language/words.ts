import type { en } from "./en/index.ts";

/**
 * Everything that is said to people, in one language. English is the measure: a language that lacks one of its texts, or has one
 * that is not there, does not type-check.
 */
export type Words = typeof en;
