import type { ChangeView } from "../../../app/change/view.ts";
import type { ChampionsView } from "../../../app/feedback/champions.ts";
import { plural } from "../../kit/format.ts";
import type { ChampionModel } from "../../pages/change.tsx";

/** Who may be asked, by group; `undefined` before anybody was asked whether they would. */
export function championModels(
  { feedback }: ChangeView,
  champions: ChampionsView | null,
): readonly ChampionModel[] | undefined {
  if (champions === null || Object.keys(feedback).length === 0) return undefined;
  return champions.groups.map(({ group, people, named }) => ({
    group,
    people: named === null ? plural(people, "person", "people") : named.map(({ name }) => name).join(", "),
    isNamed: named !== null,
  }));
}
