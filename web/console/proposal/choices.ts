import { hasScope } from "../../../app/actor.ts";
import type { Caller } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { listPopulations } from "../../../app/people/populations.ts";
import { listSeen, listSources } from "../../../app/usage/read-sources.ts";
import type { Choice } from "../../kit/field.ts";
import { plural } from "../../kit/format.ts";

const seenMax = 200;

/** Lists of members to choose from; a reader who may not see them types the id. */
export async function populationChoices(app: App, caller: Caller): Promise<readonly Choice[] | undefined> {
  if (!hasScope(caller, "people:read")) return undefined;
  return (await listPopulations(app, caller)).map(({ id, name, people, groups }) => {
    const named = groups.map((each) => each.group).join(", ");
    return { value: id, label: `${name}, ${plural(people, "person", "people")}${named === "" ? "" : `: ${named}`}` };
  });
}

/** Names of events that came, most frequent first; as many as a list to pick from can hold. */
export async function seenChoices(app: App, caller: Caller): Promise<readonly Choice[] | undefined> {
  if (!hasScope(caller, "usage:read")) return undefined;
  const seen = (await listSeen(app, caller, null)).slice(0, seenMax);
  return seen.map(({ source, event, count }) => ({ value: event, label: `${source}, ${plural(count, "time")}` }));
}

/** Sources of usage to choose from. */
export async function sourceChoices(app: App, caller: Caller): Promise<readonly Choice[] | undefined> {
  if (!hasScope(caller, "usage:read")) return undefined;
  return (await listSources(app, caller)).items.map(({ id, name }) => ({ value: id, label: name }));
}
