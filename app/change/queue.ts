import { isNeeded } from "../../domain/change/content.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import { forecastOf } from "../../domain/change/forecast.ts";
import type { Forecast, InWork } from "../../domain/change/forecast.ts";
import { inOrder, placeOf } from "../../domain/change/queue.ts";
import type { Place, Queued } from "../../domain/change/queue.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { addBusinessTime } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import { BusinessTimeError } from "../../lib/business-time/error.ts";
import { defaultCalendar } from "../../lib/business-time/schema.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";
import { findTeamChanges } from "../../store/change/queue.ts";
import { workingTimes } from "../../store/people/calendars.ts";
import { findTeamCalled } from "../../store/people/teams.ts";
import type { TeamIntake } from "../../store/people/teams.ts";
import type { App } from "../context.ts";

/** What waits for a team, in which order and why, and when each can be ready at the earliest. Instants are epoch milliseconds. */

/** Within which time intake answers where the team has said nothing else. */
export const usualAnswer = "2 days";

/** How long building takes where neither the proposal nor the team says. */
const usualBuild = { light: "3 days", standard: "10 days", major: "30 days" } as const;

/** What is late is not there yet: it takes at least so much longer. */
const atLeastLeft = { days: 1 };

/** What deciding takes: the gate that takes longest, of so many groups asked one after another. */
export interface Deciding {
  readonly gate: string;
  readonly groups: number;
  readonly dueIn: string;
}

export interface QueueEntry extends Queued, Place, Forecast {
  readonly title: string;
  readonly answerBy: number;
  readonly deciding: Deciding | null;
  readonly buildIn: string;
  /** The day of `readyAt` where the team works, as 2026-12-24. */
  readonly readyOn: string;
  /** It is needed earlier than it can be ready. */
  readonly isImpossible: boolean;
}

export interface Queue {
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly intake: TeamIntake;
  readonly calendar: Calendar;
  readonly inWork: readonly (InWork & { readonly title: string })[];
  readonly entries: readonly QueueEntry[];
}

/** A change that is not in its team's queue by itself: a draft, one on hold, or one that no team is named for. */
export interface Candidate {
  readonly state: ChangeState;
  readonly title: string;
  readonly content: StoredContent;
}

/** The queue of a team; without a team there is none but the candidate's own. */
export async function queueOf(
  app: Pick<App, "db">,
  team: string | null,
  now: number,
  candidate: Candidate | null = null,
): Promise<Queue> {
  const [known, changes] =
    team === null ? [null, []] : await Promise.all([findTeamCalled(app.db, team), findTeamChanges(app.db, team)]);
  const calendar = known?.calendar ?? defaultCalendar;
  const intake = known?.intake ?? { answerIn: null, atOnce: null, buildIn: null };
  const working = changes.filter((each) => each.state.stage !== "intake" && each.key !== candidate?.state.key);
  const inWork = working.map(({ key, title, state, content }) => ({
    key,
    title,
    freeAt: freeAt(state, content, { calendar, intake, now }),
  }));
  const own = candidate === null ? [] : [{ ...candidate, key: candidate.state.key }];
  const others = changes.filter((each) => each.state.stage === "intake" && each.key !== candidate?.state.key);
  const waiting = await Promise.all(
    [...others, ...own].map(async (each) => ({
      ...waitingPart(each, now),
      title: each.title,
      content: each.content,
      answerBy: await answerBy(app, each.state, { intake, now }),
    })),
  );
  const ordered = inOrder(waiting);
  const paths = ordered.map(({ key, answerBy: answeredBy, content }) => ({
    key,
    answeredBy,
    readyFrom: (start: number) => readyFrom(start, content, { calendar, intake }),
  }));
  const forecast = forecastOf(paths, { now, atOnce: intake.atOnce, inWork });
  const entries = ordered.flatMap(({ content, ...each }): QueueEntry[] => {
    const date = forecast.get(each.key);
    if (date === undefined) return [];
    const readyOn = localDate(calendar, date.readyAt);
    const isImpossible = each.neededBy !== null && each.neededBy < readyOn;
    const further = { deciding: decidingOf(content), buildIn: buildOf(content, intake), readyOn, isImpossible };
    return [{ ...each, ...placeOf(waiting, each), ...date, ...further }];
  });
  return { team: team === null ? null : { id: team, name: known?.name ?? team }, intake, calendar, inWork, entries };
}

function waitingPart({ key, state, content }: Candidate & { readonly key: string }, now: number): Queued {
  const { neededBy = null } = content as Partial<StoredContent>;
  return { key, neededBy, tier: content.tier, arrivedAt: state.stage === "intake" ? state.stageSince : now };
}

interface Terms {
  readonly calendar: Calendar;
  readonly intake: TeamIntake;
}

/** By when it is answered: as the clock says that runs, or as it would if it were asked for now. */
async function answerBy(
  app: Pick<App, "db">,
  { stage, intake: { dueAt }, plan }: ChangeState,
  { intake, now }: { readonly intake: TeamIntake; readonly now: number },
): Promise<number> {
  if (stage === "intake" && dueAt !== null) return dueAt;
  const timeOf = await workingTimes(app.db, plan.owner === null ? [] : [plan.owner], plan.team);
  return add(timeOf(plan.owner ?? "").party, now, intake.answerIn ?? usualAnswer);
}

function buildOf(content: StoredContent, { buildIn }: TeamIntake): string {
  return (content as Partial<StoredContent>).buildIn ?? buildIn ?? usualBuild[content.tier];
}

function decidingOf(content: StoredContent): Deciding | null {
  const now = Date.UTC(2026, 0, 5, 9);
  const needed = content.gates.filter((gate) => isNeeded(gate, content));
  const lengthOf = (gate: StoredContent["gates"][number]) =>
    groupsOf(gate) * (add(defaultCalendar, now, gate.dueIn) - now);
  const [longest] = needed.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return longest === undefined ? null : { gate: longest.name, groups: groupsOf(longest), dueIn: longest.dueIn };
}

/** Groups of a gate are asked one after another, and each has the gate's whole time. */
function groupsOf(gate: StoredContent["gates"][number]): number {
  return Math.max(new Set(gate.stakeholders.map((each) => each.order)).size, 1);
}

/** Gates are asked side by side, so the longest counts; then it is built. */
function readyFrom(start: number, content: StoredContent, { calendar, intake }: Terms): number {
  const needed = content.gates.filter((gate) => isNeeded(gate, content));
  const decided = needed.map((gate) => {
    let at = start;
    for (let group = groupsOf(gate); group > 0; group -= 1) at = add(calendar, at, gate.dueIn);
    return at;
  });
  return add(calendar, Math.max(start, ...decided), buildOf(content, intake));
}

/** When a change in work is expected to free its place: what is left of deciding and building. */
function freeAt(
  state: ChangeState,
  content: StoredContent,
  { calendar, intake, now }: Terms & { readonly now: number },
) {
  const soonest = addBusinessTime(calendar, now, atLeastLeft);
  if (state.stage === "alignment") return Math.max(readyFrom(state.stageSince, content, { calendar, intake }), soonest);
  if (state.stage === "build") return Math.max(add(calendar, state.stageSince, buildOf(content, intake)), soonest);
  return soonest;
}

/** Drafts may hold any text; one that is no working time takes none. */
function add(calendar: Calendar, from: number, amount: string): number {
  try {
    return addBusinessTime(calendar, from, parseBusinessDuration(amount));
  } catch (error) {
    if (error instanceof BusinessTimeError) return from;
    throw error;
  }
}

function localDate({ zone }: Calendar, at: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}
