/**
 * Proves that heads of records leave the database, through outages and deaths and without holding anything up, and that a record
 * which is consistent in itself but was cut off or written anew is found by them.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RecordExport } from "../../app/record/verify.ts";
import { chainedHash, chainStart } from "../../lib/hash-chain.ts";
import { takehold } from "../cli/takehold.ts";
import { decide, prepareSources, signLink, toAlignment } from "../path/links.ts";
import { openMailbox } from "../path/mailbox.ts";
import type { Mailbox } from "../path/mailbox.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";

interface Head {
  readonly change: string;
  readonly seq: number;
  readonly hash: string;
}

let folder: string;
let file: string;
let mailbox: Mailbox;
let server: Server;
let stack: Stack;
let key: string;
const posted: Head[] = [];
/** What the address answers: a status, or nothing at all. */
let answers: number | "never" = 500;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-anchor-"));
  file = join(folder, "anchors.jsonl");
  mailbox = await openMailbox();
  server = createServer((request, response) => {
    request.setEncoding("utf8");
    let body = "";
    request.on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      posted.push(JSON.parse(body));
      if (answers !== "never") response.writeHead(answers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  stack = await startStack({
    SMTP_URL: mailbox.url,
    TAKEHOLD_ANCHOR_FILE: file,
    TAKEHOLD_ANCHOR_URL: `http://127.0.0.1:${port}/heads`,
  });
  await prepareSources(stack);
}, 60_000);
afterAll(async () => {
  await stack.stop();
  await mailbox.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const recorded = async () => (await call<RecordExport>(stack, "GET", `/api/v1/changes/${key}/events/export`)).body;

async function lines(): Promise<Head[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line): Head[] => (line === "" ? [] : [JSON.parse(line)]));
}

const isThere = { timeout: 20_000, interval: 50 };

test("orders are recorded while an address fails or never answers, and the file has every head meanwhile", async () => {
  key = await toAlignment(stack);
  answers = "never";
  const fritz = await signLink(mailbox, "fritz@example.com");
  expect((await decide(stack, fritz, "approve", "Fine.")).status).toBe(303);
  for (const choice of ["abstain", "approve"]) {
    await expect.poll(() => posted.some((head) => head.change === key), isThere).toBe(true);
    expect((await decide(stack, fritz, choice)).status).toBe(303);
    const { head } = await recorded();
    // Sooner than the address is given up on.
    const soon = { timeout: 4_000, interval: 50 };
    await expect.poll(lines, soon).toContainEqual(expect.objectContaining({ change: key, ...head }));
  }
});

test("what an outage or a death kept back is told after the next start", async () => {
  answers = 200;
  posted.length = 0;
  await stack.stopWorker();
  // As if the process had died after it recorded and before it told.
  await sql`delete from anchor where change = ${key}`.execute(stack.app.db);
  await rm(file);
  await stack.restartWorker();
  const { head } = await recorded();
  await expect.poll(lines, isThere).toContainEqual(expect.objectContaining({ change: key, ...head }));
  await expect.poll(() => posted, isThere).toContainEqual(expect.objectContaining({ change: key, ...head }));
});

test("a change that is further on is told again, one that is not is told once", async () => {
  const before = (await lines()).length;
  const lena = await signLink(mailbox, "lena@example.com");
  await decide(stack, lena, "approve");
  const { head } = await recorded();
  await expect.poll(lines, isThere).toContainEqual(expect.objectContaining({ change: key, ...head }));
  await expect.poll(() => posted, isThere).toContainEqual(expect.objectContaining({ change: key, ...head }));
  const all = await lines();
  expect(all.length).toBeGreaterThan(before);
  expect(new Set(all.map((line) => line.seq)).size).toBe(all.length);
});

/** The rows with their chain made anew, as whoever holds the database could. */
function rebuilt(record: RecordExport, rows: RecordExport["events"]): RecordExport {
  let previous = chainStart;
  const events = rows.map(({ hash: _hash, previousHash: _previous, ...row }) => {
    const previousHash = previous;
    previous = chainedHash(row, previousHash);
    return { ...row, previousHash, hash: previous };
  });
  return { ...record, head: { seq: events.length, hash: previous }, events };
}

async function verify(record: RecordExport, ...more: string[]) {
  const name = join(folder, "record.json");
  await writeFile(name, JSON.stringify(record));
  const { code, stdout, stderr } = await takehold(["audit", "verify", name, "--json", ...more]);
  return { code, stderr, answer: stdout === "" ? null : JSON.parse(stdout) };
}

describe("against the anchors", () => {
  test("the record as it is holds them all", async () => {
    const record = await recorded();
    const { code, answer } = await verify(record, "--anchor", file);
    expect({ code, ok: answer.ok }).toEqual({ code: 0, ok: true });
    expect(answer.anchors).toBeGreaterThanOrEqual(2);
  });

  test("a shorter chain made anew is whole by itself, and found", async () => {
    const record = await recorded();
    const shorter = rebuilt(record, record.events.slice(0, -2));
    expect((await verify(shorter)).code).toBe(0);
    const { code, answer } = await verify(shorter, "--anchor", file);
    expect({ code, seq: answer.seq }).toEqual({ code: 1, seq: record.head.seq - 1 });
    expect(answer.why).toContain("cut off");
  });

  test("a chain of the same length made anew is found", async () => {
    const record = await recorded();
    const events = record.events.map((row) => (row.seq === 3 ? { ...row, data: { ...row.data, forged: true } } : row));
    const forged = rebuilt(record, events);
    expect((await verify(forged)).code).toBe(0);
    const { code, answer } = await verify(forged, "--anchor", file);
    expect(code).toBe(1);
    expect(answer.why).toContain("written anew");
  });

  test("a message from Takehold is an anchor too", async () => {
    const mail = await mailbox.find(
      "fritz@example.com",
      ({ subject }) => subject?.startsWith("Your decision") === true,
    );
    const text = mail.text ?? "";
    expect(text).toMatch(new RegExp(`Record of ${key}: seq \\d+, hash\\s+[0-9a-f]{64}`));
    const saved = join(folder, "mail.txt");
    await writeFile(saved, text);
    const record = await recorded();
    expect((await verify(record, "--anchor", saved)).code).toBe(0);
    const cut = rebuilt(record, record.events.slice(0, 1));
    expect((await verify(cut)).code).toBe(0);
    expect((await verify(cut, "--anchor", saved)).code).toBe(1);
  });

  test("anchors of other changes prove nothing, and that is said", async () => {
    const other = join(folder, "other.jsonl");
    await writeFile(other, `${JSON.stringify({ change: "CHG-999", seq: 1, hash: "0".repeat(64) })}\nnoise\n{broken\n`);
    const { code, stderr } = await verify(await recorded(), "--anchor", other);
    expect(code).toBe(2);
    expect(stderr).toContain(`holds no head of ${key}`);
  });
});
