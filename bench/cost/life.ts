import { strictEqual } from "node:assert/strict";
import { z } from "zod";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { clockOf, fastForward } from "../../lib/temporal/time-travel.ts";
import { findChange } from "../../store/change/read.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { proposal, stakeholders } from "../proposal.ts";
import { approve, openSignPage, signLinks } from "../sign-links.ts";
import type { Stack } from "../stack.ts";

export const signoffs = 6;
export const audience = 50;
/** Of the audience, those who come to use it. */
const adopters = 40;

/** Carries one change from proposal to verdict through HTTP, and tells when a step of it is over. */
export async function fullLife(
  stack: Stack,
  over: (step: string, workflowId: string) => Promise<void>,
): Promise<string> {
  await addPeople(stack);
  const made = await stack.call("POST", "/changes", { ...proposal(stakeholders(signoffs)), submit: true });
  const key = String(made["key"]);
  const workflowId = changeWorkflowId(key);
  await over("proposed and submitted", workflowId);
  await stack.call("POST", `/changes/${key}/accept`);
  await over("taken on", workflowId);
  await signAll(stack, key, workflowId);
  await over(`${signoffs} sign-offs, 2 reminders`, workflowId);
  await stack.call("PATCH", `/changes/${key}/work-items/B1`, { state: "done" });
  await stack.call("POST", `/changes/${key}/accept-build`);
  await over("built and accepted", workflowId);
  await stack.call("POST", `/changes/${key}/training/L1/completions`, {
    completions: people().map(({ person }) => ({ person })),
  });
  await over(`${audience} training completions`, workflowId);
  await stack.call("POST", `/changes/${key}/waves/all/launch`, {});
  await over("launched", workflowId);
  await sendUsage(stack, (await clockOf(stack.client, workflowId)).at);
  await fastForward(stack.client, workflowId, 200 * DAY_MS);
  strictEqual(await stack.client.workflow.getHandle(workflowId).result(), "adopted");
  await over("measured by months for 180 days, closed", workflowId);
  return workflowId;
}

function people() {
  return Array.from({ length: audience }, (_, index) => ({
    person: `user-${index + 1}@example.com`,
    name: `User ${index + 1}`,
  }));
}

async function addPeople(stack: Stack): Promise<void> {
  await stack.call("POST", "/populations", { id: "everyone" });
  const members = people().map((one) => ({ ...one, group: "sales", joinedAt: "2020-01-01T00:00:00Z" }));
  await stack.call("POST", "/populations/everyone/members", { members });
}

/** Half of them answer at once, two when they are reminded, the last one at the second reminder. */
async function signAll(stack: Stack, key: string, workflowId: string): Promise<void> {
  const links = await signLinks(stack, key);
  strictEqual(links.length, signoffs);
  for (const [index, link] of links.entries()) {
    const remindersFirst = index < 3 ? 0 : index < 5 ? 1 : 2;
    while ((await remindersOf(stack, key)) < remindersFirst) await fastForward(stack.client, workflowId, DAY_MS / 2);
    await approve(link, await openSignPage(link));
  }
  const row = await findChange(stack.app.db, key);
  strictEqual(row?.state.stage, "build");
}

async function remindersOf(stack: Stack, key: string): Promise<number> {
  const row = await findChange(stack.app.db, key);
  return Math.max(
    0,
    ...Object.values(row?.state.gates ?? {}).flatMap((gate) => gate.clocks.map((clock) => clock.reminders)),
  );
}

/** Most of the audience act three times a month, for longer than the window is open. */
async function sendUsage(stack: Stack, launchedAt: number): Promise<void> {
  const { writeKey } = await stack.call("POST", "/sources", { id: "crm", historic: true });
  const batch = people()
    .slice(0, adopters)
    .flatMap(({ person }) =>
      Array.from({ length: 21 }, (_, nth) => ({
        type: "track",
        event: "lead_entered",
        userId: person,
        messageId: `${person} ${nth}`,
        timestamp: new Date(launchedAt + (nth * 10 + 1) * DAY_MS).toISOString(),
      })),
    );
  const body = JSON.stringify({ writeKey, batch });
  const response = await fetch(`${stack.url}/v1/import`, { method: "POST", body });
  const { accepted } = z.object({ accepted: z.number() }).parse(await response.json());
  strictEqual(accepted, batch.length);
}
