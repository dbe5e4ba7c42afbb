/** Proves what one start gives and leaves: addresses that work, one holder, keys that last, nothing after Ctrl-C. */
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { pickPort } from "../../lib/embedded/ports.ts";
import { identify } from "../../lib/processes/identity.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { livingChildren, processesOn } from "./processes.ts";
import { runTakehold, takehold, testDirectory } from "./takehold.ts";
import type { LongRunning, TestDirectory } from "./takehold.ts";

const readyMs = 120_000;

// Every command is a process that loads the program anew.
vi.setConfig({ testTimeout: 120_000 });

let directory: TestDirectory;
let running: LongRunning;
let url = "";
let settings: Record<string, string> = {};

beforeAll(async () => {
  directory = await testDirectory();
  settings = { TAKEHOLD_DATA: directory.path, PORT: "0" };
  running = runTakehold(["start"], settings);
  const [, found = ""] = await running.saying(/Console\s+(http:\S+)/);
  url = found;
  await running.saying(/Ctrl-C/);
}, readyMs);
afterAll(async () => {
  await running.stop("SIGINT");
  await directory.remove();
});

const adminKey = async () => (await readFile(join(directory.path, "admin-key"), "utf8")).trim();
const changesStatus = async (key: string) =>
  (await fetch(`${url}/api/v1/changes`, { headers: { authorization: `Bearer ${key}` } })).status;

function login(link: string): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(link);
  const body = new URLSearchParams({ token: searchParams.get("token") ?? "" });
  return fetch(origin + pathname, { method: "POST", body, redirect: "manual" });
}

test("everything it needs is ready when it says so", async () => {
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ ok: true, checks: { database: true, temporal: true } });
});

test("it says what to try next and where Temporal's own pages are", async () => {
  for (const hint of ["/changes/new", "npm run demo", "takehold retro", "/inbox"])
    expect(running.said()).toContain(hint);
  const [, pages = ""] = await running.saying(/Temporal\s+(http:\S+)/);
  expect((await fetch(pages)).status).toBe(200);
});

test("the printed link opens the console once", async () => {
  const [, link = ""] = await running.saying(/Log in\s+(http:\S+)/);
  const first = await login(link);
  expect(first.status).toBe(303);
  const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await fetch(`${url}/inbox`, { headers: { cookie } })).status).toBe(200);
  expect((await login(link)).status).toBe(410);
});

test("secret and key are the owner's alone, and the key is an administrator's", async () => {
  for (const name of ["secret", "admin-key"])
    expect((await stat(join(directory.path, name))).mode & 0o777, name).toBe(0o600);
  const key = await adminKey();
  expect(await changesStatus(key)).toBe(200);
  expect(await changesStatus(`${key}x`)).toBe(401);
});

test("no secret stands in the log", async () => {
  const log = await readFile(join(directory.path, "takehold.log"), "utf8");
  const [, link = ""] = await running.saying(/Log in\s+(http:\S+)/);
  const secret = (await readFile(join(directory.path, "secret"), "utf8")).trim();
  for (const hidden of [await adminKey(), new URL(link).searchParams.get("token") ?? "?", secret])
    expect(log).not.toContain(hidden);
});

test("a second start names the holder and ends with 1", async () => {
  const second = await takehold(["start"], settings);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`process ${running.child.pid}`);
  expect(second.stderr).toMatch(/since \d{4}-\d\d-\d\dT/);
  expect(second.stderr.trim().split("\n")).toHaveLength(1);
});

describe("beside it", () => {
  test("a login link and a key with few rights are made", async () => {
    const link = await takehold(["key", "login", "--json"], settings);
    expect(link.code).toBe(0);
    expect((await login(JSON.parse(link.stdout).url)).status).toBe(303);
    const made = await takehold(["key", "create", "--name", "reader", "--scopes", "people:read", "--json"], settings);
    expect(made.code).toBe(0);
    const { key, scopes } = JSON.parse(made.stdout);
    expect(scopes).toEqual(["people:read"]);
    expect(await changesStatus(key)).toBe(403);
  });

  test("doctor finds all of it, and that the record really is append-only", async () => {
    const { code, stdout } = await takehold(["doctor", "--json"], settings);
    const { ok, findings } = JSON.parse(stdout);
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    const byName = new Map<string, { status: string; found: string }>(
      findings.map((finding: { name: string; status: string; found: string }) => [finding.name, finding]),
    );
    expect(byName.get("Event record")).toMatchObject({ status: "ok", found: expect.stringContaining("append-only") });
    expect(byName.get("Temporal")?.found).toMatch(/^1\.\d+\.\d+, 127\.0\.0\.1/);
    expect(byName.get("Data directory")?.found).toContain(`process ${running.child.pid}`);
    expect(byName.get("Migrations")).toMatchObject({ status: "ok" });
  });
});

test("a server that is killed is started again, and the pages go on", async () => {
  const before = await livingChildren(directory.path);
  expect(before).toHaveLength(2);
  for (const pid of before) process.kill(pid, "SIGKILL");
  await running.saying(/Temporal runs again/);
  await running.saying(/PostgreSQL runs again/);
  const key = await adminKey();
  const works = async () => (await changesStatus(key)) === 200 && (await fetch(`${url}/readyz`)).status === 200;
  expect(await waitUntil(works, { timeoutMs: 30_000 })).toBe(true);
  expect(await livingChildren(directory.path)).toHaveLength(2);
});

test(
  "Ctrl-C ends all of it, and the next start keeps key and secret",
  async () => {
    const key = await adminKey();
    const pids = [running.child.pid ?? 0, ...(await livingChildren(directory.path))];
    const begun = performance.now();
    expect(await running.stop("SIGINT")).toBe(0);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(running.said()).toMatch(/Stopped\.\s*$/);
    for (const pid of pids) expect(await identify(pid)).toBeNull();
    expect(await processesOn(directory.path)).toEqual([]);
    running = runTakehold(["start", "--json"], settings);
    const [line] = await running.saying(/^\{.*"loginUrl".*\}$/m);
    ({ url } = JSON.parse(line));
    expect(await adminKey()).toBe(key);
    expect(await changesStatus(key)).toBe(200);
  },
  readyMs,
);

test("a chosen port that is taken is named, and nothing is left", async () => {
  const other = createServer();
  const { port } = await pickPort();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const mine = await testDirectory();
  const { code, stderr } = await takehold(["start"], { TAKEHOLD_DATA: mine.path, PORT: String(port) });
  expect(code).toBe(1);
  expect(stderr).toBe(`Port ${port} is taken by another program: stop that program, or set PORT to a free port.\n`);
  expect(await processesOn(mine.path)).toEqual([]);
  other.close();
  await mine.remove();
});

test("being told to stop in the middle of a start leaves nothing", async () => {
  const mine = await testDirectory();
  const early = runTakehold(["start"], { TAKEHOLD_DATA: mine.path, PORT: "0" });
  onTestFinished(async () => {
    await early.stop("SIGINT");
    await mine.remove();
  });
  await early.saying(/Creating the database/);
  expect(await early.stop("SIGTERM")).toBe(143);
  expect(await processesOn(mine.path)).toEqual([]);
});

test("a wrong setting is named before anything is started", async () => {
  const { code, stderr } = await takehold(["start"], { ...settings, PORT: "eighty" });
  expect(code).toBe(2);
  expect(stderr).toBe('PORT is "eighty": give a port as a whole number from 0 to 65535.\n');
});
