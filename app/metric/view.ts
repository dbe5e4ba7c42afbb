import { firstLaunch, lastLaunch, launchOf } from "../../domain/adoption/person.ts";
import type { Launches } from "../../domain/adoption/person.ts";
import { fewestPeriods, metricEffect } from "../../domain/metric/effect.ts";
import type { MetricEffect } from "../../domain/metric/effect.ts";
import { valueOf } from "../../domain/metric/value.ts";
import type { MetricNumbers } from "../../domain/metric/value.ts";
import type { StoredMetric } from "../../domain/change/content.ts";
import { readPeriod, writePeriod } from "../../lib/period-text.ts";
import { findMetricValues } from "../../store/metric/values.ts";
import type { KeptMetricValue } from "../../store/metric/values.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { launchesOf } from "../adoption/target.ts";
import type { PersonName } from "../change/person-name.ts";
import { personOf } from "../change/view.ts";
import type { App } from "../context.ts";
import { cellsOf, withheldFrom } from "./cells.ts";
import type { Cell } from "./cells.ts";
import { namedMetric } from "./named.ts";
import type { NamedMetric } from "./named.ts";

/** One version of a value. `value` is `null` where it would point at people. */
export interface MetricVersionView {
  /** For a share in [0, 1]. */
  readonly value: number | null;
  readonly numbers: MetricNumbers | null;
  readonly recordedAt: number;
  /** No wave had launched when it was brought in. */
  readonly beforeLaunch: boolean;
  /** `null`: a program brought it. */
  readonly recordedBy: PersonName | null;
}

/** A value as it stands, with what it was before it was corrected, newest first. */
export interface MetricValueView extends MetricVersionView {
  readonly period: string;
  readonly from: number;
  readonly until: number;
  readonly wave: string | null;
  /** Where the period lies: before the first launch, after that of its people, or in between. */
  readonly when: "before" | "between" | "after";
  /** Of a period before the launch, whether it was brought in before it; what was not is compared with nothing. */
  readonly captured: boolean;
  readonly withheld: boolean;
  readonly earlier: readonly MetricVersionView[];
}

export interface MetricView {
  readonly key: string;
  readonly title: string;
  readonly metric: Omit<StoredMetric, "owner"> & { readonly owner: PersonName | null };
  readonly timeZone: string;
  readonly fewestPeriods: number;
  readonly present: number;
  readonly launchedAt: number | null;
  readonly waves: readonly { readonly id: string; readonly name: string }[];
  readonly effect: MetricEffect;
  /** Newest first, everybody before waves. */
  readonly values: readonly MetricValueView[];
}

/** The business metric of a change with its values and what may be claimed; `null` where it names none. @throws Problem `not_found` */
export async function metricView(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
): Promise<MetricView | null> {
  requireScope(caller, "changes:read");
  const named = await namedMetric(app, key);
  if (named === null) return null;
  const { row, content, metric, rule, waves } = named;
  const known = new Set(waves.map(({ id }) => id));
  const kept = (await findMetricValues(app.db, named.of)).filter(({ wave }) => wave === null || known.has(wave));
  const people = kept.flatMap(({ recordedBy }) => personIn(recordedBy) ?? []);
  const person = personOf(await findCards(app.db, [...people, metric.owner ?? ""]));
  const launches = launchesOf(row.state, content);
  const cells = cellsOf(kept, named);
  const hidden = withheldFrom(caller, cells);
  const spanOf = spansOf(named);
  const versions = kept.map((each) => ({ ...each, ...spanOf(each.day) }));
  const values = cells.map((cell) => valueView(cell, { named, spanOf, launches, person, isHidden: hidden.has(cell) }));
  return {
    key,
    title: content.title,
    metric: { ...metric, owner: metric.owner === null ? null : person(metric.owner) },
    timeZone: rule.timeZone,
    fewestPeriods,
    present: Math.max(app.now(), row.lastAt),
    launchedAt: firstLaunch(launches),
    waves,
    effect: discreetly(metricEffect(versions, launches), hidden.size > 0),
    values,
  };
}

/** A mean over periods would tell of the one that is left out. */
function discreetly(effect: MetricEffect, isPartHidden: boolean): MetricEffect {
  return isPartHidden && effect.strength !== "none" ? { strength: "none", reason: "withheld" } : effect;
}

interface Looked {
  readonly named: NamedMetric;
  readonly spanOf: (day: string) => Span;
  readonly launches: Launches;
  readonly person: (id: string) => PersonName;
  readonly isHidden: boolean;
}

function valueView(
  { day, wave, versions }: Cell,
  { named, spanOf, launches, person, isHidden }: Looked,
): MetricValueView {
  const span = spanOf(day);
  const first = firstLaunch(launches);
  const isBefore = first === null || span.until <= first;
  const [newest, ...earlier] = versions.toReversed().map((each) => versionView(each, person, isHidden));
  if (newest === undefined) throw new Error(`no version of ${day}`);
  return {
    period: writePeriod(named.rule.period, day),
    ...span,
    wave,
    when: isBefore ? "before" : isSettled(launches, wave, span.from) ? "after" : "between",
    captured: isBefore && versions.some(({ beforeLaunch }) => beforeLaunch),
    withheld: isHidden,
    ...newest,
    earlier,
  };
}

/** Whether everybody of a value had launched when its period began. */
function isSettled(launches: Launches, wave: string | null, from: number): boolean {
  const at = wave === null ? lastLaunch(launches) : launchOf(launches, wave);
  return at !== null && from >= at;
}

function versionView(
  { numbers, recordedAt, recordedBy, beforeLaunch }: KeptMetricValue,
  person: (id: string) => PersonName,
  isHidden: boolean,
): MetricVersionView {
  const by = personIn(recordedBy);
  return {
    value: isHidden ? null : valueOf(numbers),
    numbers: isHidden ? null : numbers,
    recordedAt,
    beforeLaunch,
    recordedBy: by === null ? null : person(by),
  };
}

function personIn(recordedBy: string): string | null {
  return recordedBy.startsWith("person:") ? recordedBy.slice("person:".length) : null;
}

type Span = { readonly from: number; readonly until: number };

/** Each day is looked up once: versions and waves share it, and calendars are slow. */
function spansOf({ rule }: NamedMetric): (day: string) => Span {
  const known = new Map<string, Span>();
  return (day) => {
    const period = known.get(day) ?? readPeriod(rule, day);
    if (period === null) throw new Error(`${day} is no period`);
    const span = { from: period.from, until: period.until };
    known.set(day, span);
    return span;
  };
}
