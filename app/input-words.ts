import type { z } from "zod";

/** What is wrong with an input in plain words, where its schema says nothing of its own. */

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with fields",
  record: "an object with fields",
  date: "a date",
};

const forms: Readonly<Record<string, string>> = {
  email: "This is not an e-mail address.",
  url: "This is not a web address. Write it whole, as https://example.com/page.",
  uuid: "This is not an id.",
  date: "Write a day as 2026-12-24.",
  datetime: "Write an instant with its offset, as 2026-01-31T09:00:00Z.",
};

const unit = (origin: string, count: number | bigint): string => {
  if (origin === "string") return ` character${Number(count) === 1 ? "" : "s"}`;
  if (origin === "number" || origin === "int" || origin === "bigint") return "";
  return Number(count) === 1 ? " entry" : " entries";
};

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (inclusive === false) return `Give more than ${minimum}${unit(origin, minimum)}.`;
  if (Number(minimum) === 1 && origin === "string") return "This may not be empty.";
  return `Give at least ${minimum}${unit(origin, minimum)}.`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (inclusive === false) return `Give less than ${maximum}${unit(origin, maximum)}.`;
  return `Give at most ${maximum}${unit(origin, maximum)}.`;
}

/** A sentence for an issue; `undefined` leaves it to the library. */
export function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This is needed.";
      return kinds[issue.expected] === undefined ? undefined : `Give ${kinds[issue.expected]} here.`;
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_value":
      return issue.values.length === 1
        ? `This can only be ${String(issue.values[0])}.`
        : `Give one of these: ${issue.values.map(String).join(", ")}.`;
    case "invalid_format":
      return forms[issue.format];
    case "unrecognized_keys":
      return "There is no field of this name here.";
    case "invalid_union":
      return Array.isArray(issue["options"])
        ? `Give one of these: ${issue["options"].map(String).join(", ")}.`
        : "This is in none of the forms that are taken here.";
    default:
      return undefined;
  }
}
