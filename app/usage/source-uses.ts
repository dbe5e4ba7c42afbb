import { usesOfSources } from "../../store/change/targets.ts";
import type { SourceUse } from "../../store/change/targets.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

export type { SourceUse };

/** Which targets draw on which source, or on one of them: running changes first, the newest of them in front. */
export async function sourceUses(
  app: Pick<App, "db">,
  caller: Caller,
  source: string | null = null,
): Promise<readonly SourceUse[]> {
  requireScope(caller, "changes:read");
  return usesOfSources(app.db, source);
}
