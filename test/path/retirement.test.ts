import { expect, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { call } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { decide, eventsOf, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleTarget } from "./sample.ts";

// A retirement through its whole life on the real services: the target is that use falls. While people go on using the old
// report nothing is met; once they stop, and it stays so for as long as was agreed, the change is adopted.
const site = mailedStack();

const DAY_MS = 86_400_000;
const people = ["ann", "ben", "cleo", "dan", "eve", "finn"];

test("use that falls to the target and stays there is met, and not before", { timeout: 180_000 }, async () => {
  const { stack } = site;
  await call(stack, "POST", "/api/v1/sources", { id: "reports", name: "Reports", historic: true });
  const { body } = await call<{ writeKey: string }>(stack, "POST", "/api/v1/sources/reports/keys", { name: "test" });
  await addReaders(stack);
  const key = await toAlignment(stack, {
    title: "Retire the old report",
    gates: [{ name: "Finance", stakeholders: [{ person: "Fritz Finance <fritz@example.com>" }] }],
    population: "readers",
    targets: [
      {
        ...sampleTarget,
        name: "Nobody opens the old report",
        behaviour: { event: "old_report_opened" },
        source: "reports",
        aim: "at_most",
        threshold: 0.2,
        counts: "active",
        m: 1,
        w: 1,
        graceDays: 0,
        windowDays: 90,
        sustainDays: 21,
      },
    ],
    workItems: [],
    trainings: [],
  });
  await decide(stack, await signLink(site.mailbox, "fritz@example.com"), "approve");
  const path = `/api/v1/changes/${key}`;
  await call(stack, "POST", `${path}/accept-build`);
  const launched = await call(stack, "POST", `${path}/waves/all/launch`, {});
  expect(launched.body).toMatchObject({ stage: "adoption" });
  const from = Date.now();
  // For four weeks everybody opens the old report, then one person in six, which is below the target; the new one all the time.
  const opened = Array.from({ length: 14 }, (_, week) =>
    people.flatMap((person, nth) => {
      const at = new Date(from + (week * 7 + 0.5) * DAY_MS).toISOString();
      const old = week < 4 || nth === 0;
      return [{ person, at, event: "new_report_opened" }, ...(old ? [{ person, at, event: "old_report_opened" }] : [])];
    }),
  ).flat();
  await send(stack, body.writeKey, opened);

  await fastForward(stack.client, `change/${key}`, 28 * DAY_MS);
  const early = await verdictOf(stack, path, from + 28 * DAY_MS);
  expect(early).toMatchObject({ verdict: "open", reachedAt: null, gap: expect.closeTo(0.8) });
  await fastForward(stack.client, `change/${key}`, 75 * DAY_MS);
  expect(await stack.client.workflow.getHandle(`change/${key}`).result()).toBe("adopted");
  expect(await verdictOf(stack, path, from + 89 * DAY_MS)).toMatchObject({ verdict: "met" });
  const types = (await eventsOf(stack, key)).map(({ type }) => type);
  expect(types).not.toContain("reinforcement.opened");
});

async function addReaders(stack: Stack): Promise<void> {
  await call(stack, "POST", "/api/v1/populations", { id: "readers", name: "Readers of the report" });
  const joinedAt = new Date(Date.now() - 100 * DAY_MS).toISOString();
  const members = people.map((name) => ({ person: `${name}@example.com`, group: "core", joinedAt }));
  const { status, body } = await call(stack, "POST", "/api/v1/populations/readers/members", { members });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
}

async function send(stack: Stack, writeKey: string, opened: readonly { person: string; at: string; event: string }[]) {
  const batch = opened.map(({ person, at, event }, index) => ({
    type: "track",
    messageId: `opened ${index}`,
    userId: `${person}@example.com`,
    event,
    timestamp: at,
  }));
  const answer = await stack.api.request("/v1/batch", {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, "content-type": "application/json" },
    body: JSON.stringify({ batch }),
  });
  expect(answer.status).toBe(200);
}

async function verdictOf(stack: Stack, path: string, at: number): Promise<object | undefined> {
  const asOf = new Date(at).toISOString();
  const { body } = await call<{ targets: object[] }>(stack, "GET", `${path}/adoption?asOf=${asOf}`);
  return body.targets[0];
}
