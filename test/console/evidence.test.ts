import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { inReadiness, post } from "../api/change/proposals.ts";
import { sampleTarget } from "../path/sample.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** What the numbers stand on, by forms alone: the time before the launch, a second source beside the first, and why they differ. */

let stack: Stack;
let visitor: Visitor;
let key = "";
const now = Date.now();
const people = Array.from({ length: 10 }, (_, index) => `user-${index}`);

async function acted(source: string, weeks: readonly number[], who: readonly string[]): Promise<void> {
  const events = who.flatMap((userId) =>
    weeks.map((week) => ({
      type: "track",
      event: "lead_entered",
      userId,
      messageId: `${source} ${userId} ${week}`,
      timestamp: new Date(now + (week * 7 - 1) * DAY_MS).toISOString(),
    })),
  );
  expect((await call(stack, "POST", `/api/v1/sources/${source}/import`, { events })).body).toMatchObject({
    rejected: [],
  });
}

beforeAll(async () => {
  stack = await startStack();
  for (const id of ["crm", "warehouse"]) await call(stack, "POST", "/api/v1/sources", { id, name: id, historic: true });
  await call(stack, "POST", "/api/v1/populations", { id: "everyone" });
  const members = people.map((userId) => ({ userId, group: "sales", joinedAt: "2020-01-01T00:00:00Z" }));
  await call(stack, "POST", "/api/v1/populations/everyone/members", { members });
  await acted("crm", [-4, -3, -2, -1], people.slice(0, 2));
  key = await inReadiness(stack, { targets: [{ ...sampleTarget, graceDays: 0 }], trainings: [] });
  visitor = await signIn(stack);
}, 120_000);
afterAll(() => stack.stop());

test("the time before is measured by a button, and after the launch it is said kindly that it cannot be", async () => {
  const at = `/changes/${key}/evidence`;
  const before = await visitor.get(at);
  expect(textOf(before.html)).toContain("Nothing is measured yet. Measure it before the launch");
  const taken = await visitor.send(before, `${at}/baseline`);
  expect(textOf(taken.html)).toMatch(
    /The time before is measured\..*20%, 2 of 10 at .*Measured again, the newer one counts/,
  );
  expect((await post(stack, `${key}/waves/all/launch`, {})).status).toBe(200);
  const after = await visitor.get(at);
  expect(textOf(after.html)).toContain("It stays as it is.");
  expect(after.html).not.toContain(`action="${at}/baseline"`);
  // Somebody whose page was open since before.
  const late = await visitor.send(taken, `${at}/baseline`);
  expect(late.status).toBe(409);
  expect(textOf(late.html)).toMatch(
    /This was not recorded\..*a baseline is of the time before. What was taken then stays/,
  );
});

test("a second source is named, stands beside the first, and what differs is explained by whoever found out", async () => {
  await acted("crm", [1, 2, 3, 4, 5, 6], people.slice(0, 8));
  await acted("warehouse", [1, 2, 3, 4, 5, 6], people.slice(0, 5));
  await fastForward(stack.client, changeWorkflowId(key), 42 * DAY_MS);
  expect((await post(stack, `${key}/spending`, { part: "adoption", spent: 10 })).status).toBe(200);
  const at = `/changes/${key}/evidence`;
  const page = await visitor.get(at);
  expect(textOf(page.html)).toContain("crm decides, whatever another one says");
  const wrong = await visitor.send(page, `${at}/second-source`, { source: "warehouse", tolerance: "500" });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('value="500"');
  const named = await visitor.send(page, `${at}/second-source`, { source: "warehouse", tolerance: "10" });
  expect(textOf(named.html)).toMatch(/Everybody 10 8 5 −30 points, too much/);
  expect(textOf(named.html)).toMatch(/Everybody, .*: 8 against 5 of 10 people .*Olga.* finds out why, open since/);
  const explanation = "The warehouse lags a team that moved.";
  const resolved = await visitor.send(named, `${at}/resolve`, { resolution: "second_mended", explanation });
  expect(textOf(resolved.html)).toMatch(/The second source was mended, .*The warehouse lags a team that moved\./);
  const reader = await signIn(stack, { email: "reader@example.com", scopes: ["changes:read"] });
  const seen = await reader.get(at);
  expect(textOf(seen.html)).toContain("shown to whoever may see names");
  expect(seen.html).not.toContain('<form method="post" action="/changes');
  expect(textOf((await visitor.get(`/changes/${key}`)).html)).toContain("What the numbers stand on");
}, 120_000);
