import type { Client } from "@temporalio/client";
import { shiftDays } from "./calendar-shift.ts";
import type { DemoClient } from "./client.ts";
import { compareWithExpected } from "./expected.ts";
import type { Comparison } from "./expected.ts";
import { live } from "./life.ts";
import type { DemoChange, Stage } from "./life.ts";
import { stories } from "./stories.ts";
import { bringPeople, readRoster, teamAt, usageImporter } from "./usage.ts";

export interface Played {
  readonly changes: readonly DemoChange[];
  readonly comparison: Comparison;
  readonly days: number;
}

/** The proposals are written six weeks before the launch; leave them a week more. */
const leadDays = 49;
const sourcePattern = /^workers-sdk-plus-(\d+)-days$/;

/** Plays both changes through their whole life. What an earlier run has done is found and not done again. */
export async function play(
  client: DemoClient,
  temporal: Client,
  { say, signal }: Pick<Stage, "say" | "signal">,
): Promise<Played> {
  const days = await agreedShift(client);
  const source = `workers-sdk-plus-${days}-days`;
  await client.ensure("/api/v1/sources", {
    id: source,
    name: `Commits of cloudflare/workers-sdk, moved by ${days} days`,
    historic: true,
  });
  const roster = await readRoster();
  say(`Bringing in ${roster.length} people; instants are moved by ${days} days, so that months keep their lengths.`);
  await bringPeople(client, roster, days);
  const importUntil = await usageImporter(client, source, days);
  const changes: DemoChange[] = [];
  const stage: Stage = {
    client,
    temporal,
    days,
    say,
    signal,
    importUntil,
    teamAt: (instant) => teamAt(roster, days, instant),
  };
  for (const story of stories(source)) changes.push(await live(stage, story));
  await importUntil(Number.POSITIVE_INFINITY);
  const [first, second] = changes;
  const keys = { changeset_added: first?.key ?? "", conventional_subject: second?.key ?? "" };
  return { changes, comparison: await compareWithExpected(client, keys, days), days };
}

/** The shift that an earlier run chose, or a fresh one: later days must not begin a second history. */
async function agreedShift(client: DemoClient): Promise<number> {
  const { items } = await client.get<{ items: readonly { id: string }[] }>("/api/v1/sources?limit=200");
  const known = items.flatMap(({ id }) => sourcePattern.exec(id)?.[1] ?? []);
  if (known[0] !== undefined) return Number(known[0]);
  const launches = stories("").map((story) => Date.parse(story.launched));
  return shiftDays(Math.min(...launches), Date.now(), leadDays);
}
