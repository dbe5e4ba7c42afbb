import { strictEqual } from "node:assert/strict";
import { createAdaptorServer } from "@hono/node-server";
import { Pool } from "pg";
import { z } from "zod";
import { createApi } from "../../api/app.ts";
import { operator } from "../../app/actor.ts";
import type { App } from "../../app/context.ts";
import { createSource } from "../../app/usage/create-source.ts";
import { createChat } from "../../bin/parts/chat.ts";
import { Problem } from "../../domain/errors.ts";
import { createOutbound } from "../../lib/outbound.ts";
import { openDatabase } from "../../store/database.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { median, timed } from "../statistics.ts";
import { BareTable } from "./bare-table.ts";
import { batchOf, requestOf } from "./batches.ts";

/** Usage intake over HTTP against bare inserts of the same rows. */
export const intake: Benchmark = { name: "intake", title: "Usage intake over HTTP against bare inserts", run };

const Answer = z.object({ accepted: z.number() });
const batchEvents = 1_000;
const inFlight = 4;

async function run({ services, small }: Surroundings): Promise<Measured> {
  const url = await services.database();
  const db = openDatabase({ url });
  const pool = new Pool({ connectionString: url, max: inFlight });
  const app = {
    db,
    changes: noChanges,
    secret: "a secret of the benchmark, long enough",
    url: "http://127.0.0.1",
    language: "en",
    post: noPost,
    chat: createChat({ allowedAddresses: [], slackBot: null }),
    templates: [],
    outbound: createOutbound(),
    digestHour: null,
    wakeWebhooks: () => Promise.resolve(),
    pulls: noPulls,
  };
  const server = createAdaptorServer({ fetch: createApi({ ...app, now: Date.now }).fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}/v1/batch`;
  try {
    const { writeKey } = await createSource({ db }, operator, { id: "crm" });
    // A target is measured on one event in four, so its rollup is kept while events come in.
    await ensureSeries(db, "crm", { event: "event_0", where: [] }, "Europe/Berlin");
    const table = await BareTable.create(pool);
    const rounds: Round[] = [];
    for (let round = 0; round < (small ? 2 : 6); round += 1) {
      rounds.push(await runRound({ round, batches: small ? 4 : 16, endpoint, writeKey, table }));
    }
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from usage_event");
    strictEqual(
      rows[0]?.n,
      rounds.reduce((sum, { events }) => sum + events, 0),
    );
    return measuredOf(rounds.slice(1));
  } finally {
    await new Promise((resolve) => server.close(resolve));
    await pool.end();
    await db.destroy();
  }
}

const unreachable = () => Promise.reject(new Problem("unavailable", "Nothing here needs Temporal."));
const noChanges: App["changes"] = { begin: unreachable, send: unreachable, wake: unreachable };
const noPulls: App["pulls"] = {
  put: unreachable,
  remove: unreachable,
  pullNow: unreachable,
  nextAt: () => Promise.resolve(null),
};
const noPost: App["post"] = { via: "inbox", domain: "127.0.0.1", send: unreachable };

interface Round {
  readonly events: number;
  readonly http: number;
  readonly bare: number;
  /** Milliseconds for one event inserted alone. */
  readonly single: number;
}

async function runRound(request: {
  readonly round: number;
  readonly batches: number;
  readonly endpoint: string;
  readonly writeKey: string;
  readonly table: BareTable;
}): Promise<Round> {
  const { round, endpoint, writeKey, table } = request;
  const batches = Array.from({ length: request.batches }, (_, nth) => batchOf(`${round}-${nth}`, batchEvents));
  const requests = batches.map((batch) => requestOf(batch, writeKey));
  const post = async (init: RequestInit): Promise<void> => {
    const answer = Answer.parse(await (await fetch(endpoint, init)).json());
    strictEqual(answer.accepted, batchEvents);
  };
  const http = () => timed(() => together(requests, post));
  const insert = () => timed(() => together(batches, (batch) => table.insert(batch)));
  const httpFirst = round % 2 === 0;
  const first = await (httpFirst ? http() : insert());
  const second = await (httpFirst ? insert() : http());
  const alone = batchOf(`${round}-alone`, 200);
  const single = await timed(() => table.insertOneByOne(alone));
  await table.hasExactly(request.batches * batchEvents + alone.length);
  return {
    events: request.batches * batchEvents,
    http: (httpFirst ? first : second).ms,
    bare: (httpFirst ? second : first).ms,
    single: single.ms / alone.length,
  };
}

/** A few at a time, as clients in several processes come. */
async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}

function measuredOf(rounds: readonly Round[]): Measured {
  const perSecond = (read: (round: Round) => number) =>
    median(rounds.map((round) => (round.events / read(round)) * 1_000));
  const http = perSecond(({ http: ms }) => ms);
  const bare = perSecond(({ bare: ms }) => ms);
  const single = 1_000 / median(rounds.map((round) => round.single));
  return {
    figures: [
      { name: "intake ÷ bare UNNEST", value: http / bare, unit: "×", goal: { atLeast: 0.5 } },
      { name: "intake ÷ single inserts", value: http / single, unit: "×" },
      { name: "intake over HTTP", value: http, unit: "events/s" },
      { name: "bare UNNEST", value: bare, unit: "events/s" },
      { name: "single inserts", value: single, unit: "events/s" },
    ],
    notes: [
      `Batches of ${batchEvents} events, gzip, ${inFlight} in flight on both sides, medians of ${rounds.length} rounds that take turns.`,
      "Intake reads, checks, resolves who acted, keeps the rollup of one target and the counts; bare inserts only insert. Sender and server share one process.",
    ],
  };
}
