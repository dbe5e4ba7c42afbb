import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from "@temporalio/client";
import type { Client, ScheduleOptions, ScheduleOptionsStartWorkflowAction } from "@temporalio/client";
import { Problem } from "../../domain/errors.ts";
import { pullScheduleId } from "../../workflows/usage/ids.ts";
import { hurry } from "../../workflows/usage/messages.ts";
import type { pullWorkflow } from "../../workflows/index.ts";
import type { PullSchedules, PullTiming } from "../usage/pull/schedules.ts";

const callMs = 5_000;
const minuteMs = 60_000;

type Options = ScheduleOptions<ScheduleOptionsStartWorkflowAction<typeof pullWorkflow>>;

/** A schedule of Temporal for each source: one run at a time, spread a little, and what was missed is not made up for. */
export function createPullSchedules(client: Client, taskQueue: string): PullSchedules {
  const idOf = (source: string) => pullScheduleId(taskQueue, source);
  const handleOf = (source: string) => client.schedule.getHandle(idOf(source));
  return {
    put: (timing) =>
      reached(client, async () => {
        const options = optionsOf(taskQueue, timing);
        try {
          await client.schedule.create(options);
        } catch (error) {
          if (!(error instanceof ScheduleAlreadyRunning)) throw error;
          const { scheduleId: _same, state, ...wanted } = options;
          await handleOf(timing.id).update(() => ({ ...wanted, state: state ?? {} }));
        }
      }),
    remove: (source) =>
      reached(client, async () => {
        try {
          await handleOf(source).delete();
        } catch (error) {
          if (!(error instanceof ScheduleNotFoundError)) throw error;
        }
      }),
    pullNow: (source) =>
      reached(client, async () => {
        const { info } = await handleOf(source).describe();
        await handleOf(source).trigger(ScheduleOverlapPolicy.SKIP);
        for (const { workflow } of info.runningActions) {
          // One that ended meanwhile needs no hurry.
          await client.workflow
            .getHandle(workflow.workflowId)
            .signal(hurry)
            .catch(() => undefined);
        }
      }),
    nextAt: async (source) => {
      try {
        const { state, info } = await client.withDeadline(Date.now() + callMs, () => handleOf(source).describe());
        return state.paused ? null : (info.nextActionTimes[0]?.getTime() ?? null);
      } catch {
        return null;
      }
    },
  };
}

function optionsOf(taskQueue: string, { id, everyMinutes, paused }: PullTiming): Options {
  const everyMs = everyMinutes * minuteMs;
  return {
    scheduleId: pullScheduleId(taskQueue, id),
    spec: { intervals: [{ every: everyMs }], jitter: Math.min(everyMs / 10, 5 * minuteMs) },
    action: {
      type: "startWorkflow",
      workflowType: "pullWorkflow",
      workflowId: pullScheduleId(taskQueue, id),
      taskQueue,
      args: [{ source: id }],
      staticSummary: `Pulls usage from ${id}`,
    },
    policies: {
      overlap: ScheduleOverlapPolicy.SKIP,
      catchupWindow: Math.min(everyMs, 60 * minuteMs),
      pauseOnFailure: false,
    },
    state: { paused },
  };
}

async function reached(client: Client, work: () => Promise<void>): Promise<void> {
  try {
    await client.withDeadline(Date.now() + callMs, work);
  } catch (cause) {
    throw new Problem(
      "unavailable",
      "Temporal could not be reached, so this was not done. Please try again in a moment.",
      {
        retryAfterSeconds: 5,
        cause,
      },
    );
  }
}
