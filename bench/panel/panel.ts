import { deepStrictEqual } from "node:assert/strict";
import { countUpTo } from "../../domain/adoption/ladder.ts";
import { measure } from "../../domain/adoption/measure.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { median, timed } from "../statistics.ts";
import { countRaw } from "./raw.ts";
import type { Panel } from "./raw.ts";
import { asked, behaviour, launchedAt, launches, population, rule, settle } from "./world.ts";
import type { World } from "./world.ts";

/** How long the numbers of an adoption panel take from the rollup, against a count of distinct people in the raw events. */
export const panel: Benchmark = { name: "panel", title: "Adoption panel against raw distinct counts", run };

const fromRollupTimes = 9;
const fromRawTimes = 3;

async function run({ services, small, log }: Surroundings): Promise<Measured> {
  const size = small
    ? { events: 60_000, people: 300, audience: 100 }
    : { events: 2_400_000, people: 5_000, audience: 1_000 };
  log(`Storing ${size.events} events …`);
  const world = await settle(await services.database(), size);
  try {
    const ends = rule.boundaries.filter((end) => end > launchedAt && end < asked);
    const one = await compare(world, [asked]);
    const curve = await compare(world, [...ends, asked]);
    return {
      figures: [
        { name: "an instant: raw ÷ rollup", value: one.raw / one.rollup, unit: "×", goal: { atLeast: 100 } },
        { name: "an instant from the rollup", value: one.rollup, unit: "ms" },
        { name: "an instant from raw events", value: one.raw, unit: "ms" },
        { name: "a whole curve: raw ÷ rollup", value: curve.raw / curve.rollup, unit: "×", goal: { atLeast: 100 } },
        { name: "a whole curve from the rollup", value: curve.rollup, unit: "ms" },
        { name: "a whole curve from raw events", value: curve.raw, unit: "ms" },
      ],
      notes: [
        `${size.events} events of ${size.people} people, of whom ${size.audience} are measured; numbers are equal in every turn.`,
        "A panel shows the whole curve: now and each week end since the launch.",
      ],
    };
  } finally {
    await world.close();
  }
}

async function compare(world: World, instants: readonly number[]): Promise<{ raw: number; rollup: number }> {
  const rollup: number[] = [];
  const raw: number[] = [];
  for (let turn = 0; turn < fromRollupTimes; turn += 1) {
    const ours = await timed(() => fromRollup(world, instants));
    if (turn > 0) rollup.push(ours.ms);
    if (turn >= fromRawTimes) continue;
    const theirs = await timed(() => fromRaw(world, instants));
    raw.push(theirs.ms);
    deepStrictEqual(ours.result, theirs.result);
  }
  return { raw: median(raw), rollup: median(rollup) };
}

/** An instant alone needs its last weeks, and of those who were not seen in them the last action before. */
const recentFrom = rule.boundaries[Math.max(0, countUpTo(rule.boundaries, asked) - 1 - rule.habit.w)] ?? launchedAt;

async function fromRollup({ db, series }: World, instants: readonly number[]): Promise<Panel[]> {
  const people: PersonHistory[] = [];
  const question = {
    series,
    population,
    groups: null,
    waves: [{ id: "all", groups: null }],
    launches,
    instants,
    trainedAt: new Map<string, number>(),
    ...(instants.length === 1 ? { since: recentFrom } : {}),
  };
  for await (const history of loadHistories(db, question)) people.push(history);
  return measure(people, rule, instants).map(({ at, all: { judged, tried, active, habitual } }) => ({
    at,
    judged,
    tried,
    active,
    habitual,
  }));
}

async function fromRaw({ raw, sourceNumber }: World, instants: readonly number[]): Promise<Panel[]> {
  const panels: Panel[] = [];
  for (const at of instants) panels.push(await countRaw(raw, sourceNumber, behaviour.event, at));
  return panels;
}
