import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { NativeConnection, Worker } from "@temporalio/worker";
import { findChange } from "../../store/change/read.ts";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { proposal, stakeholders } from "../proposal.ts";
import { approve, openSignPage, signLinks } from "../sign-links.ts";
import { startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { median, timed } from "../statistics.ts";
import { touch } from "./bare.ts";
import type { bareWorkflow } from "./bare.ts";
import { startBackend } from "../backend.ts";

/** How long a decision takes from the form's POST to the answer that it is recorded, against a bare Update. */
export const signoff: Benchmark = { name: "signoff", title: "Sign-off over HTTP against a bare Update", run };

const workflowsPath = fileURLToPath(new URL("bare.ts", import.meta.url));
/** Of the ten people a change asks, so many decide: the last one would end the gate, which is another matter. */
const asked = 10;
const deciding = 8;

interface Pair {
  readonly ours: number;
  readonly bare: number;
}

async function run({ services, small, log }: Surroundings): Promise<Measured> {
  const backend = await startBackend(services, log);
  const stack = await startStack(await services.database(), backend.address);
  const taskQueue = `bare-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address: backend.address });
  const activities = { nothing: async () => undefined };
  const worker = await Worker.create({ connection, taskQueue, workflowsPath, activities });
  try {
    await stack.call("POST", "/populations", { id: "everyone" });
    await stack.call("POST", "/sources", { id: "crm" });
    const rounds = small ? 2 : 9;
    const pairs = await worker.runUntil(measure(stack, taskQueue, rounds));
    // The first round warms both up.
    const counted = pairs.slice(deciding);
    const ours = median(counted.map((pair) => pair.ours));
    const bare = median(counted.map((pair) => pair.bare));
    return {
      figures: [
        { name: "sign-off ÷ bare update, medians", value: ours / bare, unit: "×", goal: { atMost: 1.5 } },
        { name: "sign-off over HTTP, median", value: ours, unit: "ms" },
        { name: "bare update, median", value: bare, unit: "ms" },
        { name: "pairs", value: counted.length, unit: "pairs" },
      ],
      notes: [
        backend.note,
        "Caller, API, pages and worker share one process on both sides; a decision is on the record when it is answered.",
      ],
    };
  } finally {
    await connection.close();
    await stack.stop();
    await backend.stop();
  }
}

async function measure(stack: Stack, taskQueue: string, rounds: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const key = await openGate(stack);
    const bare = await stack.client.workflow.start<typeof bareWorkflow>("bareWorkflow", {
      taskQueue,
      workflowId: randomUUID(),
    });
    await bare.executeUpdate(touch);
    for (const [index, link] of (await signLinks(stack, key)).slice(0, deciding).entries()) {
      const nonce = await openSignPage(link);
      const decide = () => timed(() => approve(link, nonce));
      const update = () => timed(() => bare.executeUpdate(touch));
      // Who goes first alternates, so that neither always meets a machine that was just busy.
      const oursFirst = index % 2 === 0;
      const first = await (oursFirst ? decide() : update());
      const second = await (oursFirst ? update() : decide());
      pairs.push(oursFirst ? { ours: first.ms, bare: second.ms } : { ours: second.ms, bare: first.ms });
    }
    await checkDecided(stack, key);
    await bare.terminate();
  }
  return pairs;
}

async function openGate(stack: Stack): Promise<string> {
  const made = await stack.call("POST", "/changes", { ...proposal(stakeholders(asked)), submit: true });
  const key = String(made["key"]);
  await stack.call("POST", `/changes/${key}/accept`);
  return key;
}

async function checkDecided({ app }: Stack, key: string): Promise<void> {
  const row = await findChange(app.db, key);
  const approvals = Object.values(row?.state.requests ?? {}).filter((request) => request.choice === "approve");
  if (approvals.length !== deciding)
    throw new Error(`${key} has ${approvals.length} approvals on record, not ${deciding}`);
}
