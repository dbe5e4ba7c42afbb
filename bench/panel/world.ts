import { Client } from "pg";
import { createSource } from "../../app/usage/create-source.ts";
import { operator } from "../../app/actor.ts";
import type { LadderRule } from "../../domain/adoption/ladder.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import { openDatabase } from "../../store/database.ts";
import type { Db } from "../../store/database.ts";
import { ensureSeries } from "../../store/usage/series.ts";

export const behaviour = { event: "event_0", where: [] };
export const source = "crm";
export const population = "audience";
export const timeZone = "Europe/Berlin";
export const launchedAt = Date.parse("2026-01-12T13:37:00Z");
export const weeks = 26;
/** The instant asked about: in the middle of a week and of a day. */
export const asked = launchedAt + weeks * 7 * DAY_MS + 3.3 * DAY_MS;
export const launches = { kind: "waves", launchedAt: { all: launchedAt } } as const;
export const rule: LadderRule = {
  habit: { period: "week", k: 2, m: 2, w: 4 },
  graceDays: 14,
  launches,
  boundaries: periodBoundaries({ period: "week", timeZone }, launchedAt, asked),
};

export interface Size {
  readonly events: number;
  /** Who sends events. */
  readonly people: number;
  /** Whom the target is about. */
  readonly audience: number;
}

export interface World {
  readonly db: Db;
  /** As the owner. */
  readonly raw: Client;
  readonly sourceNumber: number;
  /** Another one once the rollup was made anew. */
  series: number;
  readonly close: () => Promise<void>;
}

/**
 * Usage of half a year: everybody has two names (a user and a device) and comes at any time from four weeks before the launch
 * to the instant asked about, does eight things within two hours, and goes again. What they do has eight names, the behaviour
 * being the most frequent one. One in five joined later.
 */
export async function settle(url: string, size: Size): Promise<World> {
  const db = openDatabase({ url });
  const raw = new Client({ connectionString: url });
  await raw.connect();
  const { number } = await createSource({ db }, operator, { id: source, historic: true });
  await addPeople(raw, size);
  await addEvents(raw, number, size);
  const series = await ensureSeries(db, source, behaviour, timeZone);
  if (series === null) throw new Error("the source that was just made is not there");
  for (const table of ["usage_event", "usage_day", "usage_identity", "membership", "person"])
    await raw.query(`vacuum (freeze, analyze) ${table}`);
  const close = async () => {
    await raw.end();
    await db.destroy();
  };
  return { db, raw, sourceNumber: number, series, close };
}

async function addPeople(raw: Client, { people, audience }: Size): Promise<void> {
  await raw.query("select setseed(0.42)");
  await raw.query("insert into population (id, name) values ($1, $1)", [population]);
  await raw.query("insert into person (name) select 'Person ' || n from generate_series(1, $1::int) n", [people]);
  await raw.query(
    `insert into usage_identity (user_key, person)
     select sha256(convert_to(p.id::text || device, 'UTF8')), p.id from person p, unnest(array['a', 'b']) device order by random()`,
  );
  await raw.query(
    `insert into membership (population, person, "group", joined_at)
     select $1, id, case when n % 3 = 0 then 'field' else 'core' end,
       case when n % 5 = 0 then $2::timestamptz + (n % 150) * interval '1 day 3 hours' else $2::timestamptz - interval '90 days' end
     from (select id, row_number() over (order by id) as n from person) p where n <= $3`,
    [population, new Date(launchedAt), audience],
  );
}

const eventsAVisit = 8;
const visitMs = 2 * 3_600_000;

async function addEvents(raw: Client, number: number, { events }: Size): Promise<void> {
  const from = launchedAt - 28 * DAY_MS;
  const visits = Math.round(events / eventsAVisit);
  await raw.query("drop index usage_event_identity");
  await raw.query(
    `insert into usage_event (source, message_id, at, received_at, identity, event, properties)
     select $1, 'm' || lpad((visit * $5 + nth)::text, 9, '0'), at, at, identity,
       'event_' || floor(8 * random() ^ 2), '{"plan":"team","items":3}'
     from (
       select visit, nth, identity,
         date_trunc('milliseconds', $2::timestamptz + (begun * $3::float8 + random() * $6::float8) * interval '1 ms') as at
       from (
         select visit, random() as begun, (1 + floor(random() * (select max(id) from usage_identity)))::bigint as identity
         from generate_series(1, $4::int) visit
       ) come, generate_series(1, $5::int) nth
     ) one`,
    [number, new Date(from), asked - from - visitMs, visits, eventsAVisit, visitMs],
  );
  await raw.query("create index usage_event_identity on usage_event (identity, at)");
  await raw.query("update usage_source set watermark = $1, accepted = $2 where number = $3", [
    new Date(asked),
    visits * eventsAVisit,
    number,
  ]);
}
