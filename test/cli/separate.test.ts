/** Proves that API and worker run as processes of their own on given services, with nothing embedded. */
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { pickPort } from "../../lib/embedded/ports.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { execute } from "../database.ts";
import { sampleChange } from "../path/sample.ts";
import { runTakehold, takehold } from "./takehold.ts";
import type { Environment, LongRunning } from "./takehold.ts";

// Every command is a process that loads the program anew.
vi.setConfig({ testTimeout: 120_000 });

const name = `test_${randomBytes(6).toString("hex")}`;
let folder = "";
let url = "";
let settings: Environment = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-separate-"));
  await execute(inject("postgresUrl"), `create database ${name}`);
  const { port } = await pickPort();
  url = `http://localhost:${port}`;
  settings = {
    DATABASE_URL: Object.assign(new URL(inject("postgresUrl")), { pathname: `/${name}` }).href,
    TEMPORAL_ADDRESS: inject("temporalAddress"),
    TAKEHOLD_SECRET: randomBytes(32).toString("base64url"),
    TAKEHOLD_TASK_QUEUE: name,
    TAKEHOLD_DEPLOYMENT: name,
    TAKEHOLD_DATA: folder,
    PORT: String(port),
  };
});
afterAll(async () => {
  await execute(inject("postgresUrl"), `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

function without(...keys: string[]): Environment {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)));
}

test("what is not given is named, all at once", async () => {
  const { code, stderr } = await takehold(["serve"], without("TAKEHOLD_SECRET", "DATABASE_URL"));
  expect(code).toBe(2);
  expect(stderr).toContain("DATABASE_URL is not set: give");
  expect(stderr).toContain("TAKEHOLD_SECRET is not set: give");
  expect(stderr).not.toContain("TEMPORAL_ADDRESS");
  expect((await takehold(["worker"], without("TAKEHOLD_SECRET"))).code).toBe(2);
});

test("a database that was not migrated is said, and so are services that are not there", async () => {
  const old = await takehold(["serve"], settings);
  expect(old).toMatchObject({ code: 1, stderr: expect.stringContaining('run "npx takehold migrate" first') });
  const { port } = await pickPort();
  const gone = await takehold(["migrate"], { ...settings, DATABASE_URL: `postgres://who:hidden@127.0.0.1:${port}/x` });
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining("cannot be used") });
  expect(gone.stderr).not.toContain("hidden");
  expect(gone.stderr.trim().split("\n")).toHaveLength(1);
});

test("two migrations at once leave one schema, and a third finds nothing to do", async () => {
  const both = await Promise.all([
    takehold(["migrate", "--json"], settings),
    takehold(["migrate", "--json"], settings),
  ]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const applied = both.map(({ stdout }) => JSON.parse(stdout).applied.length);
  expect(applied.toSorted((left, right) => left - right)[0]).toBe(0);
  expect(Math.max(...applied)).toBeGreaterThan(0);
  const third = await takehold(["migrate", "--json"], settings);
  expect(JSON.parse(third.stdout)).toEqual({ applied: [], roleReady: true, searchAttributes: true });
});

test(
  "API and worker carry a change, a worker can be replaced, and both stop in order",
  { timeout: 180_000 },
  async () => {
    const made = await takehold(["key", "create", "--name", "admin", "--scopes", "admin", "--json"], settings);
    const { key } = JSON.parse(made.stdout);
    const post = (path: string, body: unknown = {}) =>
      fetch(`${url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const api = runTakehold(["serve"], settings);
    let worker: LongRunning = runTakehold(["worker"], settings);
    onTestFinished(async () => {
      await Promise.all([api.stop(), worker.stop()]);
    });
    await Promise.all([api.saying(/API and pages on port/), worker.saying(/it is the current one/)]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await post("/populations", { id: "everyone", name: "Everyone" })).status).toBe(201);
    expect((await post("/sources", { id: "crm", name: "CRM" })).status).toBe(201);
    const created = await post("/changes", { ...sampleChange(), submit: true });
    expect(created.status).toBe(201);
    const { key: change }: { key: string } = await created.json();
    expect(await worker.stop()).toBe(0);
    worker = runTakehold(["worker"], settings);
    await worker.saying(/it is the current one/);
    expect((await post(`/changes/${change}/accept`)).status).toBe(200);
    const login = await takehold(["key", "login", "--json"], settings);
    expect(new URL(JSON.parse(login.stdout).url).origin).toBe(url);
    const doctor = JSON.parse((await takehold(["doctor", "--json"], settings)).stdout);
    const byName = new Map(doctor.findings.map((one: { name: string; status: string }) => [one.name, one.status]));
    for (const each of ["Temporal", "Search attributes", "PostgreSQL", "Migrations", "Event record"])
      expect(byName.get(each), each).toBe("ok");
    expect(await Promise.all([worker.stop("SIGTERM"), api.stop("SIGINT")])).toEqual([0, 0]);
    const closed = () =>
      fetch(`${url}/livez`).then(
        () => false,
        () => true,
      );
    expect(await waitUntil(closed, { timeoutMs: 5_000 })).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  },
);
