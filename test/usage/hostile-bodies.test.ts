import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countsOf, startIntake } from "./intake-server.ts";
import type { IntakeServer } from "./intake-server.ts";

// Proves that no body, however made, ends the server or takes a good message down with it: every delivery is answered with 200, every
// good message beside a bad one is stored, and everything else is on the list with a reason.

let intake: IntakeServer;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => intake.stop());

const paths = ["/v1/batch", "/v1/track", "/v1/t", "/v1/import", "/batch/", "/e/", "/cloudevents", "/v1/logs"] as const;
const types = ["application/json", "text/plain", "application/x-www-form-urlencoded", "application/x-protobuf", "x"];

const anyBody = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc.string({ unit: "binary" }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom("data=", "data=%", "\ufeff{}", "[".repeat(50_000), '{"a":'.repeat(20_000), "nul", "x\u009c"),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(bytes)])),
);

test("whatever comes is answered with 200, and the server goes on", { timeout: 180_000 }, async () => {
  const { writeKey } = await intake.newSource({ id: "hostile" });
  const property = fc.asyncProperty(
    fc.constantFrom(...paths),
    fc.constantFrom(...types),
    fc.boolean(),
    anyBody,
    async (path, type, isZipped, body) => {
      const sent = isZipped ? gzipSync(body) : body;
      const { status } = await intake.post(path, sent, { key: writeKey, headers: { "content-type": type } });
      expect(status).toBe(200);
    },
  );
  await fc.assert(property, { numRuns: 150 });
  const one = { type: "track", messageId: "after", userId: "u", event: "Deal saved" };
  expect(await intake.post("/v1/batch", { batch: [one] }, { key: writeKey })).toMatchObject({ json: { accepted: 1 } });
});

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    {
      type: fc.constantFrom("track", "alias", "identify", "page", 7, null),
      userId: fc.jsonValue({ maxDepth: 1 }),
      anonymousId: fc.jsonValue({ maxDepth: 1 }),
      previousId: fc.jsonValue({ maxDepth: 1 }),
      event: fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 1 })),
      timestamp: fc.oneof(fc.string(), fc.integer(), fc.constant("2026-03-03T09:00:00Z")),
      messageId: fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 1 })),
      properties: fc.jsonValue({ maxDepth: 5 }),
      traits: fc.jsonValue({ maxDepth: 2 }),
      context: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  ),
);

test(
  "a good message beside strange ones is stored, and every strange one is accounted for",
  { timeout: 180_000 },
  async () => {
    const { writeKey } = await intake.newSource({ id: "strange" });
    let nth = 0;
    const property = fc.asyncProperty(fc.array(strange, { maxLength: 8 }), fc.nat(), async (others, place) => {
      const good = { type: "track", messageId: `good ${(nth += 1)}`, userId: "u", event: "Deal saved" };
      const batch: unknown[] = [...others];
      batch.splice(place % (others.length + 1), 0, good);
      const { status, json } = await intake.post("/v1/batch", { batch }, { key: writeKey });
      expect(status).toBe(200);
      const told = json as { accepted: number; duplicates: number; rejected: number };
      expect(told.accepted + told.duplicates + told.rejected).toBe(batch.length);
      const stored = await intake.db
        .selectFrom("usage_event")
        .select("message_id")
        .where("message_id", "=", good.messageId)
        .execute();
      expect(stored.length).toBe(1);
    });
    await fc.assert(property, { numRuns: 60 });
  },
);

test("a body that grows without end when it is unpacked is refused before it is", async () => {
  const { writeKey } = await intake.newSource({ id: "bomb" });
  const bomb = gzipSync(Buffer.alloc(200 * 1_024 * 1_024, " "), { level: 9 });
  const before = process.memoryUsage().rss;
  for (const path of ["/v1/batch", "/batch/", "/v1/logs", "/cloudevents"]) {
    const strict = { key: writeKey, headers: { "x-strict-mode": "1" } };
    expect(await intake.post(path, bomb, strict)).toMatchObject({ status: 413 });
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_024 * 1_024);
  // The same body four times is told once.
  expect(await countsOf(intake.db, "bomb")).toMatchObject({ accepted: 0, rejected: 1 });
});

test("bytes that are no text keep their event", async () => {
  const { writeKey } = await intake.newSource({ id: "bytes" });
  const [head = "", tail = ""] = JSON.stringify({
    batch: [{ type: "track", messageId: "b1", userId: "u", event: "Deal saved", properties: { note: "<here>" } }],
  }).split("<here>");
  const body = Buffer.concat([Buffer.from(head), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(tail)]);
  expect(await intake.post("/v1/batch", body, { key: writeKey })).toMatchObject({ json: { accepted: 1, rejected: 0 } });
});

test("limits are those of Segment's specification, to the byte", async () => {
  const { writeKey } = await intake.newSource({ id: "limits" });
  const options = { key: writeKey, headers: { "x-strict-mode": "1" } };
  const sized = (messageId: string, bytes: number, unit = "x") => {
    const message = { type: "track", messageId, userId: "u", event: "Deal saved", context: { note: "" } };
    const width = Buffer.byteLength(unit);
    const left = bytes - Buffer.byteLength(JSON.stringify(message));
    message.context.note = unit.repeat(Math.floor(left / width)) + "x".repeat(left % width);
    expect(Buffer.byteLength(JSON.stringify(message))).toBe(bytes);
    return message;
  };
  const fits = [sized("full", 32_768), sized("umlauts", 32_768, "ü")];
  const over = [sized("one more", 32_769), sized("umlauts more", 32_769, "ü")];
  expect(await intake.post("/v1/batch", { batch: [...fits, ...over] }, options)).toMatchObject({
    status: 400,
    json: {
      accepted: 2,
      rejected: [
        { index: 2, reason: "too_many_bytes" },
        { index: 3, reason: "too_many_bytes" },
      ],
    },
  });
  const many = Array.from({ length: 2_503 }, (_, n) => ({
    type: "track",
    messageId: `m${n}`,
    userId: "u",
    event: "e",
  }));
  expect(await intake.post("/v1/batch", { batch: many }, options)).toMatchObject({
    status: 400,
    json: { accepted: 2_500, rejected: [{ index: 2_500, reason: "too_many" }] },
  });
  const padded = (bytes: number) => {
    const body = JSON.stringify({ batch: [sized(`of ${bytes}`, 200)] });
    return body + " ".repeat(bytes - body.length);
  };
  expect(await intake.post("/v1/batch", padded(512_000), options)).toMatchObject({ json: { accepted: 1 } });
  expect(await intake.post("/v1/batch", padded(512_001), options)).toMatchObject({ status: 413 });
});
