import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { naiveLife } from "../naive/life.ts";
import { startStack } from "../stack.ts";
import { totalOf } from "./actions.ts";
import { costOf } from "./ledger.ts";
import { audience, fullLife, signoffs } from "./life.ts";

/** What a change costs on Temporal, counted exactly, against the same change written naively. */
export const changeCost: Benchmark = { name: "cost", title: "One full change on Temporal", run };

async function run({ services, requests, log }: Surroundings): Promise<Measured> {
  const { address } = await services.temporal();
  const stack = await startStack(await services.database(), address);
  try {
    const heartbeatsBefore = await requests.of("RecordActivityTaskHeartbeat");
    const steps: string[] = [];
    let before = 0;
    const workflowId = await fullLife(stack, async (step, id) => {
      const total = totalOf((await costOf(stack.client, [id])).actions);
      steps.push(`${step}: ${total - before}`);
      before = total;
    });
    const heartbeats = (await requests.of("RecordActivityTaskHeartbeat")) - heartbeatsBefore;
    const ours = await costOf(stack.client, [workflowId]);
    log("The same change, written naively …");
    const naive = await costOf(stack.client, await naiveLife(stack.client, address, { signoffs, audience }));
    const total = totalOf(ours.actions) + heartbeats;
    const naiveTotal = totalOf(naive.actions);
    return {
      figures: [
        { name: "Actions", value: total, unit: "Actions", goal: { atMost: 40 } },
        { name: "naive ÷ ours", value: naiveTotal / total, unit: "×", goal: { atLeast: 8 } },
        ...Object.entries(ours.actions).map(([name, value]) => ({ name: `of these: ${name}`, value, unit: "Actions" })),
        { name: "of these: heartbeats", value: heartbeats, unit: "Actions" },
        { name: "Actions, naive", value: naiveTotal, unit: "Actions" },
        { name: "runs", value: ours.runs, unit: "runs" },
        { name: "events", value: ours.events, unit: "events" },
        { name: "events in the largest run", value: ours.runEventsMax, unit: "events" },
        { name: "events, naive", value: naive.events, unit: "events" },
        { name: "history", value: ours.bytes, unit: "bytes" },
        { name: "history, naive", value: naive.bytes, unit: "bytes" },
      ],
      notes: [
        `Where the Actions go, heartbeats aside: ${steps.join("; ")}.`,
        "Histories include what time skipping writes into them in bytes, not in events or Actions.",
      ],
    };
  } finally {
    await stack.stop();
  }
}
