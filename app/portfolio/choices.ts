import { findCards } from "../../store/people/names.ts";
import { allTeams } from "../../store/people/teams.ts";
import { listedOwners, listedTeams } from "../../store/portfolio/choices.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** What can be chosen from. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Owners offered at most, those of the most changes; anybody's changes can be asked for by id. */
const ownersMax = 100;

/** The teams and owners by which the leaders' list can be narrowed, by name. */
export async function portfolioChoices(
  app: Pick<App, "db">,
  caller: Caller,
  chosenOwner: string | undefined,
): Promise<{ readonly teams: readonly Choice[]; readonly owners: readonly Choice[] }> {
  requireScope(caller, "changes:read");
  const [named, owners, known] = await Promise.all([
    listedTeams(app.db),
    listedOwners(app.db, ownersMax),
    allTeams(app.db),
  ]);
  const teams = named.map((name): Choice => {
    const lower = name.toLowerCase();
    return (
      known.find((team) => team.id === name) ?? known.find((team) => team.name.toLowerCase() === lower) ?? of(name)
    );
  });
  const cards = await findCards(app.db, [...owners, ...(chosenOwner === undefined ? [] : [chosenOwner])]);
  return {
    teams: byName(teams.map(({ id, name }) => ({ id, name }))),
    owners: byName([...cards].map(([id, { name }]) => ({ id, name: name ?? "Somebody erased" }))),
  };
}

const of = (name: string): Choice => ({ id: name, name });

function byName(all: readonly Choice[]): readonly Choice[] {
  const once = [...new Map(all.map((each) => [each.id, each])).values()];
  return once.toSorted((a, b) => a.name.localeCompare(b.name));
}
