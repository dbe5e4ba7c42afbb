import { z } from "zod";
import { field, isRecord } from "../../../lib/scim/patch.ts";
import type { ScimEdit } from "../../../lib/scim/patch.ts";
import { ScimMistake } from "../../../lib/scim/mistake.ts";
import { editEmails, SaidEmail } from "./emails.ts";

const text = z.string().trim().max(256, "At most 256 characters.").optional();

/** What a directory says of somebody, as far as it is used here; nothing else of what it sends is kept. */
export const Said = z.object({
  displayName: text,
  formatted: text,
  givenName: text,
  familyName: text,
  emails: z.array(SaidEmail).max(20, "At most 20 addresses.").default([]),
  preferredLanguage: text,
  locale: text,
  timezone: text,
  department: text,
  manager: text,
});
export type Said = z.infer<typeof Said>;

export const Profile = z.object({
  userName: z.string("Say the userName.").trim().min(1, "A userName is not empty.").max(256),
  externalId: z.string().max(256).nullable(),
  active: z.boolean(),
  said: Said,
});
export type Profile = z.infer<typeof Profile>;

/** Before anything is said. Who is told of is there, unless it is said otherwise. */
export const blank = { userName: "", externalId: null, active: true, said: { emails: [] } } satisfies Profile;

const names = { formatted: "formatted", givenname: "givenName", familyname: "familyName" } as const;
const scalars = {
  displayname: "displayName",
  preferredlanguage: "preferredLanguage",
  locale: "locale",
  timezone: "timezone",
  department: "department",
} as const;

/** The profile after edits. Attributes that are not used here are passed over. @throws ScimMistake */
export function edited(profile: Profile, edits: readonly ScimEdit[]): Profile {
  const after = edits.reduce(edit, profile);
  const parsed = Profile.safeParse(after);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.filter((part) => part !== "said").join(".") ?? "";
  throw new ScimMistake("invalidValue", `${where}: ${issue?.message ?? "This cannot be used."}`);
}

function edit(profile: Profile, { op, path, value: given }: ScimEdit): Profile {
  const value = op === "remove" ? undefined : (given ?? undefined);
  const say = (more: Partial<Said>): Profile => ({ ...profile, said: { ...profile.said, ...more } });
  switch (path.attribute) {
    case "":
      return within(profile, op, value);
    case "username":
      if (value === undefined) throw new ScimMistake("mutability", "A userName is replaced, and not removed.");
      return { ...profile, userName: wordOf(path.attribute, value) ?? "" };
    case "externalid":
      return { ...profile, externalId: wordOf(path.attribute, value) ?? null };
    case "active":
      return { ...profile, active: truthOf(value) };
    case "emails":
      return say({ emails: editEmails(profile.said.emails, { op, path, value: given }) });
    case "manager":
      return path.sub === null || path.sub === "value" ? say({ manager: managerOf(value) }) : profile;
    case "name":
      return path.sub === null ? say(wholeName(value)) : say(partOfName(path.sub, value));
    default: {
      const scalar = Object.entries(scalars).find(([name]) => name === path.attribute)?.[1];
      return scalar === undefined ? profile : say({ [scalar]: wordOf(path.attribute, value) });
    }
  }
}

/** The attributes of a whole schema, as an extension's are sent. */
function within(profile: Profile, op: ScimEdit["op"], value: unknown): Profile {
  if (!isRecord(value)) return profile;
  return Object.entries(value).reduce(
    (after, [name, each]) =>
      edit(after, { op, path: { attribute: name.toLowerCase(), where: [], sub: null }, value: each }),
    profile,
  );
}

function wholeName(value: unknown): Partial<Said> {
  const parts = Object.entries(names).map(([name, key]) => [key, wordOf(name, field(value, name))]);
  return Object.fromEntries(parts);
}

function partOfName(sub: string, value: unknown): Partial<Said> {
  const key = Object.entries(names).find(([name]) => name === sub)?.[1];
  return key === undefined ? {} : { [key]: wordOf(sub, value) };
}

/** A text; an empty one is none. */
function wordOf(attribute: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new ScimMistake("invalidValue", `${attribute} is a text.`);
}

/** Entra ID sends "True" and "False" as texts. */
function truthOf(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (word === "true" || word === "false") return word === "true";
  throw new ScimMistake("invalidValue", "active is true or false.");
}

/** By value, within an object, or within a list of one object: all three are sent. */
function managerOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return wordOf("manager", isRecord(one) ? field(one, "value") : one);
}
