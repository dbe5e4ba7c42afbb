import { strictEqual } from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Client } from "@temporalio/client";
import { NativeConnection, Worker } from "@temporalio/worker";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { accepted, buildAccepted, decided, launched, submitted, trained, workDone } from "./workflow.ts";
import type { naiveChange, NaiveActivities } from "./workflow.ts";

const workflowsPath = fileURLToPath(new URL("workflow.ts", import.meta.url));
const activities: NaiveActivities = {
  mail: async () => undefined,
  record: async () => undefined,
  measure: async () => 0.8,
};

export interface NaiveSize {
  readonly signoffs: number;
  readonly audience: number;
}

/** Carries the naive workflow through the same life; answers the ids of all workflows it took. */
export async function naiveLife(client: Client, address: string, { signoffs, audience }: NaiveSize): Promise<string[]> {
  const taskQueue = `naive-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection, taskQueue, workflowsPath, activities });
  try {
    return await worker.runUntil(live(client, taskQueue, { signoffs, audience }));
  } finally {
    await connection.close();
  }
}

async function live(client: Client, taskQueue: string, { signoffs, audience }: NaiveSize): Promise<string[]> {
  const workflowId = taskQueue;
  const stakeholders = Array.from({ length: signoffs }, (_, index) => `head ${index}`);
  const handle = await client.workflow.start<typeof naiveChange>("naiveChange", {
    taskQueue,
    workflowId,
    args: [{ stakeholders, audience, windowDays: 180 }],
  });
  await handle.signal(submitted);
  await handle.signal(accepted);
  const children = stakeholders.map((_, index) => `${workflowId}/${index}`);
  for (const [index, child] of children.entries()) {
    await waitUntil(async () => (await isRunning(client, child)) || null, { timeoutMs: 60_000 });
    const days = index < 3 ? 0 : index < 5 ? 3 : 4;
    if (days > 0) await fastForward(client, child, (days + 0.25) * DAY_MS);
    await client.workflow.getHandle(child).signal(decided, "approve");
    await client.workflow.getHandle(child).result();
  }
  await handle.signal(workDone);
  await handle.signal(buildAccepted);
  for (let nth = 0; nth < audience; nth += 1) await handle.signal(trained, `user ${nth}`);
  await handle.signal(launched);
  await fastForward(client, workflowId, 200 * DAY_MS);
  strictEqual(await handle.result(), "adopted");
  return [workflowId, ...children];
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  return client.workflow
    .getHandle(workflowId)
    .describe()
    .then(
      () => true,
      () => false,
    );
}
