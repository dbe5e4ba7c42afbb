import type { ChangeView } from "../../../app/change/view.ts";
import type { ChampionsView } from "../../../app/feedback/champions.ts";
import type { ChampionsModel } from "../../pages/change.tsx";

/** Who may be asked, by group; `undefined` before anybody was asked whether they would. */
export function championsModel({ feedback }: ChangeView, champions: ChampionsView | null): ChampionsModel | undefined {
  if (champions === null || Object.keys(feedback).length === 0) return undefined;
  const { people, groups } = champions;
  return {
    people,
    groups: groups?.map((each) => ({ group: each.group, people: each.people.map(({ name }) => name).join(", ") })),
  };
}
