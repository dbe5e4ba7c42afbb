import { z } from "zod";
import { NOBODY } from "../../domain/adoption/measure.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import { Behaviour } from "../../domain/change/schema.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import {
  findSecondSource,
  listDiscrepancies,
  openDiscrepancy,
  resolveDiscrepancy,
  saveSecondSource,
} from "../../store/adoption/second-sources.ts";
import type { Discrepancy, SecondSource } from "../../store/adoption/second-sources.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import type { Db } from "../../store/database.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { personOf } from "../change/view.ts";
import { presentOf } from "../change/present.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { requireSource } from "../usage/read-sources.ts";
import { appraise } from "./appraise.ts";
import type { Appraisal } from "./appraise.ts";
import { launchesOf, loadTarget } from "./target.ts";
import type { LoadedTarget, TargetQuestion } from "./target.ts";

export const NewSecondSource = z.strictObject({
  source: z.string().trim().min(1, "Name the second source.").max(200),
  /** As it is called there; as in the target when left out. */
  behaviour: Behaviour.nullable().default(null),
  tolerance: z.number("The tolerance is a share between 0 and 1.").min(0).max(1).default(0.05),
});

export const ResolvedDiscrepancy = z.strictObject({
  resolution: z.enum(
    ["first_mended", "second_mended", "explained"],
    "Say which source was mended, or that it is explained.",
  ),
  explanation: z.string().trim().min(1, "Say in a sentence why they differed.").max(4_000),
});

type Deps = Pick<App, "db" | "now">;

/**
 * Names a second source for a target's behaviour; the one that was signed goes on deciding. Named again, it replaces the one
 * before. @throws Problem `not_found`, `invalid` for the deciding source itself and for a service level
 */
export async function nameSecondSource(
  app: Deps,
  caller: Caller,
  { key, target: id }: { readonly key: string; readonly target: string },
  input: unknown,
): Promise<SecondSource> {
  requireScope(caller, "changes:write");
  const { source, behaviour, tolerance } = parse(NewSecondSource, input);
  const { content } = await changeOf(app, key);
  const target = content.targets.find((each) => each.id === id);
  if (target === undefined) throw new Problem("not_found", `${key} has no target ${id}.`);
  if (target.response != null)
    throw invalidField("target", "A service level is measured from what asks and what answers: no second source.");
  if (source === target.source) throw invalidField("source", "This source decides already. Name another one.");
  await requireSource(app, source);
  const second = {
    source,
    behaviour: behaviour === null || behaviour.event === "" ? target.behaviour : behaviour,
    tolerance,
  };
  await saveSecondSource(app.db, { change: key, target: id }, second);
  return second;
}

async function changeOf(app: Deps, key: string) {
  const row = await findChange(app.db, key);
  const content = row && (await findContent(app.db, key, row.state.revision.number, row.state.revision.hash));
  if (row === null || content === null) throw new Problem("not_found", `There is no change ${key}.`);
  return { row, content };
}

/** What both sources count at a period end, of the same judged people. */
export interface BothCounts {
  readonly end: number;
  /** Null for everybody. */
  readonly group: string | null;
  readonly judged: number;
  readonly counted: number;
  readonly secondCounted: number;
  /** The second source's share less the deciding one's; `null` when nobody is judged. */
  readonly difference: number | null;
  readonly isAbove: boolean;
}

/**
 * Holds the second source beside the deciding one at every period end that both reach, and opens a discrepancy for everybody and
 * for each group that differ by more than the tolerance at the last. A source that is behind is no discrepancy.
 */
export async function reconcile(
  db: Db,
  question: TargetQuestion,
  {
    loaded,
    appraisal,
    second,
  }: { loaded: LoadedTarget; appraisal: Pick<Appraisal, "at" | "curve">; second: SecondSource },
): Promise<readonly BothCounts[]> {
  const { state, target } = question;
  const { behaviour, source, tolerance } = second;
  const other = await loadTarget(db, {
    ...question,
    target: { ...target, source, behaviour, quality: null },
    at: appraisal.at,
  });
  const reach = Math.min(loaded.evidence.watermark ?? -Infinity, other.evidence.watermark ?? -Infinity);
  const seconds = new Map(appraise({ ...other, at: appraisal.at }).curve.map((reading) => [reading.at, reading]));
  const { counts } = loaded.rule;
  const rows = appraisal.curve
    .filter(({ at }) => at <= reach)
    .flatMap((reading) => {
      const beside = seconds.get(reading.at);
      const row = (group: string | null, one = NOBODY, two = NOBODY): BothCounts => {
        const [judged, counted, secondCounted] = [one.judged, one[counts], two[counts]];
        const difference = judged === 0 ? null : (secondCounted - counted) / judged;
        const isAbove = difference !== null && Math.abs(difference) > tolerance;
        return { end: reading.at, group, judged, counted, secondCounted, difference, isAbove };
      };
      const groups = Object.keys(reading.groups).toSorted();
      return [
        row(null, reading.all, beside?.all),
        ...groups.map((name) => row(name, reading.groups[name], beside?.groups[name])),
      ];
    });
  const last = rows.at(-1)?.end;
  const owner = target.owner ?? state.plan.owner;
  for (const row of rows.filter(({ end, isAbove }) => end === last && isAbove))
    await openDiscrepancy(db, { change: state.key, target: target.id }, { ...row, owner });
  return rows;
}

