import { z } from "zod";
import { Problem } from "../../../domain/errors.ts";
import { ScimMistake } from "../../../lib/scim/mistake.ts";
import { readAttributes, readPatch } from "../../../lib/scim/patch.ts";
import type { Tx } from "../../../store/database.ts";
import {
  addGroupMembers,
  deleteDirectoryGroup,
  directoryGroupCalled,
  findDirectoryGroup,
  insertDirectoryGroup,
  removeGroupMembers,
  updateDirectoryGroup,
} from "../../../store/people/directory-groups.ts";
import type { DirectoryGroup } from "../../../store/people/directory-groups.ts";
import { populationForDirectory } from "../../../store/people/directory-places.ts";
import { knownDirectoryUsers } from "../../../store/people/directory-users.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { slugOf } from "../../../lib/slug.ts";
import { isPersonId } from "../resolve.ts";
import { groupEdits } from "./group-edits.ts";
import type { GroupEdit, MemberEdit } from "./group-edits.ts";
import { settleIn } from "./settle.ts";
import { taken, writing } from "./writing.ts";

type Deps = Pick<App, "db" | "now">;

const Names = z.object({
  displayName: z.string("Say the displayName.").trim().min(1, "A displayName is not empty.").max(200),
  externalId: z.string().max(256).nullable(),
});

/**
 * Adds a group of the directory. Its people count in a population of its name; where lists keep one of that name already they count
 * nowhere until somebody says where. @throws Problem `conflict` where there is one of that name; ScimMistake
 */
export async function createGroup(app: Deps, caller: Caller, resource: unknown): Promise<DirectoryGroup> {
  return writing(app, caller, "group", async (tx) => {
    const edits = groupEdits(readAttributes(resource));
    const { displayName, externalId } = namesAfter({ displayName: "", externalId: null }, edits);
    await mustBeFree(tx, null, { displayName, externalId });
    const id = slugOf(displayName);
    const isOurs = id !== "" && (await populationForDirectory(tx, id, displayName));
    const countsAs = { population: isOurs ? id : null, countsAs: displayName };
    const group = await insertDirectoryGroup(tx, { displayName, externalId, ...countsAs }, app.now());
    await editMembers(tx, group, membersIn(edits), app.now());
    return group;
  });
}

/** Makes a group what is said: its names, and its members where they are told. @throws as `createGroup` */
export async function replaceGroup(app: Deps, caller: Caller, id: string, resource: unknown): Promise<DirectoryGroup> {
  return writing(app, caller, "group", async (tx) => change(tx, id, groupEdits(readAttributes(resource)), app.now()));
}

/** Changes what a PATCH names. Sent again it changes nothing. @throws as `createGroup` */
export async function patchGroup(app: Deps, caller: Caller, id: string, body: unknown): Promise<DirectoryGroup> {
  return writing(app, caller, "group", async (tx) => change(tx, id, groupEdits(readPatch(body)), app.now()));
}

/** The directory has a group no longer: its people leave what they were in by it. @throws Problem `not_found` */
export async function removeGroup(app: Deps, caller: Caller, id: string): Promise<void> {
  await writing(app, caller, "group", async (tx) => {
    const group = await existingGroup(tx, id);
    const members = await removeGroupMembers(tx, group.id, { allBut: [] });
    await deleteDirectoryGroup(tx, group.id);
    await settleIn(tx, group.population, members, app.now());
  });
}

export async function existingGroup(tx: Tx, id: string): Promise<DirectoryGroup> {
  const group = isPersonId(id) ? await findDirectoryGroup(tx, id) : null;
  if (group === null) throw noGroup();
  return group;
}

export function noGroup(): Problem {
  return new Problem("not_found", "The directory has no group of this id here. Push the group first.");
}

async function change(tx: Tx, id: string, edits: readonly GroupEdit[], at: number): Promise<DirectoryGroup> {
  const before = await existingGroup(tx, id);
  const names = namesAfter(before, edits);
  const isRenamed = names.displayName !== before.displayName || names.externalId !== before.externalId;
  if (isRenamed) await mustBeFree(tx, before.id, names);
  const isChanged = await editMembers(tx, before, membersIn(edits), at);
  return isRenamed || isChanged ? updateDirectoryGroup(tx, before.id, names, at) : before;
}

/** Answers whether anything changed. */
async function editMembers(tx: Tx, group: DirectoryGroup, edits: readonly MemberEdit[], at: number): Promise<boolean> {
  const moved = new Set<string>();
  for (const { op, people } of edits) {
    if (op !== "remove") await mustBeKnown(tx, people);
    const removed =
      op === "remove"
        ? await removeGroupMembers(tx, group.id, { these: people.filter(isPersonId) })
        : op === "replace"
          ? await removeGroupMembers(tx, group.id, { allBut: people })
          : [];
    const added = op === "remove" ? [] : await addGroupMembers(tx, group.id, people);
    for (const person of [...removed, ...added]) moved.add(person);
  }
  await settleIn(tx, group.population, [...moved], at);
  return moved.size > 0;
}

async function mustBeKnown(tx: Tx, people: readonly string[]): Promise<void> {
  const known = await knownDirectoryUsers(tx, people.filter(isPersonId));
  const stranger = people.find((person) => !known.has(person));
  if (stranger === undefined) return;
  throw new ScimMistake(
    "invalidValue",
    `members: there is no user with the id ${stranger}. Push the user first, then the group. Nothing was changed.`,
  );
}

function namesAfter(before: z.infer<typeof Names>, edits: readonly GroupEdit[]): z.infer<typeof Names> {
  const named = edits.flatMap((edit) => (edit.kind === "name" ? [edit.names] : []));
  const parsed = Names.safeParse(
    Object.assign({ displayName: before.displayName, externalId: before.externalId }, ...named),
  );
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ScimMistake("invalidValue", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "This cannot be used."}`);
}

function membersIn(edits: readonly GroupEdit[]): MemberEdit[] {
  return edits.flatMap((edit) => (edit.kind === "members" ? [edit] : []));
}

async function mustBeFree(tx: Tx, not: string | null, names: z.infer<typeof Names>): Promise<void> {
  const called = await directoryGroupCalled(tx, { ...names, not });
  if (called !== null) throw taken("group", called);
}
