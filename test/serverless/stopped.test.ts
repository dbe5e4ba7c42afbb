/**
 * Proves that a function that was stopped goes on although its connections are gone without its having been told, as they
 * are when a router between has forgotten them.
 */
import { connect, createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { renewedAfterPauses } from "../../bin/parts/functions/renewed.ts";
import { openRenewableDatabase } from "../../store/renewable-database.ts";

/** Passes bytes on to the database until it forgets a connection: then neither side hears of the other again. */
let router: Server;
let routed: [Socket, Socket][];

beforeEach(async () => {
  const database = new URL(inject("postgresUrl"));
  routed = [];
  router = createServer((near) => {
    const far = connect(Number(database.port), database.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => undefined);
    routed.push([near, far]);
  });
  await new Promise<void>((resolve) => router.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  for (const socket of routed.flat()) socket.destroy();
  router.close();
});

function forgetAll(): void {
  for (const [near, far] of routed) {
    near.unpipe(far).resume();
    far.unpipe(near).resume();
  }
}

test("connections are kept from request to request, and left after a pause", async () => {
  const address = router.address();
  const url = new URL(inject("postgresUrl"));
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const database = openRenewableDatabase(() => Promise.resolve({ url: url.href, role: null }));
  let now = 0;
  const one = async () => (await sql<{ one: number }>`select 1 as one`.execute(database.db)).rows[0]?.one;
  const handler = renewedAfterPauses(database.renew, one, () => now);
  expect(await handler()).toBe(1);
  now += 500;
  expect(await handler()).toBe(1);
  expect(routed.length).toBe(1);
  forgetAll();
  now += 3_600_000;
  expect(await handler()).toBe(1);
  expect(routed.length).toBe(2);
  await database.db.destroy();
}, 15_000);

test("a database that is away when a function starts is asked again", async () => {
  let asked = 0;
  const database = openRenewableDatabase(() => {
    asked += 1;
    if (asked === 1) return Promise.reject(new Error("away"));
    return Promise.resolve({ url: inject("postgresUrl"), role: null });
  });
  const query = () => sql`select 1`.execute(database.db);
  await expect(query()).rejects.toThrow("away");
  await expect(query()).resolves.toMatchObject({ rows: [{}] });
  await database.db.destroy();
});
