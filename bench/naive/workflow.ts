import {
  condition,
  defineSignal,
  executeChild,
  proxyActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import { defineSearchAttributeKey, SearchAttributeType } from "@temporalio/common";

/**
 * The same change as one would write it at first: a child workflow for each sign-off, a timer that looks every day, a
 * signal for each thing somebody does, an activity for each effect, search attributes at each stage. Nothing in it is
 * wrong, and nothing is done twice to make it look bad: it measures at the end of a month only.
 */
export interface NaiveActivities {
  mail(to: string, what: string): Promise<void>;
  record(what: string): Promise<void>;
  measure(): Promise<number>;
}

export const decided = defineSignal<[string]>("decided");
export const submitted = defineSignal("submitted");
export const accepted = defineSignal("accepted");
export const workDone = defineSignal("workDone");
export const buildAccepted = defineSignal("buildAccepted");
export const trained = defineSignal<[string]>("trained");
export const launched = defineSignal("launched");

const { mail, record, measure } = proxyActivities<NaiveActivities>({ startToCloseTimeout: "10s" });
const stageKey = defineSearchAttributeKey("TakeholdStage", SearchAttributeType.KEYWORD);

export interface NaiveInput {
  readonly stakeholders: readonly string[];
  readonly audience: number;
  readonly windowDays: number;
}

export async function naiveSignoff(stakeholder: string): Promise<string> {
  const given = { choice: "" };
  setHandler(decided, (choice) => void (given.choice = choice));
  await mail(stakeholder, "please decide");
  for (let day = 1; given.choice === ""; day += 1) {
    await condition(() => given.choice !== "", "1 day");
    if (given.choice === "" && (day === 3 || day === 4)) await mail(stakeholder, "a reminder");
  }
  await record(`${stakeholder}: ${given.choice}`);
  return given.choice;
}

export async function naiveChange({ stakeholders, audience, windowDays }: NaiveInput): Promise<string> {
  const seen = { submitted: false, accepted: false, workDone: false, buildAccepted: false, launched: false };
  const completions: string[] = [];
  setHandler(submitted, () => void (seen.submitted = true));
  setHandler(accepted, () => void (seen.accepted = true));
  setHandler(workDone, () => void (seen.workDone = true));
  setHandler(buildAccepted, () => void (seen.buildAccepted = true));
  setHandler(launched, () => void (seen.launched = true));
  setHandler(trained, (person) => void completions.push(person));

  await enter("draft");
  await condition(() => seen.submitted);
  await enter("intake");
  await mail("owner", "please take this on");
  await condition(() => seen.accepted);
  await enter("alignment");
  const { workflowId } = workflowInfo();
  await Promise.all(
    stakeholders.map((stakeholder, index) =>
      executeChild(naiveSignoff, { workflowId: `${workflowId}/${index}`, args: [stakeholder] }),
    ),
  );
  await mail("owner", "everybody approved");
  await enter("build");
  await condition(() => seen.workDone);
  await record("work done");
  await condition(() => seen.buildAccepted);
  await enter("readiness");
  for (let noted = 0; noted < audience; noted += 1) {
    await condition(() => completions.length > noted);
    await record(`trained: ${completions[noted] ?? ""}`);
  }
  await condition(() => seen.launched);
  await enter("adoption");
  let rate = 0;
  for (let day = 1; day <= windowDays; day += 1) {
    await sleep("1 day");
    if (day % 30 === 0) rate = await measure();
  }
  await mail("owner", "the outcome");
  await enter("closed");
  return rate >= 0.6 ? "adopted" : "not_adopted";
}

async function enter(stage: string): Promise<void> {
  upsertSearchAttributes([{ key: stageKey, value: stage }]);
  await record(`stage ${stage}`);
}
