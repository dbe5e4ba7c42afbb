import { z } from "zod";
import { groupSizes } from "../../domain/adoption/group-sizes.ts";
import { measure, rateOf } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import * as privacy from "../../domain/adoption/privacy.ts";
import { HabitRule, TargetRule } from "../../domain/adoption/schema.ts";
import { everybody } from "../../domain/change/content.ts";
import { Behaviour } from "../../domain/change/schema.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import { populationExists } from "../../store/people/populations.ts";
import { membersAfter, pagePeople } from "../../store/usage/histories.ts";
import { rawActions } from "../../store/usage/samples.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { requireSource } from "./read-sources.ts";

/** A behaviour with a habit, asked of the last periods before anything is signed. */
export const PreviewQuestion = z.strictObject({
  source: z.string().trim().min(1, "Choose the source.").max(60),
  behaviour: Behaviour,
  population: z.string().trim().min(1, "Choose whose use is counted.").max(60),
  groups: z.array(z.string().trim().max(200)).max(100).default([]),
  habit: HabitRule,
  timeZone: TargetRule.shape.timeZone.default("UTC"),
  /** Completed periods that are looked at. */
  periods: z.int().min(1).max(26).default(12),
});
export type PreviewQuestion = z.infer<typeof PreviewQuestion>;

/** People who could be judged, and how many of them would have qualified. `null` where fewer than five people would be told of. */
export interface PreviewCounts {
  readonly judged: number | null;
  readonly active: number | null;
  readonly habitual: number | null;
  /** Habitual of judged, in [0, 1]. */
  readonly rate: number | null;
}

export interface BehaviourPreview {
  /** The stretch that was read; it ends where the evidence ends. */
  readonly from: number;
  readonly until: number;
  /** Time of the last event that came from the source; `null`: nothing has come, so nothing is known. */
  readonly evidenceUntil: number | null;
  /** Qualifying events of people on the list; `null` where they are fewer than five people. */
  readonly events: number | null;
  readonly periods: readonly (PreviewCounts & { readonly end: number })[];
  /** At the last period end, by group. */
  readonly groups: readonly (PreviewCounts & { readonly group: string })[];
}

const eventsMax = 200_000;
const longestDays = { day: 1, week: 7, month: 31 } as const;

/**
 * Who would have had the habit at each of the last period ends, had it been measured: by everybody's whole membership, without grace.
 * Reads the raw events of these people and keeps nothing. @throws Problem `not_found`, `invalid` naming the field, also for more
 * events than a preview reads
 */
export async function previewBehaviour(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  input: z.input<typeof PreviewQuestion>,
): Promise<BehaviourPreview> {
  requireScope(caller, "usage:read");
  const question = parse(PreviewQuestion, input);
  const seesNames = hasScope(caller, "people:read");
  if (question.groups.length > 0 && !seesNames)
    throw invalidField(
      "groups",
      "Choosing groups needs the scope people:read: answers could be subtracted. Leave them out.",
    );
  if (question.behaviour.event === "") throw invalidField("behaviour.event", "Choose the event.");
  const source = await requireSource(app, question.source);
  if (!(await populationExists(app.db, question.population)))
    throw new Problem("not_found", "There is no such population.");
  const until = Math.min(app.now(), source.watermark ?? app.now());
  const boundaries = lookedAt(question, until);
  const from = boundaries[0] ?? until;
  const { people, events } = await historiesOf(app, { ...question, number: source.number, from, until });
  const rule = {
    habit: question.habit,
    graceDays: 0,
    launches: { kind: "waves", launchedAt: { [everybody]: from } },
    boundaries,
  } as const;
  const readings = measure(people, rule, boundaries.slice(question.habit.w + 1));
  const show = seesNames ? openly : discreetly(people, readings, until);
  return {
    from,
    until,
    evidenceUntil: source.watermark,
    events: seesNames || readings.every(({ all }) => privacy.mayShow(all)) ? events : null,
    periods: readings.map((reading) => ({ end: reading.at, ...show(reading, null) })),
    groups: groupsOf(readings.at(-1), show),
  };
}

/** As many boundaries as periods are looked at, and those before them that the first of them counts. */
function lookedAt({ habit, periods, timeZone }: PreviewQuestion, until: number): readonly number[] {
  const wanted = periods + habit.w + 1;
  const from = until - (wanted + 1) * longestDays[habit.period] * DAY_MS;
  return periodBoundaries({ period: habit.period, timeZone }, from, until).slice(-wanted);
}

async function historiesOf(
  { db }: Pick<App, "db">,
  question: PreviewQuestion & { readonly number: number; readonly from: number; readonly until: number },
): Promise<{ readonly people: readonly PersonHistory[]; readonly events: number }> {
  const { population, behaviour, from, until } = question;
  const groups = question.groups.length > 0 ? question.groups : null;
  const people: PersonHistory[] = [];
  let [after, read, events]: [string | null, number, number] = [null, 0, 0];
  for (;;) {
    const members = await membersAfter(db, { population, groups, waves: [{ id: everybody, groups: null }] }, after);
    const ids = [...members.keys()];
    const raw = { source: question.number, behaviour, from, until, limit: eventsMax - read + 1 };
    const { read: rows, actions } = await rawActions(db, ids, raw);
    read += rows;
    if (read > eventsMax)
      throw invalidField(
        "periods",
        `More than ${eventsMax.toLocaleString("en")} events. Look at fewer periods or groups.`,
      );
    for (const [person, memberships] of members) {
      const own = actions.get(person) ?? [];
      events += own.length;
      people.push({ memberships, actions: own, trainedAt: null });
    }
    if (members.size < pagePeople) return { people, events };
    after = ids.at(-1) ?? null;
  }
}

type Show = (reading: Reading, group: string | null) => PreviewCounts;

function groupsOf(last: Reading | undefined, show: Show): BehaviourPreview["groups"] {
  if (last === undefined) return [];
  return Object.keys(last.groups)
    .toSorted()
    .map((group) => ({ group, ...show(last, group) }));
}

const unsaid: PreviewCounts = { judged: null, active: null, habitual: null, rate: null };

function countsIn(reading: Reading, group: string | null): Counts | undefined {
  return group === null ? reading.all : reading.groups[group];
}

const openly: Show = (reading, group) => {
  const counts = countsIn(reading, group);
  if (counts === undefined) return unsaid;
  const { judged, active, habitual } = counts;
  return { judged, active, habitual, rate: rateOf(counts, "habitual") };
};

/** No question reaches further back than this. */
const furthestMs = 26 * longestDays.month * DAY_MS;

/**
 * For who may not see names: bounds instead of nearly nobody and nearly everybody, and one decision on groups for all questions there are,
 * whatever their periods and time zone, so that no two answers can be subtracted.
 */
function discreetly(people: readonly PersonHistory[], readings: readonly Reading[], until: number): Show {
  const sizes = groupSizes(
    people.map(({ memberships }) => memberships),
    until - furthestMs,
    until,
  );
  const { groups } = privacy.disclosureOf([...sizes, ...readings]);
  return (reading, group) => {
    const counts = countsIn(reading, group);
    if (counts === undefined || !privacy.mayShow(counts)) return unsaid;
    if (group !== null && (!groups.has(group) || privacy.withheldAt(reading, groups, "habitual").has(group)))
      return unsaid;
    const { judged, active, habitual } = privacy.boundedCounts(counts);
    return { judged, active, habitual, rate: privacy.boundedShare(rateOf(counts, "habitual")) };
  };
}
