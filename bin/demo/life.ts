import type { Client } from "@temporalio/client";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { clockOf, fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { moved } from "./calendar-shift.ts";
import type { DemoClient } from "./client.ts";
import { findLinkOf, findLinks } from "./inbox.ts";
import type { Story } from "./stories.ts";

/** What the demo reads of a change. */
export interface DemoChange {
  readonly key: string;
  readonly title: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly work: readonly { readonly id: string; readonly state: string }[];
  readonly trainings: readonly { readonly id: string; readonly assigned: number; readonly completed: number }[];
  readonly waves: readonly {
    readonly id: string;
    readonly scheduledFor: string | null;
    readonly launchedAt: string | null;
  }[];
  readonly gates: readonly {
    readonly requests: readonly {
      readonly id: string;
      readonly standing: string;
      readonly person: { readonly name: string | null };
      readonly thread: readonly unknown[];
    }[];
    readonly objections: readonly { readonly id: string; readonly standing: string }[];
  }[];
  readonly targets: readonly {
    readonly verdict: string | null;
    readonly rate: number | null;
    readonly counted: number;
    readonly judged: number;
  }[];
  readonly reinforcements: readonly { readonly id: string; readonly standing: string }[];
}

export interface Stage {
  readonly client: DemoClient;
  readonly temporal: Client;
  readonly days: number;
  readonly say: (line: string) => void;
  /** Brings in the usage up to an instant of the moved calendar. */
  readonly importUntil: (instant: number) => Promise<void>;
  /** People of the core team at an instant, by the id other systems know them by. */
  readonly teamAt: (instant: number) => readonly string[];
  readonly signal: AbortSignal;
}

/** The proposal is written this long before the launch. */
const leadDays = 42;
/** One bounded jump: long enough to be quick, short enough that people could act in between. */
const jumpDays = 182;

/** Carries one story through its life from wherever an earlier run left it. Answers the closed change. */
export async function live(stage: Stage, story: Story): Promise<DemoChange> {
  const { client, days, say, signal } = stage;
  const { key } = await client.post<DemoChange>("/api/v1/changes", story.content, `demo-${story.id}-${days}`);
  const launchAt = Date.parse(moved(story.launched, days));
  let change = await look(stage, key);
  say(`${key}  ${change.title}`);
  while (change.stage !== "closed") {
    signal.throwIfAborted();
    await step(stage, change, { launchAt, talk: story.talk });
    change = await look(stage, key);
  }
  say(`${key}  closed: ${change.outcome?.replaceAll("_", " ") ?? "no outcome"}`);
  return change;
}

const path = (key: string) => `/api/v1/changes/${key}`;
const look = ({ client }: Stage, key: string) => client.get<DemoChange>(path(key));

interface Course {
  readonly launchAt: number;
  readonly talk: Story["talk"];
}

async function step(stage: Stage, change: DemoChange, course: Course): Promise<void> {
  const { launchAt } = course;
  const { client, say } = stage;
  const { key } = change;
  switch (change.stage) {
    case "draft":
      await travelTo(stage, key, launchAt - leadDays * DAY_MS);
      await client.post(`${path(key)}/submit`, {}, `demo-submit-${key}`);
      return say(`${key}  submitted; the owner is asked to take it on`);
    case "intake":
      await travelTo(stage, key, launchAt - (leadDays - 1) * DAY_MS);
      await client.post(`${path(key)}/accept`, {}, `demo-accept-${key}`);
      return say(`${key}  accepted; those who have to agree get a link by mail`);
    case "alignment":
      return align(stage, change, course);
    case "build":
      for (const item of change.work.filter(({ state }) => state !== "done"))
        await client.patch(`${path(key)}/work-items/${item.id}`, { state: "done" });
      await client.post(`${path(key)}/accept-build`, {}, `demo-build-${key}`);
      return say(`${key}  built and accepted against the brief`);
    case "readiness":
      return prepare(stage, change, launchAt);
    default:
      return measure(stage, change);
  }
}

/** The first who is asked may want to know something before, and approve with a condition; each step follows from where it stands. */
async function align(stage: Stage, change: DemoChange, { launchAt, talk }: Course): Promise<void> {
  if (talk === undefined) return sign(stage, change, launchAt);
  const { client, say } = stage;
  const { key } = change;
  const [gate] = change.gates;
  const [first] = gate?.requests ?? [];
  const link = await findLinkOf(client, key, first?.person.name ?? "");
  if (gate === undefined || first === undefined || link === undefined) return sign(stage, change, launchAt);
  const on = (day: number) => travelTo(stage, key, launchAt - (leadDays - day) * DAY_MS);
  const condition = gate.objections.find(({ standing }) => standing === "open");
  if (condition !== undefined) {
    await on(9);
    await client.press(link, { decision: "close", objection: condition.id });
    return say(`${key}  the condition is met, says who made it`);
  }
  if (first.standing === "asking") {
    await on(4);
    await client.post(`${path(key)}/questions/${first.id}/answer`, { text: talk.answer }, `demo-answer-${key}`);
    return say(`${key}  the owner answers, and their time runs again`);
  }
  if (first.standing !== "open") return sign(stage, change, launchAt);
  const isAsked = first.thread.length > 0;
  await on(isAsked ? 5 : 2);
  if (!isAsked) {
    await client.press(link, { decision: "ask", reason: talk.question });
    return say(`${key}  one of those asked has a question first; their clock stands still`);
  }
  await client.press(link, { decision: "approve_with_condition", condition: talk.condition });
  say(`${key}  approved with a condition, which keeps the gate shut`);
}

/** One person signs the day after being asked, the other after a reminder. */
async function sign(stage: Stage, { key, gates }: DemoChange, launchAt: number): Promise<void> {
  const open = gates.flatMap((gate) => gate.requests).filter((request) => request.standing === "open");
  for (const [index] of open.entries()) {
    await travelTo(stage, key, launchAt - (leadDays - 2 - index * 5) * DAY_MS);
    for (const link of (await findLinks(stage.client, key, "s")).slice(index, index + 1))
      await stage.client.press(link, { decision: "approve" });
  }
  // Whatever the order of the inbox was: nobody is left out.
  for (const link of await findLinks(stage.client, key, "s")) await stage.client.press(link, { decision: "approve" });
  stage.say(`${key}  signed by link by everybody asked`);
}

async function prepare(stage: Stage, { key, trainings, waves }: DemoChange, launchAt: number): Promise<void> {
  const { client, say } = stage;
  await travelTo(stage, key, launchAt - DAY_MS);
  for (const training of trainings) {
    const [link] = await findLinks(client, key, "t");
    if (link !== undefined) await client.press(link, {});
    const completions = stage.teamAt(launchAt - DAY_MS).map((person) => ({ person }));
    if (completions.length > 0) await client.post(`${path(key)}/training/${training.id}/completions`, { completions });
  }
  for (const wave of waves.filter((each) => each.launchedAt === null))
    await client.post(
      `${path(key)}/waves/${wave.id}/launch`,
      { at: new Date(launchAt).toISOString() },
      `demo-launch-${key}`,
    );
  say(`${key}  trained; launch set for ${new Date(launchAt).toISOString()}`);
  await stage.importUntil(launchAt + jumpDays * DAY_MS);
  await travelTo(stage, key, launchAt + 60_000);
}

/** Half a year at a time: the usage comes in, then time passes and the change measures itself. */
async function measure(stage: Stage, change: DemoChange): Promise<void> {
  const { client, temporal, say } = stage;
  const { key } = change;
  for (const task of change.reinforcements.filter(({ standing }) => standing === "open"))
    await client.post(
      `${path(key)}/reinforcements/${task.id}/done`,
      { note: "Reminded each other in reviews. What the team really did then, nobody recorded." },
      `demo-${key}-${task.id}`,
    );
  const from = (await clockOf(temporal, changeWorkflowId(key))).at;
  const until = from + jumpDays * DAY_MS;
  await stage.importUntil(until + 31 * DAY_MS);
  await travelTo(stage, key, until);
  const [target] = (await look(stage, key)).targets;
  if (target === undefined) return;
  const rate =
    target.rate === null
      ? "nobody to judge"
      : `${Math.round(target.rate * 100)}%, ${target.counted} of ${target.judged}`;
  say(`${key}  ${new Date(until).toISOString().slice(0, 10)}  ${target.verdict ?? "too early"}: ${rate}`);
}

/** Moves a change's own time ahead; a change that is there already stays. */
async function travelTo({ temporal, signal }: Stage, key: string, instant: number): Promise<void> {
  const id = changeWorkflowId(key);
  const { at, running } = await clockOf(temporal, id);
  if (running && at < instant) await fastForward(temporal, id, instant - at, { signal, timeoutMs: 300_000 });
}
