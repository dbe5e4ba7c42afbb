import { setTimeout as delay } from "node:timers/promises";
import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { installationState } from "../../../app/health/state.ts";
import { StatePage } from "../../pages/settings/state.tsx";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { settingsFrame } from "./around.ts";
import { stateLines } from "./state-lines.ts";

/** What must be reachable beside the database; each rejects when it is not. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

const checkMs = 2_000;

/** `/settings`: how the installation fares. */
export function statePages(app: App, checks: Checks): Hono<Env> {
  return new Hono<Env>().get("/settings", signedIn(app, "admin"), async (c) => {
    const [around, state, reached] = await Promise.all([
      settingsFrame(app, c, "state"),
      installationState(app, c.get("caller")),
      reach(checks),
    ]);
    return send(c, <StatePage model={{ around, ...stateLines(state, { reached, moment: around.frame }) }} />);
  });
}

async function reach(checks: Checks): Promise<Readonly<Record<string, boolean>>> {
  const all = Object.entries(checks).map(async ([name, check]): Promise<[string, boolean]> => {
    const answered = check().then(
      () => true,
      () => false,
    );
    return [name, await Promise.race([answered, delay(checkMs, false, { ref: false })])];
  });
  return Object.fromEntries(await Promise.all(all));
}
