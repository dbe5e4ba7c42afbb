import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moved, shiftDays } from "../../bin/demo/calendar-shift.ts";
import { DemoClient } from "../../bin/demo/client.ts";
import { play } from "../../bin/demo/play.ts";
import { operator } from "../../app/actor.ts";
import { removeDemo } from "../../app/record/remove-demo.ts";
import { verifyAllRecords } from "../../app/record/verify-all.ts";
import { openDatabase } from "../../store/database.ts";
import { startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";

/** The demo's two changes, played over HTTP on the real services, end with the verdicts of an independent implementation. */
let stack: Stack;
let server: ReturnType<typeof serve>;
let url: string;

beforeAll(async () => {
  stack = await startStack();
  server = serve({ fetch: stack.api.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await stack.stop();
});

test(
  "one change falls, recovers and is adopted, the other lapses; every number is the expected one; a second run changes nothing",
  { timeout: 600_000 },
  async () => {
    const client = new DemoClient(url, stack.adminKey);
    const said: string[] = [];
    const options = { say: (line: string) => said.push(line), signal: new AbortController().signal };
    const played = await play(client, stack.client, options);
    expect(played.comparison.differences).toEqual([]);
    expect(played.comparison.compared).toBeGreaterThan(100);
    expect(played.changes.map((change) => change.outcome)).toEqual(["adopted", "lapsed"]);
    expect(played.changes.every((change) => change.reinforcements.length > 0)).toBe(true);
    expect(said.join("\n")).toMatch(
      /has a question first.*the owner answers.*approved with a condition.*the condition is met/s,
    );
    const { items } = await client.get<{ items: { key: string }[] }>("/api/v1/portfolio");
    expect(items.map((item) => item.key)).toEqual(played.changes.map((change) => change.key).toReversed());
    const again = await play(client, stack.client, options);
    expect(again.changes.map((change) => change.key)).toEqual(played.changes.map((change) => change.key));
    expect((await client.get<{ items: unknown[] }>("/api/v1/portfolio")).items).toHaveLength(2);
  },
);

test(
  "the demo is taken away in one step: what somebody made stays, and every record still checks",
  { timeout: 120_000 },
  async () => {
    const client = new DemoClient(url, stack.adminKey);
    const own = await client.post<{ key: string }>("/api/v1/changes", {
      title: "Of our own",
      proposer: "petra@example.com",
      owner: "rafael@maintainers.example",
      population: "workers-sdk",
    });
    const owner = openDatabase({ url: stack.databaseUrl, role: null });
    try {
      const app = { db: owner, now: Date.now };
      await expect(removeDemo(app, operator)).rejects.toThrow(`${own.key} measures with “workers-sdk”`);
      await client.patch(`/api/v1/changes/${own.key}`, { population: null });
      const before = await verifyAllRecords(stack.app, operator);
      const removed = await removeDemo(app, operator);
      expect(removed).toMatchObject({ changes: 2, events: 12_243 });
      expect(removed.people).toBeGreaterThan(500);
      const { items } = await client.get<{ items: { key: string }[] }>("/api/v1/changes");
      expect(items.map(({ key }) => key)).toEqual([own.key]);
      expect((await client.get<{ items: unknown[] }>("/api/v1/sources")).items).toEqual([]);
      const people = await client.get<{ items: { email: string | null }[] }>("/api/v1/people?limit=200");
      // Whoever is named in a change of somebody's own stays, wherever they came from.
      const emails = people.items.flatMap(({ email }) => email ?? []).toSorted();
      expect(emails).toEqual(["petra@example.com", "rafael@maintainers.example"]);
      for (const page of ["/api/v1/portfolio", "/inbox", "/people", "/calendar", "/intake", "/"])
        expect((await fetch(`${url}${page}`, { headers: { authorization: `Bearer ${stack.adminKey}` } })).status).toBe(
          200,
        );
      const after = await verifyAllRecords(stack.app, operator);
      expect(after).toMatchObject({ changes: before.changes, broken: null });
      expect(after.events).toBeGreaterThanOrEqual(before.events);
      expect(await removeDemo(app, operator)).toEqual({ changes: 0, people: 0, events: 0 });
    } finally {
      await owner.destroy();
    }
  },
);

test("instants are moved by whole four-year cycles, so months keep their lengths", () => {
  const launch = Date.parse("2021-12-10T18:32:33Z");
  expect(shiftDays(launch, Date.parse("2026-11-21T00:00:00Z"), 49)).toBe(2_922);
  expect(moved("2024-02-29T12:00:00Z", 2_922)).toBe("2032-02-29T12:00:00Z");
});
