import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreBackup } from "../../bin/parts/backup/restore.ts";
import { CommandFailure } from "../../bin/parts/failure.ts";
import { readCheckedLines, writeCheckedLines } from "../../lib/files/checked-lines.ts";
import { chainedHash, chainStart } from "../../lib/hash-chain.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";
import { takehold } from "./takehold.ts";

/** A backup comes back equal in every row and counter; one that is not whole, or would overwrite something, changes nothing. */
let folder: string;
let file: string;
let source: FreshDatabase;
let target: FreshDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-backup-"));
  file = join(folder, "monday.backup");
  [source, target] = [await freshDatabase(), await freshDatabase()];
  await fill(source.url);
  const taken = await backup(file, "--json");
  expect(taken).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(taken.stdout)).toMatchObject({ file, rows: expect.any(Number) });
});
afterAll(async () => {
  await Promise.all([source?.drop(), target?.drop()]);
  await rm(folder, { recursive: true, force: true });
});

const backup = (to: string, ...more: string[]) => takehold(["backup", to, ...more], { DATABASE_URL: source.url });

/** As the command does it, without a process of its own. Answers why it was refused, empty when it was not. */
async function restore(from: string, force = false): Promise<string> {
  try {
    await restoreBackup(from, { force }, { DATABASE_URL: target.url });
    return "";
  } catch (error) {
    if (error instanceof CommandFailure || error instanceof InvalidInput) return error.message;
    throw error;
  }
}

async function on<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** A row or more in tables of every kind of column: bytes, lists, JSON, large numbers, fractions of milliseconds, nothing at all. */
async function fill(url: string): Promise<void> {
  const [manager, report] = [randomUUID(), randomUUID()];
  const events = [1, 2, 3].reduce<{ hash: string; row: unknown[] }[]>((rows, seq) => {
    const previous = rows.at(-1)?.hash ?? chainStart;
    const at = new Date(Date.UTC(2026, 0, seq)).toISOString();
    const row = {
      change: "CHG-7",
      seq,
      at,
      actor: { kind: "system" },
      type: "noted",
      data: { of: `„${seq}“\n\u2028` },
    };
    const hash = chainedHash(row, previous);
    return [...rows, { hash, row: ["CHG-7", seq, at, row.actor, row.type, row.data, previous, hash] }];
  }, []);
  await on(url, async (client) => {
    // Who is managed comes before the manager, as it may in any copy.
    await client.query(
      `insert into person (id, name, manager) values ($1, 'Rita \\ "Report"', null), ($2, E'Mona\\tManager', null)`,
      [report, manager],
    );
    await client.query("update person set manager = $2 where id = $1", [report, manager]);
    await client.query("insert into team (id, name, calendar) values ('ops', 'Ops', '{\"days\": [1, 2.50]}')");
    for (const { row } of events)
      await client.query(
        "insert into change_event (change, seq, at, actor, type, data, previous_hash, hash) values ($1,$2,$3,$4,$5,$6,$7,$8)",
        row,
      );
    await client.query(
      `insert into change (key, number, state, stage, title, tier, proposer, seq, head_hash, created_at, last_at)
       values ('CHG-7', nextval('change_number'), $1, 'build', 'Seven', 'light', $2, 3, $3, now(), now())`,
      [{ key: "CHG-7", seq: 3 }, manager, events.at(-1)?.hash],
    );
    await client.query(`insert into usage_source (id, name, accepted) values ('crm', 'CRM', 9007199254740993)`);
    await client.query(`insert into usage_key (source, name, hash, prefix) values (1, 'first', '\\x00ff', 'tku_')`);
    await client.query(
      "insert into usage_identity (user_key) select decode(md5(i::text), 'hex') from generate_series(1, 2500) i",
    );
    await client.query(
      `insert into usage_event (source, message_id, at, received_at, identity, event, properties)
       select 1, 'm' || i, '2026-01-01T00:00:00.123456Z'::timestamptz + i * interval '1 s', now(), i, 'seen',
              case when i % 2 = 0 then '{"n": 1.10}'::jsonb end from generate_series(1, 2500) i`,
    );
    await client.query(
      "insert into deadline (change, subject, remind_at, due_at) values ('CHG-7', 'G1', array[now(), null], 'infinity')",
    );
  });
}

