import { z } from "zod";
import { invalidField } from "../../../domain/errors.ts";
import {
  directoryGroupSizes,
  findDirectoryGroup,
  groupMembers,
  updateDirectoryGroup,
} from "../../../store/people/directory-groups.ts";
import type { SizedGroup } from "../../../store/people/directory-groups.ts";
import { lockPeople } from "../../../store/people/lock.ts";
import { populationExists } from "../../../store/people/populations.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";
import { GroupName, Slug } from "../input.ts";
import { existingGroup } from "./groups.ts";
import { settle } from "./settle.ts";

/** Where the people of a group of the directory count: in a group of a population, or nowhere. */
export const GroupPlace = z.strictObject({
  population: Slug.nullable(),
  group: GroupName,
});

export type PlacedGroup = SizedGroup;

/** All groups of the directory by name, with how many people are in each. */
export async function listDirectory(app: Pick<App, "db">, caller: Caller): Promise<readonly PlacedGroup[]> {
  requireScope(caller, "people:read");
  return directoryGroupSizes(app.db);
}

/**
 * Says where the people of a group count from now on. They leave what they were in by it, and what was before stays.
 * @throws Problem `not_found`; `invalid` for an unknown population
 */
export async function placeGroup(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  id: string,
  input: z.input<typeof GroupPlace>,
): Promise<PlacedGroup> {
  requireScope(caller, "people:write");
  const { population, group: countsAs } = parse(GroupPlace, input);
  return app.db.transaction().execute(async (tx) => {
    await lockPeople(tx);
    const before = await existingGroup(tx, id);
    if (population !== null && !(await populationExists(tx, population)))
      throw invalidField("population", "There is no such population. Add it first.");
    const members = await groupMembers(tx, { groups: [before.id] });
    if (before.population !== population || before.countsAs !== countsAs) {
      await updateDirectoryGroup(tx, before.id, { population, countsAs }, app.now());
      const populations = [before.population, population].flatMap((each) => each ?? []);
      const pairs = members.flatMap(({ person }) => populations.map((each) => ({ person, population: each })));
      await settle(tx, pairs, app.now());
    }
    const placed = (await findDirectoryGroup(tx, before.id)) ?? before;
    return { ...placed, people: members.length };
  });
}
