import { Analytics } from "@segment/analytics-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { execute } from "../database.ts";
import { countsOf, startIntake } from "./intake-server.ts";
import type { IntakeServer } from "./intake-server.ts";

// Proves that Segment's own client, as it comes, delivers to us: whatever it sends twice or late, the numbers stay.

let intake: IntakeServer;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => intake.stop());

const people = ["ada", "grace", "edsger"];

/** The same day of work, every time with the same ids. */
async function work(writeKey: string, host: string, day: Date): Promise<void> {
  const analytics = new Analytics({ writeKey, host });
  const failures: unknown[] = [];
  analytics.on("error", (error) => failures.push(error));
  for (const [place, userId] of people.entries()) {
    const anonymousId = `device of ${userId}`;
    analytics.identify({
      messageId: `identify ${userId}`,
      userId,
      anonymousId,
      traits: { email: `${userId}@example.org` },
    });
    for (let n = 0; n < 20; n += 1) {
      const timestamp = new Date(day.getTime() + (place * 100 + n) * 60_000);
      const event = n % 4 === 0 ? "Deal saved" : "Deal viewed";
      analytics.track({ messageId: `${userId} ${n}`, userId, event, timestamp, properties: { amount: n } });
    }
    analytics.page({ messageId: `page ${userId}`, anonymousId, name: "Deals", timestamp: day });
    analytics.alias({ messageId: `alias ${userId}`, previousId: `old ${userId}`, userId });
    analytics.group({ messageId: `group ${userId}`, userId, groupId: "sales" });
  }
  await analytics.closeAndFlush();
  expect(failures).toEqual([]);
}

test("one day sent five times over is one day", async () => {
  intake.now = Date.now();
  const { writeKey, number } = await intake.newSource({ id: "segment" });
  const day = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 - 86_400_000);
  const each = people.length * 24;
  for (let round = 1; round <= 5; round += 1) {
    await work(writeKey, intake.url, day);
    expect(await countsOf(intake.db, "segment")).toMatchObject({
      accepted: each,
      duplicates: each * (round - 1),
      rejected: 0,
    });
  }
  const events = await intake.db
    .selectFrom("usage_event")
    .select(["event", (eb) => eb.fn.countAll<string>().as("n")])
    .where("source", "=", number)
    .groupBy("event")
    .orderBy("event")
    .execute();
  expect(Object.fromEntries(events.map(({ event, n }) => [event, Number(n)]))).toEqual({
    "Deal saved": 15,
    "Deal viewed": 45,
    alias: 3,
    group: 3,
    identify: 3,
    page: 3,
  });
});

test("a client with a wrong key goes on undisturbed", async () => {
  await work("tku_nobody", intake.url, new Date("2026-03-02T00:00:00Z"));
});

test("while nothing can be stored the client is told to come again; then nothing is missing or doubled", async () => {
  const { writeKey } = await intake.newSource({ id: "outage" });
  intake.now = Date.now();
  const analytics = new Analytics({ writeKey, host: intake.url, flushAt: 1 });
  const answers: number[] = [];
  analytics.on("http_response", ({ status }) => answers.push(status));
  await execute(intake.databaseUrl, "revoke insert on usage_event from takehold_app");
  analytics.track({ messageId: "through", userId: "ada", event: "Deal saved" });
  await expect.poll(() => answers, { timeout: 20_000 }).toContain(503);
  await execute(intake.databaseUrl, "grant insert on usage_event to takehold_app");
  await expect.poll(() => answers.at(-1), { timeout: 30_000 }).toBe(200);
  await analytics.closeAndFlush();
  expect(await countsOf(intake.db, "outage")).toMatchObject({ accepted: 1, duplicates: 0, rejected: 0 });
});
