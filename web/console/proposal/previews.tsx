import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { Caller } from "../../../app/actor.ts";
import { changeView } from "../../../app/change/view.ts";
import type { App } from "../../../app/context.ts";
import { previewBehaviour } from "../../../app/usage/preview.ts";
import type { BehaviourPreview } from "../../../app/usage/preview.ts";
import { listSeen } from "../../../app/usage/read-sources.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { Problem } from "../../../domain/errors.ts";
import type { StoredContent } from "../../../domain/change/content.ts";
import type { Predicate } from "../../../domain/change/schema.ts";
import { readPredicates } from "../../../domain/usage/predicate-text.ts";
import { date, number, percent, plural, weekdayDate } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { ChangeForm, TargetPreview } from "../../pages/new-change.tsx";

type TargetForm = ChangeForm["targets"][number];

/** Periods that are told of: enough to see whether it moves. */
const periods = 6;

/**
 * What each target of a form would have shown in the last weeks, in their order; `null` for an answer in time, which has no
 * such preview. Nothing at all for who may not read usage.
 */
export async function targetPreviews(
  app: App,
  caller: Caller,
  form: ChangeForm,
  { moment, kept }: { readonly moment: Moment; readonly kept?: StoredContent | undefined },
): Promise<readonly (TargetPreview | null)[] | undefined> {
  if (!hasScope(caller, "usage:read")) return undefined;
  const seen = new Set((await listSeen(app, caller, null)).map(({ source, event }) => `${source} ${event}`));
  const found: (TargetPreview | null)[] = [];
  // One after another: each may read very many events.
  for (const target of form.targets) {
    if (target.kind === "response") found.push(null);
    else {
      const groups = kept?.targets.find(({ id }) => id === target.id)?.groups ?? [];
      found.push(await previewOf(app, caller, { target, groups, population: form.population, seen, moment }));
    }
  }
  return found;
}

/** Groups of a target are not asked for in the form, so they are those of the change that is edited. */
export async function keptOf(app: App, c: Context<Env>, change: string | null): Promise<StoredContent | undefined> {
  if (change === null || !hasScope(c.get("caller"), "changes:read")) return undefined;
  return (await changeView(app, change)).content;
}

interface Asked {
  readonly target: TargetForm;
  readonly groups: readonly string[];
  readonly population: string;
  readonly seen: ReadonlySet<string>;
  readonly moment: Moment;
}

const plainly = (state: TargetPreview["state"], sentence: string): TargetPreview => ({
  state,
  sentence,
  notes: [],
  periods: [],
  groups: [],
});

async function previewOf(app: App, caller: Caller, asked: Asked): Promise<TargetPreview> {
  const { target, groups, population, seen } = asked;
  const { source } = target;
  const { event } = target.behaviour;
  const missing = [
    ...(event === "" ? ["the event"] : []),
    ...(source === "" ? ["where it comes from"] : []),
    ...(population === "" ? ["whose use is counted"] : []),
  ];
  if (missing.length > 0)
    return plainly("missing", `Choose ${missing.join(" and ")}, and who would have counted stands here.`);
  const { where, wrong } = readPredicates(target.behaviour.where);
  if (wrong !== null) return plainly("missing", wrong);
  if (!seen.has(`${source} ${event}`))
    return plainly("unknown", `Not known: no event “${event}” has come from ${source} yet. Pick one that did.`);
  try {
    return told(await previewBehaviour(app, caller, questionOf(target, { population, groups, where })), asked);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "forbidden") throw error;
    return plainly("missing", error.errors[0]?.message ?? error.message);
  }
}

function questionOf(
  { behaviour, source, period, k, m, w, timeZone }: TargetForm,
  of: { population: string; groups: readonly string[]; where: Predicate[] },
) {
  const every: "day" | "week" | "month" = period === "day" || period === "month" ? period : "week";
  return {
    source,
    behaviour: { event: behaviour.event, where: of.where },
    population: of.population,
    groups: [...of.groups],
    habit: { period: every, k: Number(k), m: Number(m), w: Number(w) },
    timeZone: timeZone === "" ? "UTC" : timeZone,
    periods,
  };
}

function told(found: BehaviourPreview, { target, moment }: Asked): TargetPreview {
  const shown = { ...moment, timeZone: target.timeZone === "" ? "UTC" : target.timeZone };
  const last = found.periods.at(-1);
  const { evidenceUntil } = found;
  if (last === undefined || evidenceUntil === null)
    return plainly("unknown", "Not known: no whole period lies in what has come so far.");
  if (last.judged === null) return plainly("unknown", "Fewer than five people are on the list, so nothing is shown.");
  if (last.judged === 0) return plainly("unknown", "Not known: nobody was on the list at the end of the last period.");
  const counted = (target.counts === "active" ? last.active : last.habitual) ?? 0;
  const rate = counted / last.judged;
  const late = staleness(target, evidenceUntil, shown);
  const share = `${percent(rate, shareOf(target) ?? undefined)}${askedFor(target)}.`;
  const people = `${number(counted)} of ${number(last.judged)}`;
  return {
    state: late === null ? "known" : "unknown",
    sentence:
      late === null
        ? `Today ${people} would count, ${share}`
        : `${late} On ${date(shown, last.end)} ${people} would have counted, ${share}`,
    notes: notesOf(found, { target, rate, shown }),
    periods: found.periods,
    groups: found.groups,
  };
}

const shareOf = ({ threshold }: TargetForm): number | null =>
  threshold === "" || !Number.isFinite(Number(threshold)) ? null : Number(threshold) / 100;

function askedFor(target: TargetForm): string {
  const share = shareOf(target);
  if (share === null) return "";
  return `; you ask for ${target.aim === "at_most" ? "at most " : ""}${percent(share)}`;
}

/** Older evidence than the target allows makes a rate unknown, as it will once the target is measured. */
function staleness({ freshnessDays }: TargetForm, evidenceUntil: number, moment: Moment): string | null {
  const days = Number(freshnessDays);
  if (freshnessDays === "" || !Number.isFinite(days) || moment.now - evidenceUntil <= days * DAY_MS) return null;
  return `Not known for today: the evidence ends on ${weekdayDate(moment, evidenceUntil)}, and the target asks for some that is at most ${plural(days, "day")} old.`;
}

function notesOf(
  { from, until, events }: BehaviourPreview,
  { target, rate, shown }: { target: TargetForm; rate: number; shown: Moment },
): string[] {
  const share = shareOf(target);
  const isReached = share !== null && (target.aim === "at_most" ? rate <= share : rate >= share);
  return [
    ...(isReached ? ["It is reached already, so reaching it would show nothing of the change. Ask for more?"] : []),
    `Counted are ${events === null ? "the events" : plural(events, "event")} between ${date(shown, from)} and ${date(shown, until)}; everybody on the list is judged from their first day on, without grace. Nothing is stored.`,
  ];
}
