/** Proves that a record which was edited, shortened, extended or reordered is found out, and at which row. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chainedHash, chainStart } from "../../lib/hash-chain.ts";
import { takehold } from "./takehold.ts";

type Row = Record<string, unknown> & { readonly seq: number; readonly hash: string };

function rowsOf(count: number): Row[] {
  const rows: Row[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const previousHash = rows.at(-1)?.hash ?? chainStart;
    const at = new Date(Date.UTC(2026, 0, seq)).toISOString();
    const row = { change: "CHG-1", seq, at, actor: { kind: "system" }, type: "noted", data: { of: seq } };
    rows.push({ ...row, previousHash, hash: chainedHash(row, previousHash) });
  }
  return rows;
}

const rows = rowsOf(6);
const head = { seq: 6, hash: rows[5]?.hash ?? "" };
const whole = { change: "CHG-1", head, events: rows };

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-audit-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function verify(record: unknown) {
  const file = join(folder, "record.json");
  await writeFile(file, typeof record === "string" ? record : JSON.stringify(record));
  const { code, stdout, stderr } = await takehold(["audit", "verify", file, "--json"]);
  return { code, stderr, answer: stdout === "" ? null : JSON.parse(stdout) };
}

test("a whole record passes, from a file and from standard input, also for people", async () => {
  expect(await verify(whole)).toEqual({
    code: 0,
    stderr: "",
    answer: { change: "CHG-1", ok: true, rows: 6, head: head.hash },
  });
  const { code, stdout } = await takehold(["audit", "verify", "-"], {}, { input: JSON.stringify(whole) });
  expect(code).toBe(0);
  expect(stdout).toContain("The record of CHG-1 is whole: 6 rows");
});

describe("the first bad row is named when", () => {
  const edited = (seq: number, change: object) => rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
  const swapped = rows.map((row) => (row.seq === 3 ? rows[3] : row.seq === 4 ? rows[2] : row));
  const unreadable = edited(2, { type: "other" }).map((row) => (row.seq === 5 ? {} : row));
  const inserted = [...rows.slice(0, 3), { ...rows[3], data: { of: 99 } }, ...rows.slice(3)];
  test.each([
    ["a row is edited", edited(3, { data: { of: 33 } }), 3],
    ["an instant is edited", edited(2, { at: "2026-01-02T00:00:00.001Z" }), 2],
    ["the last row is edited", edited(6, { type: "other" }), 6],
    ["a field is taken out of a row", edited(4, { actor: undefined }), 4],
    ["an earlier row is edited and a later one cannot be read", unreadable, 2],
    ["a row is dropped", rows.filter((row) => row.seq !== 4), 4],
    ["the first row is dropped", rows.slice(1), 1],
    ["the last row is dropped", rows.slice(0, 5), 6],
    ["all rows are dropped", [], 1],
    ["a row is inserted", inserted, 4],
    ["a row is added at the end", [...rows, { ...rows[5], seq: 7 }], 7],
    ["two rows are swapped", swapped, 3],
    ["two rows are swapped and numbered anew", swapped.map((row, index) => ({ ...row, seq: index + 1 })), 3],
  ])("%s", async (_what, events, seq) => {
    const { code, answer } = await verify({ ...whole, events });
    expect(answer).toMatchObject({ change: "CHG-1", ok: false, seq });
    expect(code).toBe(1);
  });

  test("the whole chain is made anew with a row less: the head tells", async () => {
    const { code, answer } = await verify({ ...whole, events: rowsOf(5) });
    expect({ code, seq: answer.seq }).toEqual({ code: 1, seq: 6 });
  });
});

test("what is no record is a wrong use, in one sentence", async () => {
  for (const content of ["no json", "[]", "{}"]) {
    const { code, stderr } = await verify(content);
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toMatch(/record\.json is (not JSON|no exported record)/);
  }
  expect((await takehold(["audit", "verify", join(folder, "none.json")])).code).toBe(2);
});
