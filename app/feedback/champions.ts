import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { championsOf, groupsOf } from "../../store/feedback/champions.ts";
import type { Champion } from "../../store/feedback/champions.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { presentOf } from "../change/present.ts";
import type { ChangeView } from "../change/view.ts";
import { storedInput } from "../change/stored-input.ts";
import type { App } from "../context.ts";
import { recordLook } from "../people/looks.ts";

/** People of one group who agreed that colleagues ask them. */
export interface GroupChampions {
  readonly group: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export interface ChampionsView {
  readonly key: string;
  /** How many people, each counted once, however many groups they are in. */
  readonly people: number;
  /** Who; `null` for who may not see names and does not run the change: a number in a group of few would name somebody. */
  readonly groups: readonly GroupChampions[] | null;
}

/**
 * Who may be asked about a change, by group. Their names are for owner and sponsor and for whoever may see names, as they agreed to, and
 * each look at them is recorded. @throws Problem `not_found`
 */
export async function championsView(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<ChampionsView> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { champions, population } = await championsOfChange(app, row);
  const ids = [...new Set(champions.map(({ person }) => person))];
  const { owner, sponsor } = row.state.plan;
  const runsIt = caller.person !== null && (caller.person === owner || caller.person === sponsor);
  if (!runsIt && !hasScope(caller, "people:read")) return { key, people: ids.length, groups: null };
  await recordLook(app, caller, { place: "champions", population }, ids);
  const groups = [...new Set(champions.map(({ group }) => group))].map((group): GroupChampions => {
    const own = champions.filter((each) => each.group === group);
    return { group, people: own.map(({ person: id, name }) => ({ id, name })) };
  });
  return { key, people: ids.length, groups };
}

/** How many people agreed to be asked about a change; nobody is looked at. */
export async function countChampions(
  app: Pick<App, "db">,
  { key, content, present }: Pick<ChangeView, "key" | "content" | "present">,
): Promise<number> {
  const champions = await championsOf(app.db, { change: key, population: content.population, at: present });
  return new Set(champions.map(({ person }) => person)).size;
}

/** The names that the manager of a group is told. */
export async function championsOfGroup(
  app: Pick<App, "db">,
  { change, population, at }: { readonly change: string; readonly population: string | null; readonly at: number },
  group: string,
): Promise<readonly string[]> {
  const champions = await championsOf(app.db, { change, population, at });
  return champions.filter((each) => each.group === group).map(({ name }) => name);
}

/** The names that somebody of the audience is told on their own page: colleagues of their group, not themselves. */
export async function colleaguesToAsk(app: Pick<App, "db" | "now">, row: ChangeRow, person: string) {
  const { champions, population, at } = await championsOfChange(app, row);
  const groups = await groupsOf(app.db, { person, population, at });
  const colleagues = champions.filter((each) => each.person !== person && groups.includes(each.group));
  return [...new Map(colleagues.map((each) => [each.person, each.name])).values()];
}

async function championsOfChange(
  app: Pick<App, "db" | "now">,
  row: ChangeRow,
): Promise<{ readonly champions: readonly Champion[]; readonly population: string | null; readonly at: number }> {
  const { population } = await storedInput(app, row.state);
  const at = presentOf(app, row);
  return { champions: await championsOf(app.db, { change: row.key, population, at }), population, at };
}
