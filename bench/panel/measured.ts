import { measure } from "../../domain/adoption/measure.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import { asked, launchedAt, launches, population, rule } from "./world.ts";
import type { World } from "./world.ts";

/** Every week end since the launch, and the instant asked about. */
export const curveInstants: readonly number[] = [
  ...rule.boundaries.filter((end) => end > launchedAt && end < asked),
  asked,
];

/** Measures by the code that the product measures with. `since`: the last weeks are enough. */
export async function measured(
  { db }: Pick<World, "db">,
  series: number,
  instants: readonly number[],
  since?: number,
): Promise<Reading[]> {
  const people: PersonHistory[] = [];
  const question = {
    series,
    population,
    groups: null,
    waves: [{ id: "all", groups: null }],
    launches,
    instants,
    trainedAt: new Map<string, number>(),
    ...(since === undefined ? {} : { since }),
  };
  for await (const history of loadHistories(db, question)) people.push(history);
  return measure(people, rule, instants);
}
