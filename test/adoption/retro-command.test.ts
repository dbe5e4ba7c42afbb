import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, CommanderError } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { retroCommand } from "../../bin/commands/retro.ts";

// Runs the command as the program does, on files, and reads what a person or a script gets back.

const demo = fileURLToPath(new URL("../../demo/workers-sdk/", import.meta.url));
const files = ["--events", `${demo}events.csv`, "--roster", `${demo}roster.csv`];
const target = ["--period", "month", "--k", "1", "--m", "2", "--w", "3", "--threshold", "0.6", "--sustain", "180"];
const changesets = [...files, "--event", "changeset_added", "--launched", "2021-12-10T18:32:33Z", ...target];

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-retro-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function run(...args: string[]): Promise<Run> {
  let out = "";
  let error = "";
  const program = new Command("takehold").exitOverride().configureOutput({
    writeOut: (text) => (out += text),
    writeErr: (text) => (error += text),
  });
  retroCommand(program).exitOverride().copyInheritedSettings(program);
  try {
    await program.parseAsync(["retro", ...args], { from: "user" });
    return { code: 0, out, error };
  } catch (failure) {
    if (!(failure instanceof CommanderError)) throw failure;
    return { code: failure.exitCode, out, error };
  }
}

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function on(rosterText: string, eventsText: string, ...more: string[]): Promise<Run> {
  const rosterPath = await written("roster.csv", rosterText);
  const eventsPath = await written("events.csv", eventsText);
  const given = ["--roster", rosterPath, "--events", eventsPath, "--event", "used", "--launched", "2026-01-05"];
  return run(...given, ...more);
}

describe("on the real data set", () => {
  test("prints the JSON that scripts read, every verdict at its instant", async () => {
    const expected: { at: Record<string, { verdict: string; curve?: unknown }> }[] = JSON.parse(
      await readFile(`${demo}expected-verdicts.json`, "utf8"),
    );
    const at = expected[0]?.at ?? {};
    const window = ["--team", "core", "--window", "1460", "--as-of", Object.keys(at).join(","), "--json"];
    const { code, out } = await run(...changesets, ...window);
    expect(code).toBe(0);
    const answer: { curve: unknown; verdicts: Record<string, { verdict: string }> } = JSON.parse(out);
    expect(Object.keys(answer.verdicts)).toEqual(Object.keys(at));
    expect(Object.values(answer.verdicts).map(({ verdict }) => verdict)).toEqual(["met", "open", "met", "met"]);
    expect(answer.curve).toEqual(at["2026-08-01T00:00:00Z"]?.curve);
  });

  test("says the rate and its n first, then the verdict, then where people are", async () => {
    const { out } = await run(...changesets, "--team", "core", "--window", "1460", "--as-of", "2026-08-01T00:00:00Z");
    const lines = out.split("\n");
    expect(lines[3]).toBe("82%, 9 of 11 people have the habit on 1 August 2026.");
    expect(out).toContain(
      "events.csv: 12,243 rows separated by commas; who is “user_id”, when is “timestamp”, what is “event”, which row is “message_id”.",
    );
    expect(lines[4]).toBe(
      "Met when the window ended on 9 December 2025: at or above 60% at every month end since 1 August 2024. " +
        "First met on 1 August 2022, last lost on 1 April 2023, and won back since.",
    );
    expect(out).toContain("core        11          0      11     11      10         9       1   82%");
    expect(out).toContain("2025-12-01  73%   8 of 11");
  });

  test("asks about the newest event when no instant is given, and judges a window that ends there", async () => {
    const { out } = await run(...changesets, "--json");
    const answer: { at: object; verdicts: Record<string, { verdict: string }> } = JSON.parse(out);
    expect(Object.keys(answer.at)).toHaveLength(1);
    expect(Object.values(answer.verdicts)[0]?.verdict).toBe("missed");
  });

  test("draws the curve to a file that stands alone", async () => {
    const path = join(folder, "curve.svg");
    const { code } = await run(...changesets, "--team", "core", "--svg", path);
    expect(code).toBe(0);
    const svg = await readFile(path, "utf8");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain("Lost, Apr 2023");
  });
});