/** Opens what differs at a measurement, where a second source was named. */
export async function reconcileMeasured(
  db: Db,
  question: TargetQuestion,
  measured: { readonly loaded: LoadedTarget; readonly appraisal: Appraisal },
): Promise<void> {
  const second = await findSecondSource(db, { change: question.state.key, target: question.target.id });
  if (second !== null) await reconcile(db, question, { ...measured, second });
}

/** Every target with a second source, both side by side by period end and group, newest first, and what is or was somebody's task. */
export async function readSources(app: Deps, caller: Caller, key: string) {
  requireScope(caller, "changes:read");
  requireScope(caller, "people:read");
  const { row, content } = await changeOf(app, key);
  const at = presentOf(app, row);
  const targets = [];
  for (const target of content.targets) {
    const second = await findSecondSource(app.db, { change: key, target: target.id });
    if (second === null) continue;
    const question = { state: row.state, content, target };
    const periods = await sideBySide(app.db, question, second, at);
    targets.push({ target: target.id, decides: target.source, second, periods });
  }
  return { key, targets, discrepancies: await discrepanciesOf(app.db, key) };
}

async function sideBySide(
  db: Db,
  question: TargetQuestion,
  second: SecondSource,
  at: number,
): Promise<readonly BothCounts[]> {
  const launchedAt = firstLaunch(launchesOf(question.state, question.content));
  if (launchedAt === null || at < launchedAt) return [];
  const loaded = await loadTarget(db, { ...question, at });
  const rows = await reconcile(db, question, { loaded, appraisal: appraise({ ...loaded, at }), second });
  return rows.toSorted((a, b) => b.end - a.end);
}

async function discrepanciesOf(db: Db, key: string) {
  const rows = await listDiscrepancies(db, key);
  const person = personOf(
    await findCards(
      db,
      rows.flatMap(({ owner }) => owner ?? []),
    ),
  );
  return rows.map((row) => ({ ...row, owner: row.owner === null ? null : person(row.owner) }));
}

/** Says why two sources differed and what was done. @throws Problem `not_found`, `conflict` when it is resolved already */
export async function resolveSources(
  app: Deps,
  caller: Caller,
  { key, id }: { readonly key: string; readonly id: string },
  input: unknown,
) {
  requireScope(caller, "changes:write");
  const resolved = parse(ResolvedDiscrepancy, input);
  const said = { ...resolved, by: caller.person, at: app.now() };
  const isResolved = await resolveDiscrepancy(app.db, { change: key, id }, said);
  const found = (await discrepanciesOf(app.db, key)).find((each) => each.id === id);
  if (found === undefined) throw new Problem("not_found", `${key} has no such discrepancy.`);
  if (!isResolved)
    throw new Problem("conflict", "It is resolved already. A new one opens when the sources differ again.");
  return found;
}

/** What a target tells of its second source beside its numbers. */
export interface SecondSourceNote {
  readonly source: string;
  /** Since when something is open, `null` when nothing is. */
  readonly openSince: number | null;
}

export async function secondSourceNote(
  db: Db,
  { state, target }: Pick<TargetQuestion, "state" | "target"> & { readonly content: StoredContent },
): Promise<SecondSourceNote | null> {
  const second = await findSecondSource(db, { change: state.key, target: target.id });
  if (second === null) return null;
  const open = (await listDiscrepancies(db, state.key)).filter(
    (each: Discrepancy) => each.target === target.id && each.resolvedAt === null,
  );
  return { source: second.source, openSince: open.length === 0 ? null : Math.min(...open.map(({ end }) => end)) };
}
