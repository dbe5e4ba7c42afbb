import { z } from "zod";
import { ScimMistake } from "../../../lib/scim/mistake.ts";
import { field, isRecord } from "../../../lib/scim/patch.ts";
import type { ScimEdit } from "../../../lib/scim/patch.ts";
import type { ScimCondition } from "../../../lib/scim/path.ts";

export const SaidEmail = z.object({
  value: z.email("This is not an e-mail address.").max(254),
  type: z.string().max(60).optional(),
  primary: z.boolean().optional(),
});
export type SaidEmail = z.infer<typeof SaidEmail>;

/** The one that somebody is written to: the primary one, else the one at work, else the first. */
export function emailOf(emails: readonly SaidEmail[]): string | null {
  const chosen =
    emails.find(({ primary }) => primary === true) ??
    emails.find(({ type }) => type?.toLowerCase() === "work") ??
    emails[0];
  return chosen?.value ?? null;
}

/** The addresses after an edit of all of them, of those that a path chooses, or of a part of these. @throws ScimMistake */
export function editEmails(emails: readonly SaidEmail[], { op, path, value }: ScimEdit): SaidEmail[] {
  const isChosen = (email: SaidEmail) => path.where.every((condition) => holds(email, condition));
  const others = emails.filter((email) => !isChosen(email));
  const gone = op === "remove" || value === undefined || value === null || value === "";
  if (path.sub !== null && !(gone && path.sub === "value")) {
    const part = partOf(path.sub, gone ? undefined : value);
    if (others.length < emails.length)
      return onePrimary(
        emails,
        emails.map((email) => (isChosen(email) ? { ...email, ...part } : email)),
      );
    return gone ? [...emails] : onePrimary(emails, [...emails, { value: "", ...madeOf(path.where), ...part }]);
  }
  if (gone) return others;
  const given = (Array.isArray(value) ? value : [value]).map((one: unknown) => read(one, path.where));
  if (op === "replace") return onePrimary(emails, [...others, ...given]);
  const isGiven = (email: SaidEmail) => given.some((one) => one.value.toLowerCase() === email.value.toLowerCase());
  return onePrimary(emails, [...emails.filter((email) => !isGiven(email)), ...given]);
}

function read(one: unknown, where: readonly ScimCondition[]): SaidEmail {
  if (typeof one === "string") return { value: one, ...madeOf(where) };
  const value = field(one, "value");
  if (!isRecord(one) || typeof value !== "string")
    throw new ScimMistake("invalidValue", "An address is an object with a value.");
  return {
    value,
    ...madeOf(where),
    ...partOf("type", field(one, "type")),
    ...partOf("primary", field(one, "primary")),
  };
}

/** What an address has to be so that a choice holds of it. */
function madeOf(where: readonly ScimCondition[]): Partial<SaidEmail> {
  return Object.assign({}, ...where.map(({ path, value }) => partOf(path.attribute, value)));
}

function partOf(name: string, value: unknown): Partial<SaidEmail> {
  if (name === "value" && typeof value === "string") return { value };
  if (name === "type") return { type: typeof value === "string" ? value : undefined };
  if (name === "primary" && value !== undefined) return { primary: isTrue(value) };
  return {};
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}

function holds(email: SaidEmail, { path, value }: ScimCondition): boolean {
  switch (path.attribute) {
    case "type":
      return email.type?.toLowerCase() === String(value).toLowerCase();
    case "value":
      return email.value.toLowerCase() === String(value).toLowerCase();
    case "primary":
      return (email.primary ?? false) === isTrue(value);
    default:
      throw new ScimMistake("invalidFilter", "Addresses are chosen by type, primary or value.");
  }
}

/** Of several primary ones the one that was made so last. */
function onePrimary(before: readonly SaidEmail[], after: readonly SaidEmail[]): SaidEmail[] {
  const wasPrimary = (value: string) => before.some((email) => email.primary === true && email.value === value);
  const fresh = after.findLastIndex((email) => email.primary === true && !wasPrimary(email.value));
  const chosen = fresh === -1 ? after.findLastIndex(({ primary }) => primary === true) : fresh;
  return after.map((email, index) =>
    email.primary === true && index !== chosen ? { ...email, primary: false } : email,
  );
}
