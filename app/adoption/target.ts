import type { Evidence } from "../../domain/adoption/evidence.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import type { Launches, PersonHistory } from "../../domain/adoption/person.ts";
import { everybody, trainingGroups, waveIds } from "../../domain/change/content.ts";
import type { StoredContent, StoredTarget } from "../../domain/change/content.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { findCompletions } from "../../store/adoption/training.ts";
import type { Db } from "../../store/database.ts";
import { evidenceOf } from "../../store/usage/evidence.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import type { NamedHistory } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import { scheduleOf } from "./appraise.ts";

/** The launches of a change as the arithmetic takes them. */
export function launchesOf(state: ChangeState, content: StoredContent): Launches {
  const launchedAt = Object.fromEntries(waveIds(content).map((id) => [id, state.waves[id]?.launchedAt ?? null]));
  return { kind: "waves", launchedAt };
}

/** A target of a change, as it was signed. */
export interface TargetQuestion {
  readonly state: ChangeState;
  readonly content: StoredContent;
  readonly target: StoredTarget;
}

export interface LoadedTarget {
  readonly target: StoredTarget;
  readonly rule: TargetRule;
  readonly launches: Launches;
  readonly evidence: Evidence;
  readonly people: readonly PersonHistory[];
}

/**
 * Loads what measuring one target at an instant takes: its people with their use, and how far the evidence reaches. A source that
 * does not exist gives people without use and evidence that is unknown.
 */
export async function loadTarget(
  db: Db,
  { state, content, target, at }: TargetQuestion & { readonly at: number },
): Promise<LoadedTarget> {
  const rule = TargetRule.parse(ruleOf(target));
  const launches = launchesOf(state, content);
  const source = target.source ?? "";
  const series = await ensureSeries(db, source, target.behaviour, rule.timeZone);
  const trainedAt = await trainedBy(db, state, content);
  const people: PersonHistory[] = [];
  const question = {
    series: series ?? noSeries,
    population: content.population ?? "",
    groups: target.groups.length > 0 ? target.groups : null,
    waves: content.waves.length > 0 ? content.waves : [{ id: everybody, groups: null }],
    launches,
    instants: scheduleOf(rule, launches, at).instants,
    trainedAt: new Map<string, number>(),
  };
  for await (const history of loadHistories(db, question)) people.push({ ...history, trainedAt: trainedAt(history) });
  return { target, rule, launches, evidence: await evidenceFor(db, rule, target, at), people };
}

/** How far the evidence for a target reaches, as it can be known at an instant. */
export async function evidenceFor(db: Db, rule: TargetRule, target: StoredTarget, at: number): Promise<Evidence> {
  const { source, watermark } = await evidenceOf(db, target.source ?? "", at);
  return { source, watermark, freshnessDays: rule.freshnessDays };
}

/** An id that no series has. */
const noSeries = -1;

/**
 * When somebody had completed every training that is for a group they were in, by group, in epoch milliseconds. A group with
 * nothing to complete, or something still open, is left out.
 */
async function trainedBy(
  db: Db,
  state: ChangeState,
  content: StoredContent,
): Promise<(history: NamedHistory) => ReadonlyMap<string, number>> {
  const done = new Map<string, Map<string, number>>();
  for (const { person, training, at } of await findCompletions(db, state.key)) {
    const own = done.get(person) ?? new Map<string, number>();
    done.set(person, own.set(training, at));
  }
  const completedBy = (person: string, group: string): number | null => {
    const asked = content.trainings.filter(({ groups }) => {
      const own = trainingGroups(content, groups);
      return own.length === 0 || own.includes(group);
    });
    const instants = asked.map((training) => done.get(person)?.get(training.id) ?? null);
    if (instants.length === 0 || instants.includes(null)) return null;
    return Math.max(...instants.flatMap((instant) => instant ?? []));
  };
  return ({ person, memberships }) =>
    new Map(
      memberships.flatMap(({ group }): [string, number][] => {
        const at = completedBy(person, group);
        return at === null ? [] : [[group, at]];
      }),
    );
}
