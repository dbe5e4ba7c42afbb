import type { Evidence } from "../../domain/adoption/evidence.ts";
import type { ResponseCase } from "../../domain/adoption/response.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import type { Action, Launches } from "../../domain/adoption/person.ts";
import { everybody, trainingGroups, waveIds } from "../../domain/change/content.ts";
import type { StoredContent, StoredTarget } from "../../domain/change/content.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { findCompletions } from "../../store/adoption/training.ts";
import type { Db } from "../../store/database.ts";
import { evidenceOf } from "../../store/usage/evidence.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import type { HistoryQuestion, NamedHistory } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import { scheduleOf } from "./appraise.ts";
import { loadCases } from "./cases.ts";

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

interface LoadQuestion extends TargetQuestion {
  readonly at: number;
  /** Other launches than those that were, to read what was done before them. */
  readonly launches?: Launches;
}

export interface LoadedTarget {
  readonly target: StoredTarget;
  readonly rule: TargetRule;
  readonly launches: Launches;
  readonly evidence: Evidence;
  /** Everybody it is about; without their use where it is a service level. */
  readonly people: readonly NamedHistory[];
  /** Of the same people in the same order, the actions that are good work; absent without a rule that says which are. */
  readonly good?: readonly (readonly Action[])[];
  /** What was asked and answered, for a service level. */
  readonly cases?: readonly ResponseCase[];
}

/**
 * Loads what measuring one target at an instant takes: its people with their use, and how far the evidence reaches. A source that
 * does not exist gives people without use and evidence that is unknown.
 */
export async function loadTarget(
  db: Db,
  { state, content, target, at, launches = launchesOf(state, content) }: LoadQuestion,
): Promise<LoadedTarget> {
  const rule = TargetRule.parse(ruleOf(target));
  const source = target.source ?? "";
  const { response } = target;
  const series = response == null ? await ensureSeries(db, source, target.behaviour, rule.timeZone) : noSeries;
  const trainedAt = await trainedBy(db, state, content);
  const people: NamedHistory[] = [];
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
  const evidence = await evidenceFor(db, rule, target, at);
  if (response == null) {
    const loaded = { target, rule, launches, evidence, people };
    return target.quality == null ? loaded : { ...loaded, good: await goodWork(db, target, rule, question) };
  }
  const cases = await loadCases(db, { content, target, response, launches, until: at });
  return { target, rule, launches, evidence, people, cases };
}

/** Reads the same people once more, by the filter of good work on top of the behaviour's own. */
async function goodWork(
  db: Db,
  { source, behaviour, quality }: StoredTarget,
  { timeZone }: TargetRule,
  question: HistoryQuestion,
): Promise<readonly (readonly Action[])[]> {
  const better = { event: behaviour.event, where: [...behaviour.where, ...(quality?.where ?? [])] };
  const series = (await ensureSeries(db, source ?? "", better, timeZone)) ?? noSeries;
  const good: (readonly Action[])[] = [];
  for await (const { actions } of loadHistories(db, { ...question, series })) good.push(actions);
  return good;
}

/** How far the evidence for a target reaches, as it can be known at an instant: of two sources, the one that is behind. */
export async function evidenceFor(db: Db, rule: TargetRule, target: StoredTarget, at: number): Promise<Evidence> {
  const names = [...new Set([target.source ?? "", target.response?.source ?? target.source ?? ""])];
  const reaches = await Promise.all(names.map((name) => evidenceOf(db, name, at)));
  const [behind] = reaches.toSorted((a, b) => (a.watermark ?? -Infinity) - (b.watermark ?? -Infinity));
  return {
    source: behind?.source ?? target.source ?? "",
    watermark: behind?.watermark ?? null,
    freshnessDays: rule.freshnessDays,
  };
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
