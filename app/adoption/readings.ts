import { DAY_MS } from "../../domain/adoption/rule.ts";
import { windowEnd } from "../../domain/adoption/judge.ts";
import { findReadings } from "../../store/adoption/readings.ts";
import { saveReading } from "../../store/portfolio/save-reading.ts";
import type { StoredReading } from "../../store/adoption/readings.ts";
import { findContent } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import type { App } from "../context.ts";
import { presentOf } from "../change/present.ts";
import { appraise, judgedAt } from "./appraise.ts";
import { launchesOf, loadTarget } from "./target.ts";

/** A reading is shown for a day before it is made anew: the workflow measures only when a verdict can change. */
export const staleMs = DAY_MS;
/** One without trustworthy data is looked at again sooner: data may have come, and nobody should read "unknown" then. */
const unknownStaleMs = 60_000;
/** Measurements made for one answer; what is older still comes with the next. */
export const renewedMax = 20;

/** The last reading of every target of these changes, those of running targets not older than a day where time allows. */
export async function currentReadings(
  app: Pick<App, "db" | "now">,
  rows: readonly ChangeRow[],
): Promise<readonly StoredReading[]> {
  return (await renewed(app, rows, renewedMax)).readings;
}

/** Makes so many of the old ones anew, the oldest first. Answers how many were. */
export async function renewStale(
  app: Pick<App, "db" | "now">,
  rows: readonly ChangeRow[],
  limit: number,
): Promise<number> {
  return (await renewed(app, rows, limit)).count;
}

async function renewed(app: Pick<App, "db" | "now">, rows: readonly ChangeRow[], limit: number) {
  const known = await findReadings(
    app.db,
    rows.map((row) => row.key),
  );
  const byChange = new Map(rows.map((row) => [row.key, row]));
  const stale = known
    .flatMap((reading) => {
      const row = byChange.get(reading.change);
      return row !== undefined && isStale(app, row, reading) ? [{ row, reading }] : [];
    })
    .toSorted((a, b) => a.reading.asOf - b.reading.asOf)
    .slice(0, limit);
  const anew = new Map<StoredReading, StoredReading>();
  for (const { row, reading } of stale) anew.set(reading, await renew(app, row, reading));
  return { readings: known.map((reading) => anew.get(reading) ?? reading), count: anew.size };
}

function isStale(app: Pick<App, "now">, row: ChangeRow, { target, asOf, verdict }: StoredReading): boolean {
  const { state } = row;
  const isRunning = state.stage !== "closed" && state.targets[target]?.concluded === null;
  const present = presentOf(app, row);
  const shownMs = verdict.verdict === "unknown" ? unknownStaleMs : staleMs;
  return isRunning && present - asOf > shownMs && judgedAt(present, verdict.windowEndsAt) > asOf;
}

async function renew(app: Pick<App, "db" | "now">, row: ChangeRow, reading: StoredReading): Promise<StoredReading> {
  const { state } = row;
  const content = await findContent(app.db, row.key, state.revision.number, state.revision.hash);
  const target = content?.targets.find((each) => each.id === reading.target);
  if (content === null || target === undefined) return reading;
  const at = judgedAt(presentOf(app, row), windowEnd(launchesOf(state, content), target.windowDays ?? 0));
  const { present, judgement } = appraise({ ...(await loadTarget(app.db, { state, content, target, at })), at });
  const current: StoredReading = { ...reading, asOf: at, verdict: judgement.all, ladder: present.all };
  await saveReading(app.db, current);
  return current;
}
