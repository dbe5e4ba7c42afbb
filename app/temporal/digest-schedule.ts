import { DAY_MS } from "../../domain/adoption/rule.ts";
import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from "@temporalio/client";
import type { Client, ScheduleOptions, ScheduleOptionsStartWorkflowAction } from "@temporalio/client";
import type { digestWorkflow } from "../../workflows/index.ts";
import { digestScheduleId } from "../../workflows/digest/ids.ts";

const callMs = 5_000;

type Options = ScheduleOptions<ScheduleOptionsStartWorkflowAction<typeof digestWorkflow>>;

/**
 * Makes the schedule of the weekly digest, or removes it. `force`: one that is there is brought to what this program wants too;
 * otherwise it is left as it is, which costs nothing.
 */
export async function settleDigest(
  client: Client,
  taskQueue: string,
  { isWanted, force }: { readonly isWanted: boolean; readonly force: boolean },
): Promise<void> {
  await client.withDeadline(Date.now() + callMs, async () => {
    const handle = client.schedule.getHandle(digestScheduleId(taskQueue));
    try {
      if (isWanted) await client.schedule.create(optionsOf(taskQueue));
      else await handle.delete();
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) return;
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      const { scheduleId: _same, state: _kept, ...wanted } = optionsOf(taskQueue);
      if (force) await handle.update(({ state }) => ({ ...wanted, state }));
    }
  });
}

/**
 * Once a week, before it is Monday anywhere: the run itself waits for each reader's own Monday morning. One that was missed is made up
 * for within the days in which a digest is still news.
 */
function optionsOf(taskQueue: string): Options {
  return {
    scheduleId: digestScheduleId(taskQueue),
    spec: { calendars: [{ dayOfWeek: "SUNDAY", hour: 9, minute: 0 }], timezone: "UTC" },
    action: {
      type: "startWorkflow",
      workflowType: "digestWorkflow",
      workflowId: digestScheduleId(taskQueue),
      taskQueue,
      args: [],
      staticSummary: "Sends the weekly digest",
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 3 * DAY_MS, pauseOnFailure: false },
  };
}
