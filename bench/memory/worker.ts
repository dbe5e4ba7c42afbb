import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { Order } from "../../domain/change/command.ts";
import type { Task } from "../../domain/change/effect.ts";
import type { Batch, ChangeActivities, Drained } from "../../workflows/change/messages.ts";
import { promoteBuild } from "../../bin/parts/promote.ts";
import { workflowBundle } from "../../bin/parts/workflow-bundle.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { loadConfiguration } from "../../temporal.config.ts";
import { MemoryQuestion } from "./reading.ts";
import type { Memory, MemoryReading } from "./reading.ts";
import { waitingOrders } from "./waiting-orders.ts";

/** A worker process by itself: lets so many workflows come to wait, and tells what memory it then takes. */
const startsAtOnce = 16;
const warmUp = 20;
/** On PostgreSQL a thousand take about a minute; on SQLite, where each step waits for the disk in turn, about five. */
const waitTimeoutMs = 900_000;
const question = MemoryQuestion.parse(JSON.parse(process.argv[2] ?? "{}"));
Runtime.install({ logger: new DefaultLogger("ERROR"), shutdownSignals: [] });
const reading = await measure(question);
// Libraries keep timers and threads; the reading is all that is wanted.
process.send?.(reading, undefined, {}, () => process.exit(0));

async function measure({ address, count, workflow, cached }: MemoryQuestion): Promise<MemoryReading> {
  const taskQueue = `memory-${randomUUID()}`;
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }) });
  const waiting = new Set<string>();
  const activities: ChangeActivities = {
    drain: async (batch) => drained(batch, waiting),
    drainAndMeasure: async (batch) => drained(batch, waiting),
  };
  const code =
    workflow === "change"
      ? { workflowBundle: { code: await workflowBundle() } }
      : { workflowsPath: fileURLToPath(new URL("empty.ts", import.meta.url)) };
  const name = taskQueue;
  const configuration = loadConfiguration({ TEMPORAL_ADDRESS: address, TAKEHOLD_DEPLOYMENT: name });
  const version = { deploymentName: name, buildId: configuration.temporal.deployment.buildId };
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    activities,
    ...code,
    debugMode: true,
    maxCachedWorkflows: cached,
    workerDeploymentOptions: { useWorkerVersioning: true, version, defaultVersioningBehavior: "AUTO_UPGRADE" },
  });
  const ended = worker.run();
  await promoteBuild(client, configuration);
  await startAll(client, taskQueue, { workflow, count: warmUp, from: 1 });
  await settled();
  const before = await memory();
  await startAll(client, taskQueue, { workflow, count, from: 1_000 });
  if (
    workflow === "change" &&
    !(await waitUntil(async () => waiting.size >= count + warmUp, { timeoutMs: waitTimeoutMs }))
  )
    throw new Error(`only ${waiting.size} of ${count + warmUp} changes came to wait in time`);
  await settled();
  const after = await memory();
  worker.shutdown();
  await ended;
  return { before, after };
}

/** Records nothing and settles every effect, so that the worker's own memory is what is measured. */
function drained({ key, events, effects }: Batch, waiting: Set<string>): Drained {
  waiting.add(key);
  return {
    recordedSeq: events.at(-1)?.seq ?? 0,
    settled: effects.map(({ id, task }) => ({ id, againAt: null, found: deadlinesOf(task) })),
  };
}

function deadlinesOf(task: Task): Drained["settled"][number]["found"] {
  if (task.do !== "set-gate-deadlines") return [];
  const now = Date.now();
  const remindAt = [now + 3 * DAY_MS, now + 4 * DAY_MS];
  const { gate, requests } = task;
  const dueAt = now + 7 * DAY_MS;
  return [{ type: "gate-deadlines", gate, requests, remindAt, dueAt, escalateAt: dueAt + 3 * DAY_MS }];
}

async function startAll(
  client: Client,
  taskQueue: string,
  { workflow, count, from }: { workflow: MemoryQuestion["workflow"]; count: number; from: number },
): Promise<void> {
  let next = from;
  const lane = async (): Promise<void> => {
    for (let nth = next++; nth < from + count; nth = next++) {
      const key = `CHG-${process.pid}${nth}`;
      const orders: readonly Order[] = waitingOrders(key);
      const args = workflow === "change" ? [{ key, orders, book: null, searchable: false }] : [];
      await client.workflow.start(`${workflow}Workflow`, { taskQueue, workflowId: `${taskQueue}/${nth}`, args });
    }
  };
  await Promise.all(Array.from({ length: startsAtOnce }, lane));
}

/** Workflow tasks come to an end a moment after their last activity; there is no event for it. */
async function settled(): Promise<void> {
  await pause(3_000);
}

async function memory(): Promise<Memory> {
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.();
    await pause(50);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}
