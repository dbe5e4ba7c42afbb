import { firstLaunch } from "../../domain/adoption/person.ts";
import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { waveIds } from "../../domain/change/content.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import { findCards } from "../../store/people/names.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { presentOf } from "../change/present.ts";
import { personOf } from "../change/view.ts";
import type { App } from "../context.ts";
import { appraise } from "./appraise.ts";
import { auditsOf } from "./audit/results.ts";
import { baselineOf, baselineView } from "./baseline.ts";
import { effectOf } from "./effect.ts";
import { windowEnd } from "../../domain/adoption/judge.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { discreet, loadDisclosed } from "./discreet.ts";
import { curveBy, everything, narrowed } from "./narrow.ts";
import type { Narrowing } from "./narrow.ts";
import { recordedAt, restatements, keepCurve } from "./restatement.ts";
import type { ClosedNote } from "./restatement.ts";
import { discreetlyOf, rosterView } from "./roster-view.ts";
import type { TargetDisclosure } from "./roster-view.ts";
import { secondSourceNote } from "./second-source.ts";
import { launchesOf, loadTarget } from "./target.ts";
import type { LoadedTarget } from "./target.ts";
import { targetView } from "./target-view.ts";
import { threeNumbers } from "./three-numbers.ts";

export type AdoptionView = Awaited<ReturnType<typeof adoptionView>>;

/**
 * A change's targets measured at an instant from the rollup: now by default, or as of any instant since the launch. Before the
 * launch there are no targets to tell about.
 */
export async function adoptionView(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
  asOf: number | null,
  part: Narrowing = everything,
) {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { state } = row;
  const content = await findContent(app.db, key, state.revision.number, state.revision.hash);
  const present = presentOf(app, row);
  const asked = asOf ?? present;
  const launchedAt = content === null ? null : firstLaunch(launchesOf(state, content));
  if (content === null || launchedAt === null || asked < launchedAt)
    return { key, asOf: asked, smallestGroup, roster: null, targets: [] };
  const maySee = hasScope(caller, "people:read");
  const owners = await findCards(
    app.db,
    content.targets.flatMap((target) => target.owner ?? []),
  );
  const targets = [];
  const disclosures: TargetDisclosure[] = [];
  for (const target of content.targets) {
    const question = { state, content, target };
    const { loaded, at, disclosure } = maySee
      ? { loaded: await loadTarget(app.db, { ...question, at: asked }), at: asked, disclosure: null }
      : await loadDisclosed(app.db, question, { launchedAt, asked, present });
    if (disclosure !== null) disclosures.push({ target, groups: disclosure.groups });
    const appraisal = appraise({ ...loaded, at });
    const waves = waveIds(content).map((id) => ({
      id,
      name: content.waves.find((wave) => wave.id === id)?.name ?? "Everybody",
      launchedAt: state.waves[id]?.launchedAt ?? null,
    }));
    const isFinal = (state.targets[target.id]?.concluded ?? null) !== null;
    // What is asked of the present is kept beside what was known before, so that a late event leaves its trace at once.
    if (asOf === null) await keepCurve(app.db, key, loaded, appraisal, present);
    const numbers = threeNumbers(loaded, appraisal.present);
    const baseline = await baselineOf(app.db, question);
    const shown = {
      audits: await auditsOf(app.db, state, { caller, target: target.id, at: asked }),
      second: await secondSourceNote(app.db, question),
      baseline: baseline === null ? null : baselineView(baseline, caller, content),
      effect: await effectOf(app.db, { ...question, loaded, appraisal, baseline }),
      waves,
      isFinal,
      person: personOf(owners),
      numbers,
      restatements: await restatements(app.db, key, target.id, asked),
      closedNote: asOf === null ? closedNoteOf(state, loaded) : null,
    };
    const curve = part.period === null ? appraisal.curve : curveBy(part.period, loaded, appraisal, disclosure);
    const whole = targetView(loaded, { ...appraisal, curve }, shown);
    const view = disclosure === null ? whole : discreet(whole, appraisal.present, disclosure, numbers.proficiency);
    targets.push(narrowed(view, curve, part, disclosure));
  }
  const instants = { launchedAt, asked, present };
  const discreetly = maySee ? null : discreetlyOf(content, disclosures);
  const roster = await rosterView(app.db, { key, state, content, ...instants }, discreetly);
  return { key, asOf: asked, smallestGroup, roster, targets };
}

/** A closed outcome stays as it is; that late data would have made it another one is said beside it. */
function closedNoteOf(state: ChangeState, loaded: LoadedTarget): ClosedNote | null {
  const recorded = state.targets[loaded.target.id]?.concluded?.verdict;
  const at = recordedAt(state, loaded.target.id, windowEnd(loaded.launches, loaded.rule.windowDays));
  if (recorded === undefined || at === null) return null;
  const { judgement } = appraise({ ...loaded, at });
  return judgement.all.verdict === recorded ? null : { recorded, reads: judgement.all.verdict };
}
