import type { PersonRef } from "../../domain/change/schema.ts";
import { isAddress } from "../usage/message.ts";
import { isPersonId } from "./resolve.ts";
import type { PersonEntry } from "./upsert.ts";

interface NamedPerson {
  readonly person?: PersonRef | undefined;
  readonly userId?: string | undefined;
  readonly name?: string | undefined;
}

/** A row's way to name a person: an id, an address, a user id of another system, or several of them. */
export function entryOf(path: string, { person, userId, name }: NamedPerson): PersonEntry {
  const userIds = userId === undefined ? [] : [userId];
  const named = name === undefined || name === "" ? {} : { name };
  if (person === undefined) return { path, id: null, userIds, fields: named };
  if (typeof person !== "string") {
    const given = person.name === undefined ? {} : { name: person.name };
    return { path, id: null, userIds, fields: { ...given, ...named, email: person.email } };
  }
  if (isPersonId(person)) return { path, id: person.toLowerCase(), userIds, fields: named };
  if (isAddress(person)) return { path, id: null, userIds, fields: { ...named, email: person } };
  return { path, id: null, userIds: [person, ...userIds], fields: named };
}
