import type { Evidence } from "../../domain/adoption/evidence.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import type { Launches, PersonHistory } from "../../domain/adoption/person.ts";
import { everybody } from "../../domain/change/content.ts";
import type { StoredContent, StoredTarget } from "../../domain/change/content.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { findCompletions } from "../../store/adoption/training.ts";
import type { Db } from "../../store/database.ts";
import { evidenceOf } from "../../store/usage/evidence.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";

/** The launches of a change as the arithmetic takes them. */
export function launchesOf(state: ChangeState, content: StoredContent): Launches {
  if (content.waves.length === 0)
    return { kind: "together", launchedAt: state.waves[everybody]?.launchedAt ?? null };
  const launchedAt = Object.fromEntries(content.waves.map(({ id }) => [id, state.waves[id]?.launchedAt ?? null]));
  return { kind: "waves", launchedAt };
}

export interface LoadedTarget {
  readonly target: StoredTarget;
  readonly rule: TargetRule;
  readonly launches: Launches;
  readonly evidence: Evidence;
  readonly people: readonly PersonHistory[];
}

/** Loads what measuring one target at an instant takes: its people with their use, and how far the evidence reaches. */
export async function loadTarget(
  db: Db,
  { state, content, target, at }: { state: ChangeState; content: StoredContent; target: StoredTarget; at: number },
): Promise<LoadedTarget> {
  const rule = TargetRule.parse(ruleOf(target));
  const launches = launchesOf(state, content);
  const source = target.source ?? "";
  const { timeZone } = rule;
  const series = await ensureSeries(db, { source, behaviour: target.behaviour, timeZone });
  const people = await loadHistories(db, {
    series,
    population: content.population ?? "",
    groups: target.groups.length > 0 ? target.groups : null,
    waves: content.waves.map(({ id, groups }) => ({ id, groups })),
    launches,
    at,
    trainedAt: await trainedAt(db, state, content),
  });
  const { watermark } = await evidenceOf(db, source);
  return { target, rule, launches, evidence: { source, watermark, freshnessDays: rule.freshnessDays }, people };
}

export function isLaunched(state: ChangeState, content: StoredContent): boolean {
  return firstLaunch(launchesOf(state, content)) !== null;
}

/**
 * When each person had completed every training that is for their group, epoch milliseconds. Somebody with nothing to complete,
 * or something still open, is left out.
 */
async function trainedAt(
  db: Db,
  state: ChangeState,
  content: StoredContent,
): Promise<(person: string, group: string) => number | null> {
  const done = new Map<string, Map<string, number>>();
  for (const { person, training, at } of await findCompletions(db, state.key)) {
    const own = done.get(person) ?? new Map<string, number>();
    done.set(person, own.set(training, at));
  }
  return (person, group) => {
    const asked = content.trainings.filter(({ groups }) => groups.length === 0 || groups.includes(group));
    const instants = asked.map((training) => done.get(person)?.get(training.id) ?? null);
    if (instants.length === 0 || instants.includes(null)) return null;
    return Math.max(...instants.flatMap((instant) => instant ?? []));
  };
}
