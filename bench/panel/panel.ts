import { deepStrictEqual } from "node:assert/strict";
import { countUpTo } from "../../domain/adoption/ladder.ts";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { median, timed } from "../statistics.ts";
import { curveInstants, measured } from "./measured.ts";
import { panelsFromRaw, panelsOf } from "./raw.ts";
import type { Panel } from "./raw.ts";
import { asked, launchedAt, rule, settle } from "./world.ts";
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
    const one = await compare(world, [asked]);
    const curve = await compare(world, curveInstants);
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
    const theirs = await timed(() => panelsFromRaw(world, instants));
    raw.push(theirs.ms);
    deepStrictEqual(ours.result, theirs.result);
  }
  return { raw: median(raw), rollup: median(rollup) };
}

/** An instant alone needs its last weeks, and of those who were not seen in them the last action before. */
const recentFrom = rule.boundaries[Math.max(0, countUpTo(rule.boundaries, asked) - 1 - rule.habit.w)] ?? launchedAt;

async function fromRollup(world: World, instants: readonly number[]): Promise<Panel[]> {
  return panelsOf(await measured(world, world.series, instants, instants.length === 1 ? recentFrom : undefined));
}
