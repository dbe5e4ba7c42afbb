import { listChanges } from "../../store/change/read.ts";
import { targetsOf } from "../../store/change/targets.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** A change whose target draws on a source. */
export interface SourceUse {
  readonly source: string;
  readonly change: string;
  /** The change is closed: its source may fall silent. */
  readonly isClosed: boolean;
  readonly freshnessDays: number | null;
}

const changesMax = 2_000;

/** Which targets draw on which source, newest change first. */
export async function sourceUses(app: Pick<App, "db">, caller: Caller): Promise<readonly SourceUse[]> {
  requireScope(caller, "changes:read");
  const rows = await listChanges(app.db, { limit: changesMax });
  const keys = rows.map((row) => row.key);
  const closed = new Set(rows.flatMap((row) => (row.state.outcome === null ? [] : [row.key])));
  return (await targetsOf(app.db, keys)).flatMap(({ source, answerSource, change, freshnessDays }) =>
    [...new Set([source, answerSource])].flatMap((one) =>
      one === null ? [] : [{ source: one, change, freshnessDays, isClosed: closed.has(change) }],
    ),
  );
}
