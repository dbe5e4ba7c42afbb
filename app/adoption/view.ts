import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import { NOBODY, rateOf } from "../../domain/adoption/measure.ts";
import { smallestGroup, suppressed } from "../../domain/adoption/privacy.ts";
import { kaplanMeier, observe } from "../../domain/adoption/speed.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import { waveIds } from "../../domain/change/content.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import { findCards } from "../../store/people/names.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { personOf, presentOf } from "../change/view.ts";
import type { PersonName } from "../change/view.ts";
import type { App } from "../context.ts";
import { appraise, scheduleOf } from "./appraise.ts";
import type { Appraisal } from "./appraise.ts";
import { loadTarget } from "./target.ts";
import type { LoadedTarget } from "./target.ts";
import { isLaunched } from "./target.ts";

export type AdoptionView = Awaited<ReturnType<typeof adoptionView>>;

/**
 * A change's targets measured at an instant from the rollup: now by default, or as of any instant since the launch. Before the
 * launch there are no targets to tell about.
 */
export async function adoptionView(app: Pick<App, "db" | "now">, caller: Caller, key: string, asOf: number | null) {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { state } = row;
  const content = await findContent(app.db, key, state.revision.number, state.revision.hash);
  const present = presentOf(app, row);
  const at = asOf ?? present;
  if (content === null || !isLaunched(state, content)) return { key, asOf: at, smallestGroup, targets: [] };
  const owners = await findCards(
    app.db,
    content.targets.flatMap((target) => target.owner ?? []),
  );
  const targets = [];
  for (const target of content.targets) {
    const launchedAt = Math.min(...Object.values(state.waves).flatMap((wave) => wave.launchedAt ?? []));
    if (at < launchedAt) continue;
    const loaded = await loadTarget(app.db, { state, content, target, at });
    const appraisal = appraise({ ...loaded, at });
    const waves = waveIds(content).map((id) => ({
      id,
      name: content.waves.find((wave) => wave.id === id)?.name ?? "Everybody",
      launchedAt: state.waves[id]?.launchedAt ?? null,
    }));
    const isFinal = (state.targets[target.id]?.concluded ?? null) !== null;
    targets.push(
      targetView(loaded, appraisal, {
        waves,
        isFinal,
        person: personOf(owners),
        maySee: hasScope(caller, "people:read"),
      }),
    );
  }
  return { key, asOf: at, smallestGroup, targets };
}

interface Shown {
  readonly waves: readonly { readonly id: string; readonly name: string; readonly launchedAt: number | null }[];
  readonly isFinal: boolean;
  /** The caller may see names, so small groups hide nobody from them. */
  readonly maySee: boolean;
  readonly person: (id: string) => PersonName;
}

function targetView(loaded: LoadedTarget, appraisal: Appraisal, { waves, isFinal, person, maySee }: Shown) {
  const { target, rule, evidence } = loaded;
  const { present, judgement } = appraisal;
  const hiddenGroups = maySee ? new Set<string>() : hiddenIn(present.groups);
  // A wave is the sum of its groups: beside the groups that are shown it would tell of those that are not.
  const hidesWaves = hiddenGroups.size > 0 && (waves.length > 1 || present.all.judged < smallestGroup);
  return {
    target: target.id,
    name: target.name,
    owner: target.owner === null ? null : person(target.owner),
    source: target.source,
    watermark: evidence.watermark,
    behaviour: target.behaviour,
    habit: rule.habit,
    countsAs: rule.counts,
    threshold: rule.threshold,
    graceDays: rule.graceDays,
    windowDays: rule.windowDays,
    sustainDays: rule.sustainDays,
    freshnessDays: rule.freshnessDays,
    timeZone: rule.timeZone,
    baselineRate: target.baseline?.rate ?? null,
    isFinal,
    counts: present.all,
    ...judgedOf(judgement.all),
    speed: speedOf(loaded, appraisal.at),
    groups: Object.entries(judgement.groups).map(([group, verdict]) => ({
      group,
      ...shownOf(cellOf(present.groups, group), verdict, hiddenGroups.has(group)),
    })),
    waves: waves.map(({ id, name, launchedAt }) => {
      const verdict = judgement.waves[id] ?? judgement.all;
      return { wave: id, name, launchedAt, ...shownOf(cellOf(present.waves, id), verdict, hidesWaves) };
    }),
    curve: appraisal.curve.map((reading) => ({
      end: reading.at,
      counts: reading.all,
      rate: reading.unknown ? null : rateOf(reading.all, rule.counts),
      unknown: reading.unknown,
    })),
  };
}

function cellOf(cells: Reading["groups"], key: string): Counts {
  return Object.hasOwn(cells, key) ? (cells[key] ?? NOBODY) : NOBODY;
}

function hiddenIn(cells: Reading["groups"]): ReadonlySet<string> {
  return suppressed(Object.fromEntries(Object.entries(cells).map(([key, counts]) => [key, counts.judged])));
}

/** What of a group or wave may be shown: nothing that counts its people where that would point at somebody. */
function shownOf(counts: Counts, verdict: Verdict, isHidden: boolean) {
  const judged = judgedOf(verdict);
  if (!isHidden) return { counts, ...judged };
  return { counts: null, ...judged, rate: null, counted: 0, judged: 0, gap: null, change: null };
}

function judgedOf(verdict: Verdict) {
  const { rate, counted, judged, gap, change, reachedAt, heldSince, fellAt, lastEnd, windowEndsAt, daysLeft } = verdict;
  return {
    verdict: verdict.verdict,
    blindness: verdict.verdict === "unknown" ? verdict.blindness : null,
    rate,
    counted,
    judged,
    gap,
    change,
    reachedAt,
    heldSince,
    fellAt,
    lastEnd,
    windowEndsAt,
    daysLeft,
  };
}

function speedOf({ people, rule, launches }: LoadedTarget, at: number) {
  const { boundaries } = scheduleOf(rule, launches, at);
  const habit = { habit: rule.habit, graceDays: rule.graceDays, launches, boundaries };
  const starts = observe(people, habit, at);
  const { medianDays } = kaplanMeier(starts);
  return { medianDays, people: starts.length, reached: starts.filter((start) => start.reached).length };
}
