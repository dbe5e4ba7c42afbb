import { Problem } from "../../../domain/errors.ts";
import type { Tx } from "../../../store/database.ts";
import { becomeManager } from "../../../store/people/directory-users.ts";
import { findPerson, knownPeople, peopleByEmail, peopleByUserId } from "../../../store/people/people.ts";
import type { NewPerson } from "../../../store/people/people.ts";
import { insertTeam } from "../../../store/people/teams.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { isAddress } from "../../usage/message.ts";
import { PersonFields } from "../input.ts";
import { slugOf } from "../../../lib/slug.ts";
import { isPersonId } from "../resolve.ts";
import { upsertPeople } from "../upsert.ts";
import { emailOf } from "./emails.ts";
import type { Profile } from "./profile.ts";

/**
 * Keeps what a directory newly says of somebody in their record, and answers who it is. Of what it said before only what it says
 * otherwise now is changed, so that what people correct by hand stays; what it takes back is empty again. Somebody who is known from
 * a list by the same user name or address is that person.
 * @throws Problem `conflict` where user name or address are another person's
 */
export async function keepPerson(
  tx: Tx,
  app: Pick<App, "secret">,
  caller: Caller,
  {
    person,
    before,
    after,
  }: { readonly person: string | null; readonly before: Profile | null; readonly after: Profile },
): Promise<string> {
  const id = await meant(tx, person, after);
  const now = await fieldsOf(tx, after);
  const earlier = before === null ? {} : await fieldsOf(tx, before);
  const changed = changesOf(earlier, now);
  const known = id === null ? null : await findPerson(tx, id);
  const isUnreachable = (known?.email ?? null) === null || changed.email === null;
  const address = isUnreachable && now.email === undefined ? await freeAddress(tx, id, after.userName) : null;
  const fields = { ...changed, ...(address === null ? {} : { email: address }) };
  if (typeof fields.team === "string") await knowTeam(tx, fields.team, after.said.department ?? fields.team);
  if (fields.manager !== undefined && fields.manager === id) delete fields.manager;
  const entry = { path: "userName", id, userIds: [after.userName], fields };
  const [written = ""] = (await upsertPeople(tx, app.secret, caller, [entry])).ids;
  const names = [written, after.userName, after.externalId, emailOf(after.said.emails)];
  await becomeManager(
    tx,
    written,
    names.flatMap((name) => name ?? []),
  );
  return written;
}

type Fields = Partial<NewPerson>;

/** Who is meant: the person of that id, else the one whom user name or address belong to; `null`: nobody yet. */
async function meant(tx: Tx, person: string | null, { userName, said }: Profile): Promise<string | null> {
  const byUserId = (await peopleByUserId(tx, [userName])).get(userName);
  const address = emailOf(said.emails) ?? (isAddress(userName) ? userName : null);
  const byEmail = address === null ? undefined : (await peopleByEmail(tx, [address])).get(address.toLowerCase());
  const id = person ?? byUserId ?? byEmail ?? null;
  if (byUserId !== undefined && byUserId !== id) throw taken("userName", "user name");
  const isSaid = said.emails.length > 0;
  if (isSaid && byEmail !== undefined && byEmail !== id) throw taken("emails", "address");
  return id;
}

function taken(path: string, what: string): Problem {
  const message = `Somebody else has this ${what}.`;
  return new Problem("conflict", message, { errors: [{ path, message }] });
}

/** What is said, as a record of a person has it. What is not said, or cannot be used, is left out. */
async function fieldsOf(tx: Tx, { said }: Profile): Promise<Fields> {
  const parts = [said.givenName, said.familyName].filter((part) => part !== undefined).join(" ");
  const name = (said.displayName ?? said.formatted ?? parts).slice(0, 200);
  const email = emailOf(said.emails);
  const team = slugOf(said.department ?? "");
  const language = usable("language", (said.preferredLanguage ?? said.locale)?.replace("_", "-"));
  const timeZone = usable("timeZone", said.timezone);
  const manager = said.manager === undefined ? undefined : await personCalled(tx, said.manager);
  return {
    ...(name === "" ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(team === "" ? {} : { team }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(manager === undefined ? {} : { manager }),
  };
}

/** Directories hold languages and zones in many notations; one that is not understood says nothing. */
function usable(field: "language" | "timeZone", value: string | undefined): string | undefined {
  return value !== undefined && PersonFields.safeParse({ [field]: value }).success ? value : undefined;
}

/** Managers are told by the id they have here, or by a user name or address, as each directory has it. */
async function personCalled(tx: Tx, name: string): Promise<string | undefined> {
  if (isPersonId(name) && (await knownPeople(tx, [name])).size > 0) return name.toLowerCase();
  return (await peopleByUserId(tx, [name])).get(name) ?? (await peopleByEmail(tx, [name])).get(name.toLowerCase());
}

const clearable = ["email", "team", "language", "timeZone", "manager"] as const;

function changesOf(before: Fields, now: Fields): Fields {
  const held: Readonly<Record<string, unknown>> = before;
  const told = Object.entries(now).filter(([key, value]) => held[key] !== value);
  const takenBack = clearable.filter((key) => before[key] !== undefined && now[key] === undefined);
  return { ...Object.fromEntries(takenBack.map((key) => [key, null])), ...Object.fromEntries(told) };
}

/** Most user names are addresses. One of them that is nobody else's stands in where none is said. */
async function freeAddress(tx: Tx, person: string | null, userName: string): Promise<string | null> {
  if (!PersonFields.safeParse({ email: userName }).success) return null;
  const owner = (await peopleByEmail(tx, [userName])).get(userName.toLowerCase());
  return owner === undefined || owner === person ? userName : null;
}

async function knowTeam(tx: Tx, id: string, name: string): Promise<void> {
  await insertTeam(tx, {
    id,
    name: name.slice(0, 200),
    calendar: null,
    intake: { answerIn: null, atOnce: null, buildIn: null },
  });
}
