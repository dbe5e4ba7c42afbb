// Proves that an erasure whose process or connection dies in the middle has erased nothing, and that the next one erases all of it; and that a
// connection that breaks while it is in use does not end the process.
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { lockPeople } from "../../store/people/lock.ts";
import { lockIdentities } from "../../store/usage/links.ts";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { tracesIn, wholeDatabase } from "./traces.ts";

let door: FrontDoor;
const owner = new Client({ connectionString: inject("postgresUrl") });
let headers: { readonly Authorization: string };
const planted = { name: "Zacharias Quillfeather", email: "zq.planted@example.com", userId: "usr-planted-77" };
const words = Object.values(planted);

beforeAll(async () => {
  await owner.connect();
  door = await openFrontDoor();
  headers = await door.key("people:read", "people:write", "usage:read", "usage:write");
});
afterAll(async () => {
  await owner.end();
  await door.close();
});

const call = async (path: string, body: unknown) => {
  const response = await door.api.request(`/api/v1${path}`, posted(body, headers));
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as { id: string };
};

const traces = async () => tracesIn(await wholeDatabase(door.app.db), words);

test.each(["people", "identities"] as const)("killed while it waits for its turn among %s", async (turn) => {
  const { name, email, userId } = planted;
  const { id } = await call("/people", { name, email, userIds: [userId] });
  await call("/sources", { id: `of-${turn}` });
  const event = { type: "track", userId, messageId: "1", event: "Deal saved", properties: { by: name, to: email } };
  await call(`/sources/of-${turn}/import`, { events: [{ ...event, timestamp: new Date().toISOString() }] });
  const before = await traces();
  expect(before.length).toBeGreaterThan(3);

  const holder = await door.app.db.startTransaction().execute();
  await (turn === "people" ? lockPeople : lockIdentities)(holder);
  const erase = async () => door.api.request(`/api/v1/people/${id}`, { method: "DELETE", headers });
  const dying = erase();
  const waiting = async () =>
    (
      await sql<{ pid: number }>`select pid from pg_locks
        where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`.execute(door.app.db)
    ).rows;
  try {
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1);
    const [held] = await waiting();
    // Its end is that of its process: the line breaks, and what it had done is undone.
    await owner.query("select pg_terminate_backend($1)", [held?.pid]);
    expect((await dying).status).toBeGreaterThanOrEqual(500);
  } finally {
    await holder.rollback().execute();
  }
  expect(await traces()).toEqual(before);

  expect((await erase()).status).toBe(200);
  expect(await traces()).toEqual([]);
  expect((await erase()).status).toBe(200);
});
