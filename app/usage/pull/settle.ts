import { allPulls, deletePull, findPull, noteScheduled } from "../../../store/usage/pulls.ts";
import type { Pull } from "../../../store/usage/pulls.ts";
import { Problem } from "../../../domain/errors.ts";
import type { App } from "../../context.ts";

type Deps = Pick<App, "db" | "pulls">;

/**
 * Brings the schedule of a source to what its row says. While Temporal is away the row stays marked, and the next one who
 * looks at the source, pulls it or starts the program does this again.
 */
export async function bringSchedule(app: Deps, id: string): Promise<void> {
  const pull = await findPull(app.db, id);
  if (pull === null) return;
  try {
    await bring(app, pull);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** Does it for all sources, or for those that are not known to be right. Answers how many could not be reached. */
export async function bringSchedules(app: Deps, which: "all" | "unsettled"): Promise<number> {
  let missed = 0;
  for (const pull of await allPulls(app.db)) {
    if (which === "unsettled" && pull.isScheduled) continue;
    try {
      await bring(app, pull);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      missed += 1;
    }
  }
  return missed;
}

async function bring({ db, pulls }: Deps, pull: Pull): Promise<void> {
  if (pull.ending) {
    await pulls.remove(pull.id);
    await deletePull(db, pull.source);
    return;
  }
  await pulls.put(pull);
  await noteScheduled(db, pull.source, pull.revision);
}
