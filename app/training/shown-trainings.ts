import { boundedCount, smallestGroup } from "../../domain/adoption/privacy.ts";
import { trainingGroups } from "../../domain/change/content.ts";
import { periodEnds } from "../../lib/periods.ts";
import type { Db } from "../../store/database.ts";
import { countTraining } from "../../store/adoption/training.ts";
import { periodTold } from "../adoption/roster-view.ts";
import type { FullChange, ShownTraining } from "../change/view.ts";

type Asked = Pick<FullChange, "key" | "content" | "waves" | "present"> & {
  readonly trainings: readonly ShownTraining[];
};

/**
 * Trainings for whoever may not see names. How many a training is for is the size of its groups, so it is told of the whole audience only,
 * at the instants at which other numbers of these people are told, and where no wave is so small that it could be found by subtraction
 * once another one has launched. Nearly nobody and nearly everybody are told as such.
 */
export async function shownTrainings(
  db: Db,
  { key, content, waves, present, trainings }: Asked,
): Promise<ShownTraining[]> {
  const at = toldAt({ content, waves, present });
  const count = (training: string, groups: readonly string[]) =>
    countTraining(db, { change: key, training, population: content.population, groups, at });
  const parts = [...waves.map((wave) => wave.groups), trainingGroups(content, [])];
  const sizes = trainings.length === 0 ? [] : await Promise.all(parts.map((groups) => count("", groups)));
  const isSafe = sizes.every(({ assigned }) => assigned === 0 || assigned >= smallestGroup);
  return Promise.all(
    trainings.map(async (training) => {
      if (!isSafe || training.groups.length > 0) return { ...training, assigned: null, completed: null };
      const { assigned, completed } = await count(training.id, trainingGroups(content, []));
      return { ...training, assigned, completed: boundedCount(completed, assigned) };
    }),
  );
}

/** The last period end since the launch, as for everything else that is told of these people; before it there is nothing else. */
function toldAt({ content, waves, present }: Pick<Asked, "content" | "waves" | "present">): number {
  const launches = waves.flatMap(({ launchedAt }) => launchedAt ?? []);
  if (launches.length === 0) return present;
  const launchedAt = Math.min(...launches);
  return periodEnds(periodTold(content), launchedAt, present).at(-1) ?? launchedAt;
}