/** Every row of every table, and where each counter stands. */
async function contentOf(url: string): Promise<Record<string, string>> {
  return on(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'",
    );
    const content: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ all: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all from "${name}" t`,
      );
      content[name] = rows[0]?.all ?? "";
    }
    const { rows } = await client.query("select sequencename, last_value from pg_sequences order by 1");
    return { ...content, counters: JSON.stringify(rows) };
  });
}

test("what is restored is equal to what was backed up, in every row and counter, and goes on as before", async () => {
  const restored = await takehold(["restore", file], { DATABASE_URL: target.url });
  expect(restored).toMatchObject({ code: 0, stderr: "" });
  expect(restored.stdout).toContain("The records of 1 changes are whole: 3 events, none altered.");
  expect(restored.stdout).toContain("1 of them are not closed.");
  expect(await contentOf(target.url)).toEqual(await contentOf(source.url));
  await on(target.url, async (client) => {
    await expect(client.query("update change_event set type = 'x'")).rejects.toThrow("append-only");
    await expect(client.query("insert into usage_anchor values (999999, gen_random_uuid())")).rejects.toThrow(
      "foreign key",
    );
  });
});

test("a database that is not empty is left as it is, unless that is wanted", async () => {
  await on(target.url, (client) => client.query("update team set name = 'Other'"));
  const before = await contentOf(target.url);
  const refused = await takehold(["restore", file], { DATABASE_URL: target.url });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^The database is not empty \(change, change_event,.* add --force .*\.\n$/);
  expect(await contentOf(target.url)).toEqual(before);
  expect(await restore(file, true)).toBe("");
  expect(await contentOf(target.url)).toEqual(await contentOf(source.url));
});

test("a file that was cut, edited or is something else is refused, and changes nothing", async () => {
  await on(target.url, (client) => client.query("update team set name = 'Other'"));
  const before = await contentOf(target.url);
  const whole = await readFile(file);
  const lines = gunzipSync(whole).toString();
  const bad: Record<string, [Uint8Array | string, RegExp]> = {
    cut: [whole.subarray(0, whole.length - 100), /cannot be unpacked/],
    flipped: [whole.map((byte, at) => (at === whole.length - 5_000 ? byte ^ 1 : byte)), /unpacked|checksum/],
    edited: [gzipSync(lines.replace('"name":"Ops"', '"name":"Oops"')), /checksum does not fit/],
    shortened: [gzipSync(lines.split("\n").slice(0, -2).join("\n")), /checksum does not fit/],
    text: ["Dear diary", /cannot be unpacked/],
  };
  for (const [name, [content, sentence]] of Object.entries(bad)) {
    const path = join(folder, name);
    await writeFile(path, content);
    expect([name, await restore(path, true)]).toEqual([name, expect.stringMatching(sentence)]);
  }
  expect(await restore(join(folder, "nothing"), true)).toContain("cannot be read");
  expect(await contentOf(target.url)).toEqual(before);
});

/** The backup with its lines changed and sealed again, as somebody would who knows how it is made. */
async function forged(name: string, change: (line: string) => string): Promise<string> {
  const path = join(folder, name);
  async function* changed() {
    for await (const line of readCheckedLines(file)) yield change(line);
  }
  await writeCheckedLines(path, changed());
  return path;
}

test("a record that was rewritten under a good checksum is found out by its chain, and nothing is restored", async () => {
  const before = await contentOf(target.url);
  const path = await forged("rewritten", (line) =>
    line.replace('"seq":2,"at":"2026-01-02', '"seq":2,"at":"2026-01-03'),
  );
  expect(await restore(path, true)).toContain("CHG-7: Row 2 was edited");
  expect(await contentOf(target.url)).toEqual(before);
});

test("a backup of another version is refused", async () => {
  const path = await forged("older", (line) => line.replace("001-record.sql", "001-other.sql"));
  expect(await restore(path, true)).toContain("was taken by another version of Takehold");
});

test("a backup never takes the place of a file, and only its owner may read it", async () => {
  const again = await backup(file);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain("is there already and was left as it is");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
