import { Problem } from "../../../domain/errors.ts";
import { readAttributes, readPatch } from "../../../lib/scim/patch.ts";
import type { Tx } from "../../../store/database.ts";
import {
  deleteDirectoryUser,
  directoryUserCalled,
  findDirectoryUser,
  putDirectoryUser,
} from "../../../store/people/directory-users.ts";
import type { DirectoryUser } from "../../../store/people/directory-users.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { isPersonId } from "../resolve.ts";
import { keepPerson } from "./keep-person.ts";
import { blank, edited, Said } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { joinAll, leaveAll } from "./settle.ts";
import { taken, writing } from "./writing.ts";

type Deps = Pick<App, "db" | "secret" | "now">;
export type ScimUser = DirectoryUser<Said>;

/**
 * Adds a user of the directory. Somebody who is known here by the same user name or address is that person from now on.
 * @throws Problem `conflict` where the directory has such a user already; ScimMistake
 */
export async function createUser(app: Deps, caller: Caller, resource: unknown): Promise<ScimUser> {
  return writing(app, caller, "user", async (tx) => {
    const after = edited(blank, readAttributes(resource));
    return keep(tx, app, caller, { person: null, before: null, after });
  });
}

/** Makes a user what is said and nothing else; id of the directory and activity stay where nothing is said of them. @throws as `createUser` */
export async function replaceUser(app: Deps, caller: Caller, person: string, resource: unknown): Promise<ScimUser> {
  return writing(app, caller, "user", async (tx) => {
    const before = await existing(tx, person);
    const after = edited({ ...before, said: blank.said }, readAttributes(resource));
    return keep(tx, app, caller, { person, before, after });
  });
}

/** Changes what a PATCH names. Sent again it changes nothing. @throws as `createUser` */
export async function patchUser(app: Deps, caller: Caller, person: string, body: unknown): Promise<ScimUser> {
  return writing(app, caller, "user", async (tx) => {
    const before = await existing(tx, person);
    return keep(tx, app, caller, { person, before, after: edited(before, readPatch(body)) });
  });
}

/** The directory has somebody no longer: memberships end now. Nobody is erased by that. @throws Problem `not_found` */
export async function removeUser(app: Deps, caller: Caller, person: string): Promise<void> {
  await writing(app, caller, "user", async (tx) => {
    if (!isPersonId(person) || !(await deleteDirectoryUser(tx, person))) throw noUser();
    await leaveAll(tx, person, app.now());
  });
}

export function noUser(): Problem {
  return new Problem("not_found", "The directory has no user of this id here. Push the user first.");
}

/** `said` was written from this type and nothing else writes it. */
export function asScimUser(user: DirectoryUser<object>): ScimUser {
  return { ...user, said: Said.parse(user.said) };
}

async function existing(tx: Tx, person: string): Promise<ScimUser> {
  const user = isPersonId(person) ? await findDirectoryUser(tx, person) : null;
  if (user === null) throw noUser();
  return asScimUser(user);
}

async function keep(
  tx: Tx,
  app: Deps,
  caller: Caller,
  {
    person,
    before,
    after,
  }: { readonly person: string | null; readonly before: Profile | null; readonly after: Profile },
): Promise<ScimUser> {
  const id = await keepPerson(tx, app, caller, { person, before, after });
  const isKnown = person === null && (await findDirectoryUser(tx, id)) !== null;
  const called = isKnown ? "userName" : await directoryUserCalled(tx, { ...after, not: id });
  if (called !== null) throw taken("user", called);
  const user = await putDirectoryUser(tx, { ...after, person: id }, app.now());
  if (!after.active && before?.active !== false) await leaveAll(tx, id, app.now());
  if (after.active && before?.active === false) await joinAll(tx, id, app.now());
  return asScimUser(user);
}
