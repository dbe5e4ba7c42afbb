import { Problem } from "../../domain/errors.ts";
import { changesBegunAs, changesNaming, removeChanges } from "../../store/record/removal.ts";
import type { Removed } from "../../store/record/removal.ts";
import { listSources } from "../usage/read-sources.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** What the demonstration names its things, which is how they are told from everything else. */
const begunAs = "^demo-(changesets|subjects)-[0-9]+$";
const sourceForm = /^workers-sdk-plus-\d+-days$/;
const population = "workers-sdk";

/** How many changes of the demonstration are here. */
export async function countDemoChanges(app: Pick<App, "db">): Promise<number> {
  return (await changesBegunAs(app.db, begunAs)).length;
}

/**
 * Takes the demonstration away: its changes leave every list, its usage and its people are deleted. Their records stay and are
 * checked with all others. Whatever somebody made themselves stays, and so does a person of the demonstration who is named in it.
 * @throws Problem `conflict` while one of its changes is under way, or something of it is used by a change of somebody's own
 */
export async function removeDemo(app: Pick<App, "db" | "now">, caller: Caller): Promise<Removed> {
  requireScope(caller, "admin");
  const changes = await changesBegunAs(app.db, begunAs);
  const running = changes.filter(({ stage }) => stage !== "closed").map(({ key }) => key);
  if (running.length > 0)
    throw new Problem(
      "conflict",
      `${running.join(" and ")} of the demo is still under way. Let npm run demo play it to its end, or withdraw it on its page, then remove it. Nothing was removed.`,
    );
  const keys = changes.map(({ key }) => key);
  const { items } = await listSources(app, caller);
  const sources = items.map(({ id }) => id).filter((id) => sourceForm.test(id));
  for (const thing of [...sources, population]) {
    const users = await changesNaming(app.db, thing, keys);
    if (users.length > 0)
      throw new Problem(
        "conflict",
        `${users.join(", ")} measures with “${thing}”, which belongs to the demo. Choose another there first. Nothing was removed.`,
      );
  }
  const removal = { changes: keys, sources, population, at: app.now() };
  return app.db.transaction().execute((tx) => removeChanges(tx, removal));
}
