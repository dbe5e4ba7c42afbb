import { expect } from "vitest";
import { z } from "zod";
import { decideByLink } from "../../../app/signoff/decide.ts";
import type { DecisionForm } from "../../../app/signoff/form.ts";
import { signPage } from "../../../app/signoff/page.ts";
import { tokenOf } from "../../../app/signoff/token.ts";
import { createLetters } from "../../../web/letters/letters.ts";
import { sampleChange } from "../../path/sample.ts";
import { call } from "../../stack.ts";
import type { Stack } from "../../stack.ts";

/** Changes brought to a stage through the front door, for tests of what can be done there. */

const Requests = z.object({
  gates: z.array(
    z.looseObject({
      id: z.string(),
      standing: z.string(),
      requests: z.array(
        z.looseObject({
          id: z.string(),
          generation: z.number(),
          standing: z.string(),
          link: z.string(),
          person: z.looseObject({}),
        }),
      ),
    }),
  ),
});

export async function post(stack: Stack, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return call(stack, "POST", `/api/v1/changes/${path}`, body, headers);
}

async function done(stack: Stack, path: string, body?: unknown): Promise<void> {
  const answer = await post(stack, path, body);
  expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(200);
}

export async function inDraft(stack: Stack, more: object = {}): Promise<string> {
  const { status, body } = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(), ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return z.string().parse(body["key"]);
}

export async function inIntake(stack: Stack, more: object = {}): Promise<string> {
  const key = await inDraft(stack, more);
  await done(stack, `${key}/submit`);
  return key;
}

export async function inAlignment(stack: Stack, more: object = {}): Promise<string> {
  const key = await inIntake(stack, more);
  await done(stack, `${key}/accept`);
  return key;
}

export async function requestsOf(stack: Stack, key: string) {
  const { gates } = Requests.parse((await call(stack, "GET", `/api/v1/changes/${key}/signoffs`)).body);
  return gates.flatMap((gate) => gate.requests);
}

/** Decides a request as the person asked does from the link of this generation. */
export async function decide(
  stack: Stack,
  key: string,
  request: string,
  generation: number,
  decision: NonNullable<DecisionForm["decision"]>,
  more: Partial<DecisionForm> = {},
) {
  const token = tokenOf(stack.app.secret, { kind: "sign", change: key, subject: request, generation });
  const page = await signPage(stack.app, token);
  const nonce = "nonce" in page ? page.nonce : "";
  return decideByLink(stack.app, createLetters(stack.app), token, {
    nonce,
    decision,
    reason: decision === "decline" ? "Too early." : "",
    condition: "",
    to: "",
    objection: "",
    code: "",
    another: false,
    ...more,
  });
}

export async function inBuild(stack: Stack, more: object = {}): Promise<string> {
  const key = await inAlignment(stack, more);
  for (const { id, generation } of await requestsOf(stack, key))
    expect(await decide(stack, key, id, generation, "approve")).toEqual({ is: "recorded", late: false });
  return key;
}

export async function inReadiness(stack: Stack, more: object = {}): Promise<string> {
  const key = await inBuild(stack, more);
  const moved = await call(stack, "PATCH", `/api/v1/changes/${key}/work-items/B1`, { state: "done" });
  expect(moved.status).toBe(200);
  await done(stack, `${key}/accept-build`);
  return key;
}
