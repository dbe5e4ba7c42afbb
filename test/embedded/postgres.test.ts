/** Proves the embedded PostgreSQL on directories that are fresh, half-cleaned, closed to its account, or claimed by a stale pid. */
import { execFile } from "node:child_process";
import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPostgres, type EmbeddedPostgres } from "../../lib/embedded/postgres.ts";
import { identify } from "../../lib/processes/identity.ts";

const run = promisify(execFile);
let dataDir: string;
let running: EmbeddedPostgres[] = [];
let lines: string[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "takehold-postgres-"));
  lines = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(directory = dataDir, port?: number): Promise<EmbeddedPostgres> {
  const server = await startPostgres({
    dataDir: directory,
    log: (line) => void lines.push(line),
    ...(port === undefined ? {} : { port }),
  });
  running.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query({ text, rowMode: "array" });
  await client.end();
  return rows.flat();
}

test("the password is random, kept for the owner only, and asked for", async () => {
  const { url } = await start();
  const file = join(dataDir, "postgres-password");
  const password = (await readFile(file, "utf8")).trim();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(password.length).toBeGreaterThanOrEqual(32);
  await expect(query(url.replace(password, "guessed"), "select 1")).rejects.toThrow(/password authentication failed/);
});

test("a lost password file is replaced without losing data", async () => {
  const first = await start();
  await query(first.url, "create table kept as select 7 as value");
  await first.stop();
  await rm(join(dataDir, "postgres-password"));
  const second = await start();
  expect(second.url).not.toBe(first.url);
  expect(await query(second.url, "select value from kept")).toEqual([7]);
});

test("a server that was left running is stopped, said so, and its rows are there", async () => {
  const left = await start();
  await query(left.url, "create table kept as select 7 as value");
  const next = await start();
  expect(lines).toContainEqual(expect.stringContaining(`process ${left.pid}`));
  expect(await identify(left.pid)).toBeNull();
  expect(await query(next.url, "select value from kept")).toEqual([7]);
});

test("a postmaster killed outright, with its own children still ending, is followed by a clean start", async () => {
  const left = await start();
  await query(left.url, "create table kept as select 7 as value");
  process.kill(left.pid, "SIGKILL");
  await left.exited;
  const next = await start();
  expect(await query(next.url, "select value from kept")).toEqual([7]);
});

test("a stale claim whose pid is now some other process of ours does not stop the start", async () => {
  await (await start()).stop();
  const claim = [process.pid, join(dataDir, "postgres"), 1, 5432, "", "127.0.0.1", "", "ready", ""].join("\n");
  await writeFile(join(dataDir, "postgres", "postmaster.pid"), claim);
  const { url } = await start();
  expect(await query(url, "select 1")).toEqual([1]);
});

test("a taken port is said and another one used", async () => {
  const other = await mkdtemp(join(tmpdir(), "takehold-postgres-"));
  const first = await start();
  const second = await start(other, first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect(lines).toContain(`Port ${first.port} is taken, so PostgreSQL uses ${second.port}.`);
  await second.stop();
  await rm(other, { recursive: true, force: true });
});

test("a cluster whose creation was cut short is created anew", async () => {
  await mkdir(join(dataDir, "postgres.new-cut"));
  await writeFile(join(dataDir, "postgres.new-cut", "PG_VERSION"), "18\n");
  const { url } = await start();
  expect(await query(url, "select current_database()")).toEqual(["takehold"]);
  await expect(stat(join(dataDir, "postgres.new-cut"))).rejects.toThrow("ENOENT");
});

test("a database that is gone or cut is said, and never replaced by an empty one", async () => {
  await (await start()).stop();
  const cluster = join(dataDir, "postgres");
  await rm(join(cluster, "PG_VERSION"));
  await expect(start()).rejects.toThrow(/not a whole database: put it back/);
  await rm(cluster, { recursive: true });
  await symlink(join(dataDir, "elsewhere"), cluster);
  await expect(start()).rejects.toThrow(/elsewhere, which is gone: put it back/);
});

const asRoot = userInfo().uid === 0;

test.runIf(asRoot)(
  "as root, a directory that the server's account may not enter still works and says where the data is",
  async () => {
    const closed = join(dataDir, "closed");
    const inner = join(closed, "data");
    await mkdir(inner, { recursive: true });
    await chmod(closed, 0o700);
    const { url } = await start(inner);
    expect(await query(url, "select 1")).toEqual([1]);
    const home = await readlink(join(inner, "postgres"));
    expect(lines.join("\n")).toContain(home);
    await Promise.all(running.splice(0).map((server) => server.stop()));
    await rm(home, { recursive: true });
  },
);

test.runIf(asRoot)("root starts a cluster as the user it belongs to", async () => {
  const { url, pid } = await start();
  const owner = (await lstat(join(dataDir, "postgres"))).uid;
  expect(owner).not.toBe(0);
  expect((await stat(`/proc/${pid}`)).uid).toBe(owner);
  expect(await query(url, "select 1")).toEqual([1]);
  await Promise.all(running.splice(0).map((server) => server.stop()));
  await run("chown", ["-R", "1234:1234", join(dataDir, "postgres")]);
  const again = await start();
  expect((await stat(`/proc/${again.pid}`)).uid).toBe(1234);
});

test.runIf(asRoot)("another user is told whose database it is", async () => {
  await (await start()).stop();
  process.seteuid?.(65_534);
  try {
    await expect(start()).rejects.toThrow(/belongs to the account with id \d+: start Takehold as the user/);
  } finally {
    process.seteuid?.(0);
  }
});
