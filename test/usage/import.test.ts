import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { Command, CommanderError } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measure, rateOf } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import type { LadderRule } from "../../domain/adoption/ladder.ts";
import type { PersonHistory } from "../../domain/adoption/person.ts";
import type { Period } from "../../domain/adoption/rule.ts";
import { importCommand } from "../../bin/commands/import.ts";
import { periodBoundaries, periodEnds } from "../../lib/periods.ts";
import { evidenceOf } from "../../store/usage/evidence.ts";
import { loadHistories } from "../../store/usage/histories.ts";
import { ensureSeries } from "../../store/usage/series.ts";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";

// Proves that the real data set, brought in by the commands people use, measures to the numbers an independent
// implementation computed from it; and that files with mistakes say where they are and change nothing.

const folder = new URL("../../demo/workers-sdk/", import.meta.url);
const real = (name: string): string => fileURLToPath(new URL(name, folder));

let door: FrontDoor;
let server: ReturnType<typeof serve>;
let url: string;
let key: string;
let directory: string;

beforeAll(async () => {
  door = await openFrontDoor();
  server = serve({ fetch: door.api.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const headers = await door.key("people:read", "people:write", "usage:read", "usage:write");
  key = headers.Authorization.replace("Bearer ", "");
  directory = await mkdtemp(join(tmpdir(), "takehold-import-"));
  for (const id of ["git", "small"]) await door.api.request("/api/v1/sources", posted({ id }, headers));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await door.close();
  await rm(directory, { recursive: true, force: true });
});

/** Runs the command in this process and returns what it prints, or what it says went wrong. */
async function run(...args: string[]): Promise<{ out: string; error: string; exit: number }> {
  let out = "";
  let error = "";
  const output = { writeOut: (text: string) => void (out += text), writeErr: (text: string) => void (error += text) };
  const program = new Command("takehold").exitOverride().configureOutput(output);
  importCommand(program);
  for (const group of program.commands) {
    for (const command of group.commands) command.exitOverride().configureOutput(output);
  }
  try {
    await program.parseAsync(["import", ...args, "--url", url, "--key", key], { from: "user" });
    return { out, error, exit: 0 };
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return { out, error, exit: thrown.exitCode };
  }
}

async function file(name: string, text: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, text);
  return path;
}

describe("the real data set", () => {
  beforeAll(async () => {
    const members = await run("members", real("roster.csv"), "--population", "sdk", "--json");
    expect(JSON.parse(members.out)).toEqual({ rows: 577, peopleAdded: 577 });
    const usage = await run("usage", real("events.csv"), "--source", "git", "--json");
    expect(JSON.parse(usage.out)).toMatchObject({ rows: 12_243, accepted: 12_243, duplicates: 0, rejected: 0 });
  });

  test("brought in again it changes nothing", async () => {
    expect((await run("members", real("roster.csv"), "--population", "sdk")).out).toContain("577 rows; 0 people");
    expect((await run("usage", real("events.csv"), "--source", "git")).out).toBe(
      "0 events are new, 12,243 were there already.\n",
    );
    expect(await evidenceOf(door.app.db, "git", Date.now())).toMatchObject({ newest: newestEvent() });
  });

  type Ladder = Target & { readonly at: Readonly<Record<string, Readonly<Record<string, Cell>>>> };
  const ladders: Ladder[] = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));

  test.each(ladders.map((one) => [`${one.event} by ${one.period}`, one] as const))("ladder: %s", async (_name, one) => {
    const asked = Object.keys(one.at);
    const readings = await measured(
      one,
      null,
      asked.map((at) => Date.parse(at)),
    );
    expect(readings).toHaveLength(8);
    for (const [index, at] of asked.entries()) {
      const { all, groups } = readings[index] ?? expect.fail("a reading for every instant");
      const cells = Object.fromEntries(Object.entries(groups).map(([group, counts]) => [group, cellOf(counts)]));
      expect({ ...cells, "*": cellOf(all) }).toEqual(one.at[at]);
    }
  });

  type Judged = Target & { readonly at: Readonly<Record<string, { readonly curve?: readonly Point[] }>> };
  const judged: Judged[] = JSON.parse(readFileSync(new URL("expected-verdicts.json", folder), "utf8"));

  test.each(judged.map((one) => [one.event, one] as const))("the core team's curve: %s", async (_name, one) => {
    const curve = Object.values(one.at).flatMap((point) => point.curve ?? []);
    const ends = periodEnds(
      { period: one.period, timeZone: one.tz },
      Date.parse(one.launch),
      Date.parse(curve.at(-1)?.end ?? ""),
    );
    const readings = await measured(one, ["core"], ends);
    const found = readings.map(({ at, all }) => [at, all.judged, all.habitual]);
    expect(found).toHaveLength(48);
    expect(found).toEqual(curve.map(({ end, judged: people, habitual }) => [Date.parse(end), people, habitual]));
  });
});

interface Target {
  readonly event: string;
  readonly launch: string;
  readonly period: Period;
  readonly k: number;
  readonly m: number;
  readonly w: number;
  readonly grace_days: number;
  readonly tz: string;
}

