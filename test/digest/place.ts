import { randomUUID } from "node:crypto";
import { runDigestRound } from "../../app/digest/round.ts";
import type { DigestRound } from "../../app/digest/round.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { createLetters } from "../../web/letters/letters.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { sampleChange } from "../path/sample.ts";
import { call } from "../stack.ts";
import type { Stack } from "../stack.ts";

const dayMs = 86_400_000;

/** The Sunday on which the run begins that tells of the week after this one. */
export function sundayAfterNext(now = Date.now()): number {
  const today = new Date(now);
  const monday = Date.UTC(
    today.getUTCFullYear(),
    today.getUTCMonth(),
    today.getUTCDate() - ((today.getUTCDay() + 6) % 7),
  );
  return monday + 13 * dayMs + 9 * 3_600_000;
}

/** Proposes a change in the middle of the week before that Sunday, far from where a zone could see another one. */
export async function proposedBefore(stack: Stack, sunday: number, more: object): Promise<string> {
  const made = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(), ...more });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const key = String(made.body["key"]);
  const wednesday = sunday - 4 * dayMs;
  await fastForward(stack.client, changeWorkflowId(key), wednesday - Date.now());
  await moved(stack, key, "submit");
  return key;
}

export async function moved(stack: Stack, key: string, verb: string, body?: object): Promise<void> {
  const answer = await call(stack, "POST", `/api/v1/changes/${key}/${verb}`, body, {
    "idempotency-key": randomUUID(),
  });
  if (answer.status >= 300) throw new Error(`${verb}: ${JSON.stringify(answer.body)}`);
}

export async function person(stack: Stack, email: string, more: object = {}): Promise<string> {
  const made = await call(stack, "POST", "/api/v1/people", { name: email.split("@")[0] ?? email, email, ...more });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return String(made.body["id"]);
}

/** A key of somebody's own that may read all changes, which makes them one who leads. */
export async function leads(stack: Stack, id: string): Promise<string> {
  const scopes = ["changes:read"];
  const made = await call(stack, "POST", "/api/v1/keys", { name: "reads", scopes, person: id });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return String(made.body["key"]);
}

/** One round of the run that began on that Sunday, at an instant. */
export function roundAt(stack: Stack, begunAt: number, now: number, more: object = {}): Promise<DigestRound> {
  const { app } = stack;
  const onFault = (error: unknown) => {
    throw error;
  };
  const deps = { ...app, letters: createLetters(app), onFault, ...more };
  return runDigestRound(deps, { begunAt, now, hour: 7, isOver: () => false });
}
