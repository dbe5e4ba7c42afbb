import { deepStrictEqual } from "node:assert/strict";
import type { Reading } from "../../domain/adoption/measure.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { saveEvaluations } from "../../store/adoption/evaluations.ts";
import { storeBatch } from "../../store/usage/batch.ts";
import { countInventory } from "../../store/usage/inventory.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import type { Benchmark, Figure, Measured, Surroundings } from "../benchmark.ts";
import { curveInstants, measured } from "../panel/measured.ts";
import { panelsFromRaw, panelsOf } from "../panel/raw.ts";
import { asked, behaviour, settle, source, timeZone } from "../panel/world.ts";
import type { World } from "../panel/world.ts";
import { median, timed } from "../statistics.ts";
import { batchesOf } from "./events.ts";

/**
 * How cost grows with the number of events: they stream in by the code that takes usage in, and at each size the same people are
 * measured from the rollup, from the raw events, again after a thousand new events, and afresh.
 */
export const growth: Benchmark = { name: "growth", title: "One, three and ten million events", run };

const sizes = [1_000_000, 3_000_000, 10_000_000];
const turns = 5;
const newEvents = 1_000;
const mib = 1_024 ** 2;

async function run({ services, small, log }: Surroundings): Promise<Measured> {
  const marks = small ? sizes.map((size) => size / 100) : sizes;
  const people = small ? { people: 300, audience: 100 } : { people: 5_000, audience: 1_000 };
  const world = await settle(await services.database(), { events: 0, ...people });
  try {
    const { rows } = await world.raw.query<{ id: string }>("select id from usage_identity order by id");
    const stream = new Stream(
      world,
      rows.map(({ id }) => id),
    );
    const figures: Figure[] = [];
    for (const [index, size] of marks.entries()) {
      log(`Taking in ${size.toLocaleString("en")} events …`);
      const taken = await stream.takeUpTo(size);
      log("Measuring …");
      figures.push(...(await figuresAt(world, stream, { size, taken, isLargest: index === marks.length - 1 })));
    }
    log("Sending the first tenth again …");
    await sendAgain(world, stream, (marks[0] ?? 0) / 10);
    return { figures, notes: notesOf(people) };
  } finally {
    await world.close();
  }
}

/** What has come so far. */
class Stream {
  readonly #world: World;
  readonly #identities: readonly string[];
  #sent = 0;

  constructor(world: World, identities: readonly string[]) {
    this.#world = world;
    this.#identities = identities;
  }

