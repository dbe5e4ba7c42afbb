import type { Plan } from "../../domain/change/plan.ts";
import type { Verdict } from "../../domain/change/reading.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { text } from "../change/cooperate.ts";
import { proposer, smallPlan } from "../change/plans.ts";
import { newKey, ordered } from "./place.ts";
import type { Place } from "./place.ts";
import type { Measuring } from "./recorder.ts";

/** Lives of changes as these tests need them, moved on by the orders of people. */

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const revision = { number: 1, hash: "h1" };

/** Begins a change of this plan, submitted at once; returns its key. */
export async function begun(place: Place, plan: Plan = smallPlan): Promise<string> {
  const key = newKey();
  await place.gateway.begin(key, [
    ordered("create", { type: "create", proposer, plan, revision }),
    ordered("submit", { type: "submit" }),
  ]);
  return key;
}

/** Begins a change and takes it on, so that its gates are open. */
export async function aligned(place: Place, plan: Plan = smallPlan): Promise<string> {
  const key = await begun(place, plan);
  await place.send(key, { type: "accept" });
  return key;
}

/** A plan whose single gate asks so many people and needs all of them. */
export function askingMany(count: number): Plan {
  const stakeholders = Array.from({ length: count }, (_, index) => ({ person: `P${index + 1}`, team: null }));
  return { ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" }, stakeholders }] };
}

export async function stateOf(place: Place, key: string): Promise<ChangeState> {
  return place.handle(key).query<ChangeState>("current");
}

export interface Asked {
  readonly request: string;
  readonly person: string;
}

/** The requests of the gates opened last, as the record names them. */
export function requestsOf(place: Place, key: string): readonly Asked[] {
  return place.recorder
    .of(key)
    .events.flatMap(({ fact }) => (fact.type === "gate.opened" ? fact.requests : []))
    .map(({ id, person }) => ({ request: id, person }));
}

export function approval({ request, person }: Asked, id = `approve-${request}`) {
  const said = { choice: "approve", reason: null, shownHash: revision.hash, generation: 1 } as const;
  return ordered(id, { type: "decide", request, ...said }, person);
}

/** Everybody approves. */
export async function approved(place: Place, key: string): Promise<void> {
  for (const asked of requestsOf(place, key)) await place.gateway.send(key, approval(asked));
}

/** From the approval to the launch of every wave. */
export async function delivered(place: Place, key: string, waves: readonly string[] = ["L1"]): Promise<void> {
  await place.send(key, { type: "add-work-item", item: "W1" });
  await place.send(key, { type: "set-work-item", item: "W1", state: "done" });
  await place.send(key, { type: "accept-build" });
  for (const wave of waves)
    await place.send(key, { type: "launch", wave, launchAt: null, untrained: 0, override: null });
}

export { text };

/** Readings that follow a list of verdicts; the last one is the verdict of record. */
export function following(verdicts: readonly Verdict[]): Measuring {
  let reachedAt: number | null = null;
  let fellAt: number | null = null;
  return (count, at) => {
    const verdict = verdicts[Math.min(count, verdicts.length - 1)] ?? "unknown";
    if (verdict === "met") reachedAt ??= at;
    if (verdict !== "met" && count > 0 && verdicts[count - 1] === "met") fellAt = at;
    const figures = { rate: 0.5, counted: 5, judged: 10, reinforceBy: at + 14 * DAY_MS };
    return { ...figures, verdict, reachedAt, fellAt, waves: [verdict], final: count >= verdicts.length - 1 };
  };
}
