import { findDirectoryGroup, groupMembers, listDirectoryGroups } from "../../../store/people/directory-groups.ts";
import type { DirectoryGroup, GroupMember, GroupQuery } from "../../../store/people/directory-groups.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { recordLook } from "../looks.ts";
import { isPersonId } from "../resolve.ts";
import { noGroup } from "./groups.ts";

type Deps = Pick<App, "db" | "now">;

/** A group of the directory with its people; `null` where they were not asked for. */
export interface ScimGroup extends DirectoryGroup {
  readonly members: readonly GroupMember[] | null;
}

/** One group. @throws Problem `not_found` */
export async function readGroup(app: Deps, caller: Caller, id: string, isWhole: boolean): Promise<ScimGroup> {
  requireScope(caller, "scim:write");
  const group = isPersonId(id) ? await findDirectoryGroup(app.db, id) : null;
  if (group === null) throw noGroup();
  const [whole] = await withMembers(app, caller, [group], isWhole);
  if (whole === undefined) throw noGroup();
  return whole;
}

/** Groups that the directory pushed, in the order in which they came. */
export async function listGroups(
  app: Deps,
  caller: Caller,
  query: GroupQuery,
  isWhole: boolean,
): Promise<{ readonly total: number; readonly groups: readonly ScimGroup[] }> {
  requireScope(caller, "scim:write");
  if ([query.id, query.member].some((id) => id !== null && !isPersonId(id))) return { total: 0, groups: [] };
  const { total, groups } = await listDirectoryGroups(app.db, query);
  return { total, groups: await withMembers(app, caller, groups, isWhole) };
}

async function withMembers(
  app: Deps,
  caller: Caller,
  groups: readonly DirectoryGroup[],
  isWhole: boolean,
): Promise<readonly ScimGroup[]> {
  if (!isWhole) return groups.map((group) => ({ ...group, members: null }));
  const members = await groupMembers(app.db, { groups: groups.map(({ id }) => id) });
  await recordLook(
    app,
    caller,
    { place: "people" },
    members.map(({ person }) => person),
  );
  return groups.map((group) => ({ ...group, members: members.filter(({ group: id }) => id === group.id) }));
}