  /** Takes in the events up to the nth; how fast, and the most memory that lived through a collection. */
  async takeUpTo(size: number): Promise<{ readonly perSecond: number; readonly heapBytes: number }> {
    const from = this.#sent;
    let heapBytes = 0;
    const { ms } = await timed(async () => {
      for (const events of batchesOf(this.#identities, from, size)) {
        await this.store(events);
        heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
      }
    });
    this.#sent = size;
    await this.#world.raw.query("vacuum (analyze) usage_event");
    await this.#world.raw.query("vacuum (analyze) usage_day");
    return { perSecond: ((size - from) * 1_000) / ms, heapBytes };
  }

  /** A thousand more of everybody, spread over the whole time; the next size begins after them. */
  async takeMore(): Promise<void> {
    const from = this.#sent;
    this.#sent += newEvents;
    for (const events of batchesOf(this.#identities, from, this.#sent)) await this.store(events);
  }

  /** The first events once more. */
  async repeat(count: number): Promise<void> {
    for (const events of batchesOf(this.#identities, 0, count)) await this.store(events);
  }

  private store(events: Parameters<typeof storeBatch>[1]["events"]) {
    return storeBatch(this.#world.db, { source: this.#world.sourceNumber, events, links: [], rejects: [] });
  }
}

interface Mark {
  readonly size: number;
  readonly taken: { readonly perSecond: number; readonly heapBytes: number };
  readonly isLargest: boolean;
}

async function figuresAt(world: World, stream: Stream, { size, taken, isLargest }: Mark): Promise<Figure[]> {
  const curve = () => measured(world, world.series, curveInstants);
  await curve();
  const rollup = await repeated(curve);
  const raw = await timed(() => panelsFromRaw(world, curveInstants));
  deepStrictEqual(panelsOf(rollup.result), raw.result);
  await keep(world, rollup.result, size);
  let nth = 0;
  const again = await repeated(async () => {
    await stream.takeMore();
    const readings = await curve();
    await keep(world, readings, size + (nth += 1));
    return readings;
  });
  await world.raw.query("delete from usage_series");
  const afresh = await timed(async () => {
    world.series = (await ensureSeries(world.db, source, behaviour, timeZone)) ?? -1;
    return curve();
  });
  deepStrictEqual(again.result, afresh.result);
  await world.raw.query("vacuum (analyze) usage_day");
  const inventory = await timed(() => inventoryOf(world));
  const kept = await bytesKept(world);
  const of = `of ${size / 1_000_000} million`;
  const panelRatio = { name: `${of}: curve, raw ÷ rollup`, value: raw.ms / rollup.ms, unit: "×" };
  const againShare = { name: `${of}: again ÷ afresh`, value: (100 * again.ms) / afresh.ms, unit: "%" };
  return [
    isLargest ? { ...panelRatio, goal: { atLeast: 100 } } : panelRatio,
    isLargest ? { ...againShare, goal: { atMost: 1 } } : againShare,
    { name: `${of}: curve from the rollup`, value: rollup.ms, unit: "ms" },
    { name: `${of}: curve from raw events`, value: raw.ms, unit: "ms" },
    { name: `${of}: 1,000 new events kept, measured, restated`, value: again.ms, unit: "ms" },
    { name: `${of}: measured afresh`, value: afresh.ms, unit: "ms" },
    { name: `${of}: inventory counted`, value: inventory.ms, unit: "ms" },
    { name: `${of}: kept for an event, indexes included`, value: kept.event, unit: "bytes" },
    { name: `${of}: kept for a person's day`, value: kept.day, unit: "bytes" },
    { name: `${of}: taken in`, value: taken.perSecond, unit: "events/s" },
    { name: `${of}: heap at most while they came`, value: taken.heapBytes / mib, unit: "MiB" },
  ];
}

/** Every period end as it reads now, beside what it read before and why, as each measurement keeps it. */
function keep({ db }: World, readings: readonly Reading[], nth: number): Promise<void> {
  return saveEvaluations(
    db,
    { change: "CHG-1", target: "t", source, behaviours: [behaviour] },
    readings.map(({ at, all }) => ({
      end: at,
      asOf: asked + nth,
      counts: all,
      counted: all.habitual,
      judged: all.judged,
      unknown: false,
    })),
  );
}

/** What the inventory page asks once a day: who did what in the last 60 days, and whether it becomes less. */
function inventoryOf({ db, sourceNumber }: World) {
  const stretch = { number: sourceNumber, from: asked - 60 * DAY_MS, middle: asked - 30 * DAY_MS, until: asked };
  return countInventory(db, { now: asked, willDo: () => false, madeFor: "", stretches: [stretch], tools: [] });
}

async function bytesKept({ raw }: World): Promise<{ readonly event: number; readonly day: number }> {
  const { rows } = await raw.query<{ event: number; day: number }>(`select
    pg_total_relation_size('usage_event')::float8 / (select count(*) from usage_event) as event,
    pg_total_relation_size('usage_day')::float8 / (select count(*) from usage_day) as day`);
  return rows[0] ?? { event: Number.NaN, day: Number.NaN };
}

async function repeated<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const all = [await timed(work)];
  while (all.length < turns) all.push(await timed(work));
  const last = all.at(-1);
  if (last === undefined) throw new Error("nothing was measured");
  return { ms: median(all.map(({ ms }) => ms)), result: last.result };
}

async function sendAgain(world: World, stream: Stream, count: number): Promise<void> {
  const before = await measured(world, world.series, curveInstants);
  for (let turn = 0; turn < 2; turn += 1) await stream.repeat(count);
  deepStrictEqual(await measured(world, world.series, curveInstants), before);
}

function notesOf({ people, audience }: { people: number; audience: number }): readonly string[] {
  return [
    `Events of ${people.toLocaleString("en")} people, of whom ${audience.toLocaleString("en")} are measured at every week end; numbers are equal by every way.`,
    "The first events sent twice more change no number.",
    "What is measured again reads the days of the people in the audience; how many raw events there are does not matter to it.",
  ];
}
