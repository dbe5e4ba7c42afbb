import { appraise, isFinal, judgedAt, measuredEvery, nextMeasureAt } from "../app/adoption/appraise.ts";
import type { Appraisal } from "../app/adoption/appraise.ts";
import { keepCurve } from "../app/adoption/restatement.ts";
import { reconcileMeasured } from "../app/adoption/second-source.ts";
import { led, managersHearFrom, stuckGroups } from "../app/adoption/stuck-groups.ts";
import { evidenceFor, launchesOf, loadTarget } from "../app/adoption/target.ts";
import { windowEnd } from "../domain/adoption/judge.ts";
import { DAY_MS } from "../domain/adoption/rule.ts";
import type { Settled } from "../domain/change/book.ts";
import type { InternalCommand } from "../domain/change/command.ts";
import type { Effect } from "../domain/change/effect.ts";
import type { TargetReading } from "../domain/change/reading.ts";
import { addBusinessTime } from "../lib/business-time/arithmetic.ts";
import { replaceStuckGroups } from "../store/adoption/stuck-groups.ts";
import type { StoredStuckGroup } from "../store/adoption/stuck-groups.ts";
import { saveReading } from "../store/portfolio/save-reading.ts";
import { findChange, findContent } from "../store/change/read.ts";
import type { Db } from "../store/database.ts";
import { calendarOf } from "../store/people/calendars.ts";
import { hasManagers } from "../store/people/leaders.ts";
import { heartbeat } from "./heartbeat.ts";

/** A reinforcement is due ten business days after it is opened. */
const reinforcementTime = { days: 10 };

/** Measures the targets of a change that have no verdict of record yet, keeps the numbers, and says when to come again. */
export async function measureChange(
  db: Db,
  { key, now, effect, closing }: { key: string; now: number; effect: Effect; closing: boolean },
): Promise<Settled> {
  const row = await findChange(db, key);
  const content = row && (await findContent(db, key, row.state.revision.number, row.state.revision.hash));
  if (!content || row.state.stage === "closed") return { id: effect.id, againAt: null, found: [] };
  const reinforceBy = addBusinessTime(await calendarOf(db, row.state.plan.team), now, reinforcementTime);
  const open = content.targets.filter((target) => row.state.targets[target.id]?.concluded === null);
  const readings: TargetReading[] = [];
  const stuck: StoredStuckGroup[] = [];
  const next: number[] = [];
  const everyDays = content.measureEveryDays ?? null;
  const isLed = await hasManagers(db, content.population ?? "", now);
  for (const target of open) {
    heartbeat(target.id);
    const windowEndsAt = windowEnd(launchesOf(row.state, content), target.windowDays ?? 0);
    const at = judgedAt(now, windowEndsAt);
    const loaded = await loadTarget(db, { state: row.state, content, target, at });
    const appraisal = appraise({ ...loaded, at });
    await keepCurve(db, key, loaded, appraisal, now);
    await reconcileMeasured(db, { state: row.state, content, target }, { loaded, appraisal });
    const { judgement, present } = appraisal;
    await saveReading(db, { change: key, target: target.id, asOf: at, verdict: judgement.all, ladder: present.all });
    // Late data is waited for until now, though the window is over: what came since tells that nothing is missing before.
    const reach = await evidenceFor(db, loaded.rule, target, now);
    const final = closing || isFinal(now, appraisal, reach.watermark);
    readings.push(readingOf(target.id, appraisal, { final, reinforceBy }));
    const still = final ? [] : stuckGroups(loaded, appraisal, content);
    await replaceStuckGroups(db, key, target.id, still);
    stuck.push(...still.map((group) => ({ ...group, target: target.id })));
    const toldFrom = isLed ? managersHearFrom(loaded) : null;
    if (!final) next.push(nextMeasureAt(loaded.rule, now, appraisal, everyDays, toldFrom));
  }
  const againAt = next.length > 0 ? Math.max(Math.min(...next), now + DAY_MS / 24) : null;
  const groups = await led(db, stuck, { population: content.population, at: now });
  const found: InternalCommand[] = [{ type: "measured", asOf: now, readings }];
  if (groups.length > 0) found.push({ type: "groups-stuck", groups, everyMs: measuredEvery(everyDays) });
  return { id: effect.id, againAt, found };
}

function readingOf(
  target: string,
  { judgement }: Appraisal,
  { final, reinforceBy }: { final: boolean; reinforceBy: number },
): TargetReading {
  const { verdict, rate, counted, judged, reachedAt, fellAt } = judgement.all;
  const waves = Object.values(judgement.waves).map((wave) => wave.verdict);
  return { target, verdict, rate, counted, judged, reachedAt, fellAt, reinforceBy, waves, final };
}
