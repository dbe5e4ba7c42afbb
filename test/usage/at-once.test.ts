import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureSeries } from "../../store/usage/series.ts";
import { seenEvents } from "../../store/usage/seen.ts";
import { countsOf, startIntake } from "./intake-server.ts";
import type { IntakeServer } from "./intake-server.ts";

// Proves that deliveries of one source that are stored side by side count every message once, in the events, in the rollup and in
// the source's counters, whatever they share: twelve at once, forwards and backwards, of the same people and days.

let intake: IntakeServer;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => intake.stop());

const ids = 400;
const deliveries = 12;
const perDelivery = 200;

function message(nth: number) {
  const timestamp = new Date(Date.parse("2026-03-01T00:00:00Z") + nth * 300_000).toISOString();
  const event = nth % 4 === 0 ? "Deal saved" : "Deal viewed";
  return { type: "track", messageId: `m${nth}`, userId: `u${nth % 7}`, event, timestamp };
}

test("deliveries that come at once count each message once", async () => {
  const { writeKey, number } = await intake.newSource({ id: "busy" });
  const series = await ensureSeries(intake.db, "busy", { event: "Deal saved", where: [] }, "Europe/Berlin");
  const sent = Array.from({ length: deliveries }, (_, delivery) => {
    const own = Array.from({ length: perDelivery }, (_message, nth) => message((delivery * 67 + nth) % ids));
    return delivery % 2 === 0 ? own : own.toReversed();
  });
  const answers = await Promise.all(sent.map((batch) => intake.post("/v1/batch", { batch }, { key: writeKey })));
  const told = answers.map(({ status, json }) => {
    expect({ status, json }).toMatchObject({ status: 200, json: { success: true, rejected: 0 } });
    return (json as { accepted: number }).accepted;
  });
  expect(told.reduce((sum, accepted) => sum + accepted, 0)).toBe(ids);
  const newest = message(ids - 1).timestamp;
  const duplicates = deliveries * perDelivery - ids;
  expect(await countsOf(intake.db, "busy")).toEqual({ accepted: ids, duplicates, rejected: 0, watermark: newest });
  const days = await intake.db.selectFrom("usage_day").select("n").where("series", "=", series).execute();
  expect(days.reduce((sum, { n }) => sum + n, 0)).toBe(ids / 4);
  const seen = await seenEvents(intake.db, "busy");
  expect(seen.map(({ event, count }) => [event, count])).toEqual([
    ["Deal viewed", (ids * 3) / 4],
    ["Deal saved", ids / 4],
  ]);
  const stored = await intake.db.selectFrom("usage_event").select("at").where("source", "=", number).execute();
  expect(stored.length).toBe(ids);
});
