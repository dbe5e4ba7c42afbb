import type { Tx } from "../../../store/database.ts";
import { placesOf, populationsHeld, populationsWanted } from "../../../store/people/directory-places.ts";
import type { PersonInPopulation, Place } from "../../../store/people/directory-places.ts";
import { endMembers, mergeMembers } from "../../../store/people/members.ts";

/**
 * Brings memberships to where the directory says that people belong, from now on: who is in none of a population's groups any more
 * leaves it, who is in another moves, who is new joins. Where nothing is different nothing is written.
 * @param at epoch milliseconds
 */
export async function settle(tx: Tx, pairs: readonly PersonInPopulation[], at: number): Promise<void> {
  const places = (await placesOf(tx, pairs, at)).filter(({ held, wanted }) => held !== wanted);
  for (const population of new Set(places.map((place) => place.population))) {
    const here = places.filter((place) => place.population === population);
    const leaving = here.filter(({ held }) => held !== null);
    await endMembers(
      tx,
      population,
      leaving.map((place) => ({ person: place.person, leftAt: place.at })),
    );
    await mergeMembers(tx, population, here.flatMap(joining));
  }
}

function joining({ person, wanted, at }: Place) {
  return wanted === null ? [] : [{ person, group: wanted, joinedAt: at, leftAt: null }];
}

/** The same for people in one population, or in none. */
export async function settleIn(
  tx: Tx,
  population: string | null,
  people: readonly string[],
  at: number,
): Promise<void> {
  if (population === null) return;
  await settle(
    tx,
    people.map((person) => ({ person, population })),
    at,
  );
}

/** Ends every membership of somebody whom the directory no longer has, or has as inactive. */
export async function leaveAll(tx: Tx, person: string, at: number): Promise<void> {
  const populations = await populationsHeld(tx, person, at);
  await settle(
    tx,
    populations.map((population) => ({ person, population })),
    at,
  );
}

/** Lets somebody who is back join what their groups count in. */
export async function joinAll(tx: Tx, person: string, at: number): Promise<void> {
  const populations = await populationsWanted(tx, person);
  await settle(
    tx,
    populations.map((population) => ({ person, population })),
    at,
  );
}
