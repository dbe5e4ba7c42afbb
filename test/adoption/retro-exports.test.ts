import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { readRetroFiles } from "../../app/adoption/retro-files.ts";
import type { RetroReading } from "../../app/adoption/retro-files.ts";
import { readRetroQuestion } from "../../app/adoption/retro-question.ts";
import { retroJson } from "../../app/adoption/retro-json.ts";
import type { RetroJson } from "../../app/adoption/retro-json.ts";
import { retro } from "../../app/adoption/retro.ts";

// Exports as other programs write them give the same numbers as our own form of the same facts.

interface Export {
  readonly roster: string | Buffer | null;
  readonly events: string | Buffer;
  readonly event?: string;
  readonly timeZone?: string;
  readonly reading?: Partial<RetroReading>;
}

async function measured({ roster, events, event, timeZone = "UTC", reading }: Export): Promise<RetroJson> {
  const question = readRetroQuestion(event ?? "", {
    launched: "2026-01-05",
    asOf: "2026-03-02",
    grace: "14",
    threshold: "50%",
    tz: timeZone,
  });
  const named = (name: string, content: string | Buffer) => ({ name, open: () => Readable.from([content]) });
  const { evidence, files } = await readRetroFiles(
    { roster: roster === null ? null : named("roster.csv", roster), events: named("events.csv", events) },
    {
      behaviour: event ?? null,
      launchedAt: question.launched.at,
      asOf: question.asOf.map(({ at }) => at),
      timeZone,
      dayOrder: null,
      eventColumns: {},
      rosterColumns: {},
      words: { event: "", dayOrder: "--dates", column: (_, role) => role },
      ...reading,
    },
  );
  return retroJson(retro({ ...question, behaviour: evidence.behaviour }, evidence, files));
}

/** Four weeks of Ann, who has the habit, and one of Bob, who has not. */
const days = [
  ["ann", "2026-02-03T10:30:00Z"],
  ["ann", "2026-02-10T10:30:00Z"],
  ["ann", "2026-02-17T10:30:00Z"],
  ["bob", "2026-02-18T23:30:00Z"],
  ["ann", "2026-02-24T10:30:00Z"],
] as const;
const rows = (write: (who: string, at: Date, index: number) => string) =>
  days.map(([who, at], index) => write(who, new Date(at), index)).join("\n");
const two = (n: number) => String(n).padStart(2, "0");

const ours = {
  roster: "user_id,team,joined_at,left_at\nann,sales,2026-01-01,\nbob,sales,2026-01-02,\n",
  events: `message_id,user_id,timestamp,event\n${rows((who, at, index) => `${index},${who},${at.toISOString()},used`)}\n`,
  event: "used",
};

