import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { DemoClient } from "./client.ts";
import { moved } from "./calendar-shift.ts";
import { populationId, team } from "./stories.ts";

const folder = new URL("../../demo/workers-sdk/", import.meta.url);
const batchMax = 1_000;

interface EventRow {
  readonly message_id: string;
  readonly user_id: string;
  readonly timestamp: string;
  readonly event: string;
}

export interface RosterRow {
  readonly user_id: string;
  readonly team: string;
  readonly joined_at: string;
  readonly left_at: string;
}

async function rows<T>(file: string): Promise<readonly T[]> {
  const all: T[] = [];
  const parser = createReadStream(new URL(file, folder)).pipe(parse({ columns: true, skip_empty_lines: true }));
  for await (const row of parser) all.push(row as T);
  return all;
}

export const readRoster = () => rows<RosterRow>("roster.csv");

/** Who is on the core team at an instant of the moved calendar, by user id. */
export function teamAt(roster: readonly RosterRow[], days: number, instant: number): readonly string[] {
  const at = instant - days * DAY_MS;
  return roster
    .filter(
      (row) =>
        row.team === team && Date.parse(row.joined_at) <= at && (row.left_at === "" || Date.parse(row.left_at) > at),
    )
    .map((row) => row.user_id);
}

/** Brings the people in, by the ids the data knows them by; the core team gets addresses, so that it can be written to. */
export async function bringPeople(client: DemoClient, roster: readonly RosterRow[], days: number): Promise<void> {
  await client.ensure("/api/v1/populations", { id: populationId, name: "People who commit to workers-sdk" });
  const members = roster.map((row) => ({
    ...(row.team === team
      ? { person: { email: `${row.user_id}@maintainers.example`, name: `Core member ${row.user_id}` } }
      : { name: `Contributor ${row.user_id}` }),
    userId: row.user_id,
    group: row.team,
    joinedAt: moved(row.joined_at, days),
    leftAt: row.left_at === "" ? null : moved(row.left_at, days),
  }));
  for (let start = 0; start < members.length; start += batchMax)
    await client.post(`/api/v1/populations/${populationId}/members`, {
      members: members.slice(start, start + batchMax),
    });
}

/**
 * Brings usage in as time passes. Events are known by their message ids, so what an earlier run brought counts once.
 */
export async function usageImporter(
  client: DemoClient,
  source: string,
  days: number,
): Promise<(until: number) => Promise<void>> {
  const events = (await rows<EventRow>("events.csv"))
    .map((row) => ({
      type: "track",
      messageId: row.message_id,
      userId: row.user_id,
      timestamp: moved(row.timestamp, days),
      event: row.event,
    }))
    .toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
  let done = 0;
  return async (until) => {
    const limit = Number.isFinite(until) ? new Date(until).toISOString() : "9999";
    while (done < events.length && (events[done]?.timestamp ?? "") < limit) {
      const batch = events.slice(done, done + batchMax).filter((event) => event.timestamp < limit);
      await client.post(`/api/v1/sources/${source}/import`, { events: batch });
      done += batch.length;
    }
  };
}
