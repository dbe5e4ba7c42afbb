import { deepStrictEqual } from "node:assert/strict";
import { measure } from "../../domain/adoption/measure.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import { storeBatch } from "../../store/usage/batch.ts";
import type { EventRow } from "../../store/usage/events.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { asked, behaviour, launchedAt, launches, population, rule, settle, source, timeZone } from "../panel/world.ts";
import type { World } from "../panel/world.ts";
import { median, timed } from "../statistics.ts";

/**
 * What it costs to measure again after a thousand new events, against measuring all of them afresh. `TAKEHOLD_BENCH_EVENTS` sets
 * how many events there are; 10 million take some minutes.
 */
export const remeasure: Benchmark = { name: "remeasure", title: "Measuring again after 1,000 new events", run };

const newEvents = 1_000;
const turns = 5;

async function run({ services, small, log }: Surroundings): Promise<Measured> {
  const given = Number(process.env["TAKEHOLD_BENCH_EVENTS"] ?? Number.NaN);
  const events = Number.isFinite(given) ? given : small ? 60_000 : 2_400_000;
  const size = { events, people: small ? 300 : 5_000, audience: small ? 100 : 1_000 };
  log(`Storing ${size.events} events …`);
  const world = await settle(await services.database(), size);
  try {
    const again: number[] = [];
    let last: Reading[] = [];
    for (let turn = 0; turn <= turns; turn += 1) {
      const batch = await moreEvents(world, turn);
      const { ms, result } = await timed(async () => {
        await storeBatch(world.db, batch);
        return measured(world, world.series);
      });
      if (turn > 0) again.push(ms);
      last = result;
    }
    log("Measuring all of them afresh …");
    await world.raw.query("delete from usage_series");
    const afresh = await timed(async () => {
      const series = await ensureSeries(world.db, source, behaviour, timeZone);
      return measured(world, series ?? -1);
    });
    deepStrictEqual(last, afresh.result);
    const share = (100 * median(again)) / afresh.ms;
    return {
      figures: [
        { name: "again ÷ afresh", value: share, unit: "%", goal: { atMost: 1 } },
        { name: "1,000 new events kept and measured", value: median(again), unit: "ms" },
        { name: "all events measured afresh", value: afresh.ms, unit: "ms" },
      ],
      notes: [
        `${size.events} events of ${size.people} people, of whom ${size.audience} are measured at every week end; numbers are equal.`,
        "Measuring again reads the days of the people in the audience; how many raw events there are does not matter to it.",
      ],
    };
  } finally {
    await world.close();
  }
}

/** New events of everybody, half of them of the behaviour, spread over the whole time. */
async function moreEvents(world: World, turn: number) {
  const { rows } = await world.raw.query<{ id: string }>("select id from usage_identity order by id limit $1", [
    newEvents,
  ]);
  const span = asked - launchedAt - 3_600_000;
  const events = Array.from({ length: newEvents }, (_, index): EventRow => {
    const at = Math.round(launchedAt + (span * ((index * 7_919 + turn * 104_729) % newEvents)) / newEvents);
    return {
      messageId: `new ${turn} ${index}`,
      receivedAt: asked,
      identity: rows[index % rows.length]?.id ?? "1",
      at,
      event: index % 2 === 0 ? behaviour.event : "event_1",
      properties: null,
      json: null,
    };
  });
  return { source: world.sourceNumber, events, links: [], rejects: [] };
}

async function measured({ db }: World, series: number): Promise<Reading[]> {
  const ends = rule.boundaries.filter((end) => end > launchedAt && end < asked);
  const instants = [...ends, asked];
  const people: PersonHistory[] = [];
  const question = {
    series,
    population,
    groups: null,
    waves: [{ id: "all", groups: null }],
    launches,
    instants,
    trainedAt: new Map<string, number>(),
  };
  for await (const history of loadHistories(db, question)) people.push(history);
  return measure(people, rule, instants);
}
