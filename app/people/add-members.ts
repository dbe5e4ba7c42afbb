import type { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import { endMembers, mergeMembers, replaceMembers } from "../../store/people/members.ts";
import type { MemberRow } from "../../store/people/members.ts";
import { populationExists } from "../../store/people/populations.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { entryOf } from "./entries.ts";
import { MemberList, Roster } from "./input.ts";
import type { MemberChange } from "./input.ts";
import { upsertPeople } from "./upsert.ts";

/** What became of a list: how many rows it had, and how many people were not known before. */
export interface MembersWritten {
  readonly rows: number;
  readonly peopleAdded: number;
}

type Deps = Pick<App, "db" | "secret">;

/**
 * Adds rows to a population, corrects those of the same person and joining, and ends those of people who leave. The same
 * list twice changes nothing.
 * @throws Problem `not_found` for an unknown population, `invalid` naming rows whose person cannot be told
 */
export async function addMembers(
  app: Deps,
  caller: Caller,
  population: string,
  input: z.input<typeof MemberList>,
): Promise<MembersWritten> {
  requireScope(caller, "people:write");
  const { members } = parse(MemberList, input);
  return write(app, caller, { population, members }, async (tx, ids) => {
    await mergeMembers(tx, population, rowsOf(members, ids));
    const leaving = members.flatMap(({ group, leftAt }, index) =>
      group !== undefined || leftAt === null ? [] : [{ person: ids[index] ?? "", leftAt: Date.parse(leftAt) }],
    );
    if (leaving.length > 0) await endMembers(tx, population, leaving);
  });
}

/**
 * Makes the list given the population from now on. Whoever is not in it any more leaves now, and what was before stays: changes
 * that are launched are measured as they were. @throws Problem as `addMembers` does
 */
export async function replaceAllMembers(
  app: Deps & Pick<App, "now">,
  caller: Caller,
  population: string,
  input: z.input<typeof Roster>,
): Promise<MembersWritten> {
  requireScope(caller, "people:write");
  const { members } = parse(Roster, input);
  return write(app, caller, { population, members }, (tx, ids) =>
    replaceMembers(tx, population, rowsOf(members, ids), app.now()),
  );
}

async function write(
  app: Deps,
  caller: Caller,
  { population, members }: { readonly population: string; readonly members: readonly MemberChange[] },
  store: (tx: Tx, ids: readonly string[]) => Promise<void>,
): Promise<MembersWritten> {
  return app.db.transaction().execute(async (tx) => {
    if (!(await populationExists(tx, population))) throw new Problem("not_found", "There is no such population.");
    const entries = members.map((entry, index) => entryOf(`members.${index}.person`, entry));
    const { ids, added } = await upsertPeople(tx, app.secret, caller, entries);
    await store(tx, ids);
    return { rows: members.length, peopleAdded: added };
  });
}

function rowsOf(members: readonly MemberChange[], ids: readonly string[]): MemberRow[] {
  return members.flatMap(({ group, joinedAt, leftAt }, index) => {
    if (group === undefined || joinedAt === undefined) return [];
    const until = leftAt === null ? null : Date.parse(leftAt);
    return [{ person: ids[index] ?? "", group, joinedAt: Date.parse(joinedAt), leftAt: until }];
  });
}