type Cell = Omit<Counts, "trained"> & { readonly rate: number | null };

interface Point {
  readonly end: string;
  readonly judged: number;
  readonly habitual: number;
}

function cellOf({ trained: _trained, ...counts }: Counts): Cell {
  const rate = rateOf({ trained: 0, ...counts }, "habitual");
  return { ...counts, rate: rate === null ? null : Math.round(rate * 1e6) / 1e6 };
}

async function measured(
  one: Target,
  groups: readonly string[] | null,
  instants: readonly number[],
): Promise<Reading[]> {
  const { db } = door.app;
  const launchedAt = Date.parse(one.launch);
  const launches = { kind: "waves" as const, launchedAt: { all: launchedAt } };
  const series = await ensureSeries(db, "git", { event: one.event, where: [] }, one.tz);
  const waves = [{ id: "all", groups: null }];
  const question = { series: series ?? -1, population: "sdk", groups, waves, launches, instants, trainedAt: new Map() };
  const people: PersonHistory[] = [];
  for await (const history of loadHistories(db, question)) people.push(history);
  const rule: LadderRule = {
    habit: { period: one.period, k: one.k, m: one.m, w: one.w },
    graceDays: one.grace_days,
    launches,
    boundaries: periodBoundaries({ period: one.period, timeZone: one.tz }, launchedAt, Math.max(...instants)),
  };
  return measure(people, rule, instants);
}

function newestEvent(): number {
  const lines = readFileSync(real("events.csv"), "utf8").trim().split("\n").slice(1);
  return Math.max(...lines.map((line) => Date.parse(line.split(",")[2] ?? "")));
}

describe("files as people have them", () => {
  test("columns go by many names, further ones become properties, and rows without an id count each", async () => {
    const text =
      "When,User,Action,Deal Size,Note\n2026-01-05,u1,saved,12,\n2026-01-05,u1,saved,12,\nlater,u2,saved,3,x\n";
    const path = await file("events.csv", text.replace("When", "Occurred At"));
    const { out } = await run("usage", path, "--source", "small", "--tz", "Europe/Berlin");
    expect(out).toMatch(
      /^2 events are new, 0 were there already, 1 were rejected\.\n {2}1 × The timestamp is no instant.* Line 4\n$/,
    );
    expect((await run("usage", path, "--source", "small", "--tz", "Europe/Berlin")).out).toMatch(
      /^0 events are new, 2 were/,
    );
    const rows = await door.app.db
      .selectFrom("usage_event")
      .select(["at", "properties"])
      .where("event", "=", "saved")
      .execute();
    expect(rows.map(({ at, properties }) => [at.toISOString(), properties])).toEqual([
      ["2026-01-04T23:00:00.000Z", { "Deal Size": "12" }],
      ["2026-01-04T23:00:00.000Z", { "Deal Size": "12" }],
    ]);
  });

  test("people come with their teams, managers and ids, as often as one likes", async () => {
    const path = await file(
      "people.csv",
      "E-Mail,Full Name,Department,Reports To,Login\nb@x.org,Bee,Sales & Marketing,a@x.org,bee bee2\na@x.org,Ay,Sales & Marketing,,\n",
    );
    expect((await run("people", path, "--json")).out).toContain('"people": 2');
    expect(JSON.parse((await run("people", path, "--json")).out)).toEqual({ people: 2, added: 0 });
    const response = await door.api.request("/api/v1/people?team=sales-marketing", {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(await response.json()).toMatchObject({ items: [{ name: "Ay" }, { name: "Bee", userIds: ["bee", "bee2"] }] });
  });

  test.each([
    [
      "a wrong instant",
      "user_id,team,joined_at\nu1,a,2026-01-01\nu2,a,soon\nu3,,\n",
      /line 3, column joined_at: "soon".*\n.*line 4, column group/,
    ],
    ["nobody named", "user_id,team,joined_at\n,a,2026-01-01\n", /line 2, column user_id/],
    ["a short row", "user_id,team,joined_at\nu1,a\n", /line 2: 2 cells/],
    [
      "what only the service knows",
      "user_id,team,joined_at,left_at\nu1,a,2026-01-02,2026-01-01\n",
      /line 2, column left_at: Leaving/,
    ],
  ])("%s is refused with its place, and nothing is kept", async (_name, text, message) => {
    const { error, exit } = await run("members", await file("bad.csv", text), "--population", "bad");
    expect({ error, exit }).toMatchObject({ error: expect.stringMatching(message), exit: 2 });
    const rows = await door.app.db.selectFrom("membership").selectAll().where("population", "=", "bad").execute();
    expect(rows).toEqual([]);
  });

  test("an unknown source and a missing file are said in a sentence", async () => {
    const path = await file("one.csv", "user_id,timestamp,event\nu1,2026-01-01,x\n");
    expect((await run("usage", path, "--source", "nowhere")).error).toContain('There is no source "nowhere"');
    expect((await run("usage", "nowhere.csv", "--source", "small")).error).toContain("There is no file nowhere.csv");
  });
});