describe("refuses, with the place and the remedy", () => {
  const roster = "user_id,team,joined_at,left_at\na,sales,2026-01-01T00:00:00Z,\n";
  const events = "message_id,user_id,timestamp,event\n1,a,2026-02-01T00:00:00Z,used\n";

  const cases: [string, string, string, string[], RegExp][] = [
    ["an empty file", "", events, [], /roster\.csv is empty\. Its first line names the columns: user_id,team/],
    ["a file with a header only", roster, "message_id,user_id,timestamp,event\n", [], /events\.csv has no row/],
    [
      "a missing column",
      roster,
      "user_id,event\na,used\n",
      [],
      /events\.csv, line 1: no column tells when it was done\. Found: user_id, event\. Say which it is: --column time=NAME/,
    ],
    [
      "no event column where an event is named",
      roster,
      "user_id,timestamp\na,2026-02-01\n",
      [],
      /no column tells what was done\..*--column event=NAME.*Or name no event, and every row counts/,
    ],
    [
      "a column that is not there",
      roster,
      events,
      ["--column", "user=Owner"],
      /events\.csv, line 1: there is no column "Owner"\. Found: message_id, user_id/,
    ],
    [
      "a role that is none",
      roster,
      events,
      ["--roster-column", "boss=b"],
      /--roster-column boss=b: write it as ROLE=NAME/,
    ],
    ["an order of dates that is none", roster, events, ["--dates", "ymd"], /--dates ymd: it is dmy, day before month/],
    [
      "dates that could be either",
      roster,
      events.replace("2026-02-01T00:00:00Z", "3/4/2026"),
      [],
      /events\.csv: is "3\/4\/2026" day or month first\? The dates do not tell\. Say it: --dates dmy or --dates mdy/,
    ],
    [
      "dates that disagree",
      roster,
      `${events.replace("2026-02-01T00:00:00Z", "13/4/2026")}2,a,4/13/2026,used\n`,
      [],
      /events\.csv has dates with the day first and others with the month first/,
    ],
    ["a column named twice", "user_id,team,team\na,b,c\n", events, [], /roster\.csv, line 1: a column is named twice/],
    ["a day that does not exist", roster, events.replace("02-01", "02-30"), [], /line 2, column timestamp/],
    [
      "left before joined",
      roster.replace(",\n", ",2025-12-01T00:00:00Z\n"),
      events,
      [],
      /line 2, column left_at: 2025-12-01T00:00:00Z is before the date of joining/,
    ],
    ["a row that is too short", roster, `${events}2,a\n`, [], /line 3: 2 cells where the first line names 4/],
    [
      "a broken quote",
      roster,
      `${events}2,"a,2026-02-01T00:00:00Z,used\n`,
      [],
      /events\.csv, line \d: .*stray double quote/,
    ],
    ["an empty cell", roster, events.replace(",a,", ",,"), [], /line 2, column user_id: the cell is empty/],
    ["an event that is not there", roster, events, ["--event", "usde"], /has no event "usde"\. It has used \(1\)/],
    [
      "a team that is not there",
      roster,
      events,
      ["--team", "ops"],
      /Nobody is in the team "ops"\. The teams are sales/,
    ],
    ["an unknown period", roster, events, ["--period", "quarter"], /--period quarter: A period is day, week or month/],
    ["k of nothing", roster, events, ["--k", "0"], /--k 0: k must be at least 1/],
    ["more periods than are looked at", roster, events, ["--m", "5"], /--m 5: m must not be more than w/],
    [
      "a threshold in percent",
      roster,
      events,
      ["--threshold", "80"],
      /--threshold 80: The threshold is a share: write 0\.8 for 80%/,
    ],
    ["days that are no number", roster, events, ["--grace", "soon"], /--grace soon: Grace is a whole number of days/],
    ["an unknown zone", roster, events, ["--tz", "Mars/Olympus"], /--tz Mars\/Olympus: The time zone is an IANA name/],
    ["an instant before the launch", roster, events, ["--as-of", "2026-01-01"], /2026-01-01, is not after the launch/],
    ["no launch to read", roster, events, ["--launched", "May"], /--launched May: not an instant/],
  ];

  test.each(cases)("%s", async (_name, rosterText, eventsText, more, message) => {
    const { code, out, error } = await on(rosterText, eventsText, ...more);
    expect(error).toMatch(message);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  test("a file that is not there", async () => {
    const { error } = await run(
      "--events",
      "nowhere.csv",
      "--roster",
      "nowhere.csv",
      "--event",
      "x",
      "--launched",
      "2026-01-01",
    );
    expect(error).toMatch(/There is no file nowhere\.csv/);
  });

  test("neither files nor repository", async () => {
    expect((await run("--launched", "2026-01-01")).error).toMatch(/Give --events with --roster, or --git/);
  });

  test("of rows with one message id the first counts, and strangers do not", async () => {
    const again = `${events}1,a,2026-02-02T00:00:00Z,used\n3,zoe,2026-02-03T00:00:00Z,used\n`;
    const { code, out } = await on(roster, again, "--as-of", "2026-03-01", "--json");
    expect(code).toBe(0);
    const { notes }: { notes: string[] } = JSON.parse(out);
    expect(notes).toEqual([
      "1 row had a message id seen before and did not count.",
      "1 person acted without being on the roster and did not count.",
    ]);
  });
});