const dotted = (at: Date) =>
  `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
const american = (at: Date) =>
  `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())} ${at.getUTCHours() < 12 ? "AM" : "PM"}`;

const exports: [string, Export, Partial<Record<"events" | "roster", object>>][] = [
  [
    "semicolons, dots in dates and umlauts of a German spreadsheet",
    {
      roster: Buffer.from(
        "Mitarbeiter;Abteilung;Eintritt;Austritt\nann;Verkäufe;01.01.2026;\nbob;Verkäufe;02.01.2026;\n",
        "latin1",
      ),
      events: `Benutzer;Zeitpunkt;Aktion\n${rows((who, at) => `${who};${dotted(at)};used`)}`,
      event: "used",
    },
    {
      events: {
        form: "separated by semicolons",
        columns: { user: "Benutzer", time: "Zeitpunkt", event: "Aktion" },
        dates: "without an offset, so as in UTC",
      },
      roster: { form: "separated by semicolons, Windows-1252" },
    },
  ],
  [
    "tabs in UTF-16, as a spreadsheet saves text",
    {
      roster: Buffer.from(
        `\uFEFFEmail\tDepartment\tStart Date\nann\tsales\t2026-01-01\nbob\tsales\t2026-01-02\n`,
        "utf16le",
      ),
      events: Buffer.from(
        `\uFEFFUser Email\tEvent Name\tCreated Date\n${rows((who, at) => `${who}\tused\t${at.toISOString().replace("T", " ").slice(0, 19)}`)}`,
        "utf16le",
      ),
      event: "used",
    },
    {
      events: {
        form: "separated by tabs, UTF-16",
        columns: { user: "User Email", event: "Event Name", time: "Created Date" },
      },
    },
  ],
  [
    "the month first, halves of days, and no event but one",
    {
      roster: "Employee ID,Group,Hire Date\nann,sales,12/31/2025\nbob,sales,12/15/2025\n",
      events: `Owner,Closed Date,Activity\n${rows((who, at) => `${who},${american(at)},used`)}`,
    },
    {
      events: { dates: "month before day, without an offset, so as in UTC" },
      roster: { dates: "month before day, without an offset, so as in UTC" },
    },
  ],
  [
    "seconds since 1970 and a row of a file that holds nothing else",
    {
      roster: "login|squad|from\nann|sales|2026-01-01\nbob|sales|2026-01-02\n",
      events: `id|login|at\n${rows((who, at, index) => `${index}|${who}|${at.getTime() / 1_000}`)}`,
    },
    { events: { form: "separated by bars", columns: { user: "login", time: "at", id: "id" }, dates: null } },
  ],
  [
    "columns nobody can guess, but by what they hold",
    {
      roster: "who,team\nann@example.com,sales\nbob@example.com,sales\n",
      events: `a,b,event\n${rows((who, at) => `${at.toISOString()},${who}@example.com,used`)}`,
      event: "used",
    },
    { events: { columns: { user: "b", time: "a", event: "event" } } },
  ],
];

describe("the same facts give the same numbers", () => {
  const plain = measured(ours);
  test.each(exports)("%s", async (_name, given, understood) => {
    const [expected, found] = [await plain, await measured(given)];
    expect(Object.values(found.at["2026-03-02"] ?? {})).toEqual(Object.values(expected.at["2026-03-02"] ?? {}));
    expect(found.curve).toEqual(expected.curve);
    expect(found.verdicts).toEqual(expected.verdicts);
    const file = (name: string) => found.files.find((each) => each.file === `${name}.csv`);
    for (const [name, part] of Object.entries(understood)) expect(file(name)).toMatchObject(part);
  });
});

test("team names of a spreadsheet keep their letters", async () => {
  const german = exports[0]?.[1];
  if (german === undefined) throw new Error("the first export is the German one");
  expect(Object.keys((await measured(german)).at["2026-03-02"] ?? {})).toContain("Verkäufe");
});

test("times without an offset are in the zone of the question", async () => {
  // 00:30 on Monday in Berlin is still Sunday in UTC: it belongs to another week.
  const events =
    "user_id,timestamp,event\nann,2026-02-23 00:30,used\nann,2026-02-16T00:30,used\nann,2026-03-01 12:00Z,used\n";
  const { curve, files } = await measured({ ...ours, events, timeZone: "Europe/Berlin" });
  expect(curve[0]?.end).toBe("2026-01-11T23:00:00Z");
  expect(files[1]?.dates).toBe("without an offset, so as in Europe/Berlin");
  const utc = events.replaceAll(" 00:30", "T00:30Z").replaceAll("T00:30,", "T00:30Z,");
  expect((await measured({ ...ours, events: utc, timeZone: "Europe/Berlin" })).files[1]?.dates).toBeNull();
});

test("rows that do not say who, when or what are told of and do not count; where none says it, its column is named", async () => {
  const holes = "9,,2026-02-03T10:00:00Z,used\n10,bob,,used\n11,bob,2026-02-10T10:00:00Z,\n";
  const found = await measured({ ...ours, events: ours.events + holes });
  const expected = await measured(ours);
  expect([found.at, found.curve]).toEqual([expected.at, expected.curve]);
  expect(found.notes).toContain(
    "3 rows of events.csv did not say who, when or what, and did not count; the first is in line 7.",
  );
  const none = ours.events.replaceAll(/2026[^,]*Z/g, "");
  await expect(measured({ ...ours, events: none })).rejects.toThrow(/timestamp/);
});

test("people without a team are a group of their own", async () => {
  const roster = "user_id,team,joined_at,left_at\nann,sales,2026-01-01,\nbob,,2026-01-02,\n";
  expect((await measured({ ...ours, roster })).at["2026-03-02"]?.["*"]).toMatchObject({ eligible: 2, habitual: 1 });
});

test.each(["Assigned To", "Assigned", "Created By", "Owner Name"])(
  "a column called %s tells who it was",
  async (name) => {
    const events = `${name},Completed Date,Activity Type\n${rows((who, at) => `${who},${at.toISOString()},used`)}`;
    const found = await measured({ ...ours, events: `sep=,\n${events}` });
    expect(found.at["2026-03-02"]?.["*"]).toMatchObject({ tried: 2, habitual: 1 });
  },
);

test("a column called id that repeats is not taken for the number of a row", async () => {
  const events = `id,user_id,timestamp,event\n${rows((who, at) => `7,${who},${at.toISOString()},used`)}`;
  const found = await measured({ ...ours, events });
  expect(found.at["2026-03-02"]?.["*"]?.tried).toBe(2);
  expect(found.notes).toContain("Rows without a message_id all count: repeated ones cannot be told apart.");
});

test("without a roster those who act are counted, and that is said", async () => {
  const found = await measured({ ...ours, roster: null });
  // Bob was first seen on 18 February, so he is too early to judge.
  expect(found.at["2026-03-02"]?.["*"]).toMatchObject({ eligible: 2, maturing: 1, judged: 1, habitual: 1 });
  expect(found.notes.join(" ")).toContain("who never did anything is left out, so the true rate is lower");
});

test("a roster without dates counts from the launch, one without teams as one group", async () => {
  const found = await measured({ ...ours, roster: "email\nann\nbob\nzoe\n" });
  expect(found.at["2026-03-02"]).toMatchObject({ "no team": { eligible: 3, judged: 3, habitual: 1 } });
  expect(found.notes).toContain("roster.csv does not say since when people are there: they count from the launch on.");
});

test("several events and none chosen: they are listed, most frequent first", async () => {
  const events = `${ours.events}9,ann,2026-02-03T10:30:00Z,opened\n`;
  await expect(measured({ roster: ours.roster, events })).rejects.toThrow(
    "Which event of events.csv shows use? It has used (5), opened (1). Choose one.",
  );
});

test("a column that was given is taken, whatever the others are called", async () => {
  const events = `user_id,timestamp,event,owner\n${rows((who, at) => `x,${at.toISOString()},used,${who}`)}`;
  const found = await measured({ ...ours, events, reading: { eventColumns: { user: "Owner" } } });
  expect(found.at["2026-03-02"]?.["*"]?.tried).toBe(2);
  expect(found.files[1]?.columns["user"]).toBe("owner");
});

test("tells how far it is while it reads many rows", async () => {
  const many = Array.from({ length: 45_000 }, (_, index) => `${index},ann,2026-02-03T10:30:00Z,used`).join("\n");
  const told: number[] = [];
  const reading = { progress: ({ rows: n }: { rows: number }) => void told.push(n) };
  await measured({ ...ours, events: `message_id,user_id,timestamp,event\n${many}`, reading });
  expect(told).toEqual([20_000, 40_000]);
});
