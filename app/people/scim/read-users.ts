import { findDirectoryUser, listDirectoryUsers } from "../../../store/people/directory-users.ts";
import type { UserQuery } from "../../../store/people/directory-users.ts";
import { groupMembers } from "../../../store/people/directory-groups.ts";
import type { GroupMember } from "../../../store/people/directory-groups.ts";
import type { Db } from "../../../store/database.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { recordLook } from "../looks.ts";
import { isPersonId } from "../resolve.ts";
import { asScimUser, noUser } from "./users.ts";
import type { ScimUser } from "./users.ts";

type Deps = Pick<App, "db" | "now">;

/** A user with the groups of the directory they are in. */
export interface ScimUserWithGroups extends ScimUser {
  readonly groups: readonly GroupMember[];
}

/** One user that the directory pushed. @throws Problem `not_found` */
export async function readUser(app: Deps, caller: Caller, person: string): Promise<ScimUserWithGroups> {
  requireScope(caller, "scim:write");
  const user = isPersonId(person) ? await findDirectoryUser(app.db, person) : null;
  if (user === null) throw noUser();
  await recordLook(app, caller, { place: "person" }, [person]);
  const [whole] = await withGroups(app.db, [asScimUser(user)]);
  if (whole === undefined) throw noUser();
  return whole;
}

/** Users that the directory pushed, in the order in which they came; people whom it did not push are not among them. */
export async function listUsers(
  app: Deps,
  caller: Caller,
  query: UserQuery,
): Promise<{ readonly total: number; readonly users: readonly ScimUserWithGroups[] }> {
  requireScope(caller, "scim:write");
  if (query.person !== null && !isPersonId(query.person)) return { total: 0, users: [] };
  const { total, users } = await listDirectoryUsers(app.db, query);
  await recordLook(
    app,
    caller,
    { place: "people" },
    users.map(({ person }) => person),
  );
  return { total, users: await withGroups(app.db, users.map(asScimUser)) };
}

/** The groups of a user who was just written. */
export async function withGroups(db: Db, users: readonly ScimUser[]): Promise<readonly ScimUserWithGroups[]> {
  const members = await groupMembers(db, { people: users.map(({ person }) => person) });
  return users.map((user) => ({ ...user, groups: members.filter(({ person }) => person === user.person) }));
}
