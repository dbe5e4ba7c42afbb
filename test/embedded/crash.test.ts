/** Proves that kill -9 of the process that started the services loses nothing acknowledged and needs no cleaning by hand. */
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client as TemporalClient, Connection } from "@temporalio/client";
import { Client } from "pg";
import { expect, test } from "vitest";
import { z } from "zod";
import { openDataDirectory } from "../../lib/embedded/data-directory.ts";
import { recordedChildren } from "../../lib/embedded/children.ts";
import { identify } from "../../lib/processes/identity.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { programCache } from "../services.ts";
import { killNow, startFixture } from "./processes.ts";

const Answer = z.object({
  url: z.string(),
  address: z.string(),
  pids: z.array(z.number()),
  lines: z.array(z.string()),
});

/** More on demand: TAKEHOLD_CRASH_ROUNDS=20. */
const rounds = Number(process.env["TAKEHOLD_CRASH_ROUNDS"] ?? 3);

test(
  "rows and workflows survive kill -9, and every start ends what the last one left behind",
  { timeout: rounds * 40_000 },
  async () => {
    const path = await mkdtemp(join(tmpdir(), "takehold-crash-"));
    let leftRunning: number[] = [];
    let last: ChildProcess | undefined;
    try {
      for (let round = 0; round < rounds; round += 1) {
        const { child, answer } = startFixture("run-services", path, programCache);
        last = child;
        const { url, address, pids, lines } = Answer.parse(await answer);
        expect(lines.filter((line) => line.includes("left running"))).toHaveLength(leftRunning.length);
        for (const pid of leftRunning) expect(await identify(pid)).toBeNull();
        expect(await rowsAfterAdding(url, round)).toEqual(range(round + 1));
        expect(await workflowsAfterStarting(address, round)).toEqual(range(round + 1).map((each) => `kept-${each}`));
        await killNow(child);
        for (const pid of pids) expect(await identify(pid)).not.toBeNull();
        leftRunning = pids;
      }
    } finally {
      if (last !== undefined) await killNow(last);
      const directory = await openDataDirectory({ path, log: () => undefined });
      for (const pid of leftRunning) expect(await identify(pid)).toBeNull();
      expect(await recordedChildren(path)).toEqual([]);
      await directory.release();
      await rm(path, { recursive: true, force: true });
    }
  },
);

test("a start that is killed in the middle is followed by a whole one", async () => {
  const path = await mkdtemp(join(tmpdir(), "takehold-crash-"));
  const moments: [directory: string, sign: RegExp][] = [
    [path, /^postgres\.new-/],
    [join(path, "children"), /^temporal\.json$/],
  ];
  for (const [directory, sign] of moments) {
    const { child, answer } = startFixture("run-services", path, programCache);
    answer.catch(() => undefined);
    const seen = async () => (await readdir(directory).catch(() => [])).some((name) => sign.test(name));
    expect(await waitUntil(seen, { timeoutMs: 60_000, everyMs: 5 })).toBe(true);
    await killNow(child);
  }
  const { child, answer } = startFixture("run-services", path, programCache);
  const { url, address } = Answer.parse(await answer);
  expect(await rowsAfterAdding(url, 0)).toEqual([0]);
  expect(await workflowsAfterStarting(address, 0)).toEqual(["kept-0"]);
  await killNow(child);
  const directory = await openDataDirectory({ path, log: () => undefined });
  await directory.release();
  await rm(path, { recursive: true, force: true });
});

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

async function rowsAfterAdding(url: string, value: number): Promise<number[]> {
  const client = new Client(url);
  await client.connect();
  await client.query("create table if not exists kept (value int primary key)");
  await client.query("insert into kept values ($1)", [value]);
  const { rows } = await client.query<{ value: number }>("select value from kept order by value");
  await client.end();
  return rows.map((row) => row.value);
}

async function workflowsAfterStarting(address: string, value: number): Promise<string[]> {
  const connection = await Connection.connect({ address });
  const { workflow } = new TemporalClient({ connection });
  await workflow.start("anything", { workflowId: `kept-${value}`, taskQueue: "nobody-listens" });
  const handles = range(value + 1).map((each) => workflow.getHandle(`kept-${each}`));
  const descriptions = await Promise.all(handles.map((handle) => handle.describe()));
  await connection.close();
  return descriptions.filter(({ status }) => status.name === "RUNNING").map(({ workflowId }) => workflowId);
}
