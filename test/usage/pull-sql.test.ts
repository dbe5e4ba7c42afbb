/**
 * A warehouse that is pulled: as a role that can only read, in statements that can be but one, by pages that cover every row once
 * whatever its values. Temporal, PostgreSQL and the API are the real ones.
 */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pullScheduleId } from "../../workflows/usage/ids.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { openWarehouse } from "./warehouse.ts";
import type { TestWarehouse } from "./warehouse.ts";

let stack: Stack;
let warehouse: TestWarehouse;

beforeAll(async () => {
  [stack, warehouse] = await Promise.all([startStack(), openWarehouse()]);
  await warehouse.run(`create table used (
    id text, who text, what text, at timestamptz, day date, local timestamp, plan text, seats int, extra jsonb)`);
  await warehouse.run(`grant select on used to ${warehouse.reader}`);
  await warehouse.run(`insert into used select 'row-' || n, 'p' || n % 50 || '@example.com', 'report_opened',
    timestamptz '2026-03-01 00:00:00.123456+00' + (n / 7) * interval '1 minute', '2026-03-01', '2026-03-29 02:30', 'pro', n, '{"a": {"b": 1}}'
    from generate_series(1, 2500) n`);
});
afterAll(async () => {
  await stack.stop();
  await warehouse.drop();
});

const rows = { user: "who", event: "what", time: "at", id: "id", properties: { plan: "plan", seats: "seats" } };
const source = (id: string, more: object = {}) => ({
  kind: "sql",
  id,
  connection: warehouse.url,
  query: "select * from used",
  rows,
  ...more,
});

interface Shown {
  accepted: number;
  duplicates: number;
  rejected: number;
  watermark: string;
  nextPullAt: string | null;
  pull: {
    lastSuccessAt: string | null;
    failures: number;
    lastError: string | null;
    standing: string;
    behind: boolean;
    paused: boolean;
  };
}

const shown = async (id: string) => (await call<Shown>(stack, "GET", `/api/v1/sources/${id}`)).body;
const pulledSince = async (id: string, before: string | null) =>
  vi.waitFor(
    async () => {
      const { pull } = await shown(id);
      if (pull.lastSuccessAt === before || pull.behind) throw new Error(JSON.stringify(pull));
    },
    { timeout: 45_000, interval: 100 },
  );
async function pulled(id: string): Promise<Shown> {
  const before = (await shown(id)).pull.lastSuccessAt;
  expect((await call(stack, "POST", `/api/v1/sources/${id}/pull`)).status).toBe(202);
  await pulledSince(id, before);
  return shown(id);
}

test("every row of a warehouse counts once, over pages, and what is added or was late comes with the next run", async () => {
  const made = await call<Shown>(stack, "POST", "/api/v1/sources", source("crm"));
  expect(made).toMatchObject({ status: 201, body: { pull: { standing: "first", plan: { kind: "sql" } } } });
  expect(JSON.stringify(made.body)).not.toContain(warehouse.password);
  expect(made.body.nextPullAt).not.toBeNull();
  expect(await pulled("crm")).toMatchObject({
    accepted: 2500,
    duplicates: 0,
    rejected: 0,
    pull: { standing: "current" },
  });
  await warehouse.run(`insert into used (id, who, what, at) values
    ('late', 'p1@example.com', 'report_opened', '2026-03-01 05:30:00+00'),
    ('new', 'p1@example.com', 'report_opened', '2026-03-01 08:00:00+00')`);
  const { accepted, rejected, watermark } = await pulled("crm");
  expect({ accepted, rejected, watermark }).toEqual({ accepted: 2502, rejected: 0, watermark: "2026-03-01T08:00:00Z" });
  const kept = await stack.app.db
    .selectFrom("usage_event")
    .select(["at", "properties", "event"])
    .where("message_id", "=", "row-7")
    .executeTakeFirstOrThrow();
  expect({ ...kept, at: kept.at.toISOString() }).toEqual({
    at: "2026-03-01T00:01:00.123Z",
    event: "report_opened",
    properties: { plan: "pro", seats: 7 },
  });
});

test("rows with bad values are rejects with a reason, told once, and keep no other row away", async () => {
  await warehouse.run(`create table odd (id text, who text, what text, at timestamptz, extra jsonb);`);
  await warehouse.run(`grant select on odd to ${warehouse.reader}`);
  await warehouse.run(`insert into odd values
    ('ok', 'a@example.com', 'x', '2026-03-02', '{"size": 1}'), (null, 'b@example.com', 'x', '2026-03-02', null),
    (null, 'b@example.com', 'x', '2026-03-02', null), ('no-user', null, 'x', '2026-03-02', null),
    ('no-event', 'a@example.com', '', '2026-03-02', null), ('no-time', 'a@example.com', 'x', null, null),
    ('never', 'a@example.com', 'x', 'infinity', null), ('ahead', 'a@example.com', 'x', '2999-01-01', null),
    ('old', 'a@example.com', 'x', '1970-01-01', null),
    ('large', 'a@example.com', 'x', '2026-03-02', jsonb_build_object('t', repeat('x', 60000)))`);
  const odd = source("odd", {
    query: "select * from odd where at is null or at >= :since -- a remark\n;",
    rows: { user: "who", event: "what", time: "at", id: "id", allProperties: "extra" },
  });
  expect((await call(stack, "POST", "/api/v1/sources", odd)).status).toBe(201);
  const first = await pulled("odd");
  expect({ accepted: first.accepted, rejected: first.rejected }).toEqual({ accepted: 2, rejected: 7 });
  const { body } = await call<{ items: { reason: string; messageId: string }[] }>(
    stack,
    "GET",
    "/api/v1/sources/odd/rejects",
  );
  expect(Object.fromEntries(body.items.map((reject) => [reject.messageId, reject.reason]))).toEqual({
    "no-user": "no_user",
    "no-event": "no_event",
    "no-time": "bad_time",
    never: "bad_time",
    ahead: "in_the_future",
    old: "too_old",
    large: "too_many_bytes",
  });
  await warehouse.run("insert into odd values ('after', 'a@example.com', 'x', '2026-03-02 00:30', null)");
  const again = await pulled("odd");
  expect({ accepted: again.accepted, rejected: again.rejected, watermark: again.watermark }).toEqual({
    accepted: 3,
    rejected: 7,
    watermark: "2026-03-02T00:30:00Z",
  });
});

test("times without a zone are read in the one that is given, and a whole number can be the cursor", async () => {
  const local = source("local", {
    zone: "Europe/Berlin",
    cursor: "seats",
    query: "select *, '2026-07-01 09:00' as written, 1772323200 as seconds from used where seats <= 3",
    rows: { ...rows, time: "written", id: null },
  });
  const seen = await call<{ rows: { at: string; counts: boolean }[] }>(stack, "POST", "/api/v1/sources/preview", local);
  expect(seen.body.rows.map((row) => row.at)).toEqual(Array(3).fill("2026-07-01T07:00:00Z"));
  const at = async (time: string) => {
    const { body } = await call<typeof seen.body>(stack, "POST", "/api/v1/sources/preview", {
      ...local,
      rows: { ...rows, time },
    });
    return body.rows[0]?.at;
  };
  expect(await at("day")).toBe("2026-02-28T23:00:00Z");
  expect(await at("local")).toBe("2026-03-29T01:30:00Z");
  expect(await at("seconds")).toBe("2026-03-01T00:00:00Z");
  expect(await stack.app.db.selectFrom("usage_source").select("id").where("id", "=", "local").execute()).toEqual([]);
});

test("a role that can do more than read is refused, in words that say what to do", async () => {
  const refusal = async (connection: string, more: object = {}) => {
    const { status, body } = await call<{ detail: string }>(
      stack,
      "POST",
      "/api/v1/sources",
      source("never", { connection, ...more }),
    );
    return `${status} ${body.detail}`;
  };
  expect(await refusal(warehouse.ownerUrl)).toMatch(/^400 .*superuser.*role of its own/);
  await warehouse.run(`grant insert (plan) on used to ${warehouse.reader}`);
  expect(await refusal(warehouse.url)).toMatch(/may write to public\.used/);
  await warehouse.run(`revoke insert (plan) on used from ${warehouse.reader}`);
  await warehouse.run(`grant pg_read_server_files to ${warehouse.reader}`);
  expect(await refusal(warehouse.url)).toMatch(/belongs to pg_read_server_files/);
  await warehouse.run(`revoke pg_read_server_files from ${warehouse.reader}`);
  const wrong = warehouse.url.replace(warehouse.password, "not-the-password");
  // The test's server may trust whoever connects from this machine; then there is no password to refuse.
  if ((await refusal(wrong)).startsWith("400")) expect(await refusal(wrong)).not.toContain("not-the-password");
  expect(await refusal(warehouse.url, { query: "select 1; drop table used" })).toMatch(/does not understand the query/);
  expect(await refusal(warehouse.url, { query: "select 1) as x; drop table used; --" })).toMatch(/^400 /);
  expect(
    await refusal(warehouse.url, { query: "with gone as (delete from used returning *) select * from gone" }),
  ).toMatch(/^400 /);
  expect(await refusal(warehouse.url, { query: "select who from used" })).toMatch(/no column what.*It has: who/);
  expect(await refusal(warehouse.url, { query: "select *, pg_sleep(0) as nap from used", cursor: "plan" })).toMatch(
    /must be a time or a whole number/,
  );
  expect(
    await refusal(warehouse.url, { query: "select id, who::int::text as who, what, at, plan, seats from used" }),
  ).toMatch(/fails on a value of a row \(22P02\)/);
  expect(await refusal(`${warehouse.url}?sslrootcert=/etc/passwd`)).toMatch(/^400/);
  expect(Number((await warehouse.run("select count(*) as n from used"))[0]?.["n"])).toBeGreaterThan(2000);
});

test("a role that gets the right to write later is not asked any more; after three failures people are told", async () => {
  expect((await call(stack, "POST", "/api/v1/sources", source("watched"))).status).toBe(201);
  await warehouse.run(`grant delete on used to ${warehouse.reader}`);
  try {
    for (let failures = 1; failures <= 3; failures += 1) {
      await call(stack, "POST", "/api/v1/sources/watched/pull");
      await vi.waitFor(
        async () => {
          expect((await shown("watched")).pull.failures).toBe(failures);
          const { info } = await stack.client.schedule
            .getHandle(pullScheduleId(stack.configuration.temporal.taskQueue, "watched"))
            .describe();
          expect(info.runningActions).toEqual([]);
        },
        { timeout: 45_000, interval: 100 },
      );
    }
  } finally {
    await warehouse.run(`revoke delete on used from ${warehouse.reader}`);
  }
  const { pull: state, accepted } = await shown("watched");
  expect(accepted).toBe(0);
  expect(state).toMatchObject({ standing: "failing", lastError: expect.stringMatching(/may write to public\.used/) });
  const told = await stack.app.db.selectFrom("usage_pull").select("told").where("failures", "=", 3).execute();
  expect(told).toEqual([{ told: true }]);
  expect(await pulled("watched")).toMatchObject({ pull: { standing: "current", failures: 0, lastError: null } });
});

test("a source is paused, changed and removed, its schedule with it; its events stay", async () => {
  const id = "crm";
  const schedule = stack.client.schedule.getHandle(pullScheduleId(stack.configuration.temporal.taskQueue, id));
  const paused = await call<Shown>(stack, "PATCH", `/api/v1/sources/${id}`, { paused: true, everyMinutes: 30 });
  expect(paused.body).toMatchObject({ pull: { standing: "paused", everyMinutes: 30 }, nextPullAt: null });
  expect(await schedule.describe()).toMatchObject({
    state: { paused: true },
    spec: { intervals: [{ every: 1_800_000 }] },
    policies: { overlap: "SKIP" },
  });
  const { accepted } = await shown(id);
  const elsewhere = warehouse.url.replace(`:${warehouse.password}`, "").replace("127.0.0.1", "localhost");
  const moved = await call(stack, "PATCH", `/api/v1/sources/${id}`, { connection: elsewhere });
  expect(moved).toMatchObject({ status: 400, body: { errors: [{ path: "secret" }] } });
  await call(stack, "PATCH", `/api/v1/sources/${id}`, { paused: false, fromStart: true });
  expect(await pulled(id)).toMatchObject({ accepted, pull: { standing: "current" } });
  expect(await call(stack, "DELETE", `/api/v1/sources/${id}`)).toMatchObject({
    status: 200,
    body: { sourceKept: true },
  });
  await expect(schedule.describe()).rejects.toThrow(/not found/i);
  expect(await shown(id)).toMatchObject({ accepted, pull: null });
  expect(await stack.app.db.selectFrom("usage_pull").selectAll().where("sealed", "is", null).execute()).toEqual([]);
});

test("neither password nor row stands in a workflow's history or, in the clear, in the database", async () => {
  const queue = stack.configuration.temporal.taskQueue;
  let runs = 0;
  for await (const { workflowId, runId } of stack.client.workflow.list({ query: `TaskQueue = '${queue}'` })) {
    const history = await stack.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const text = JSON.stringify(history, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
    expect(text).not.toMatch(new RegExp(`${warehouse.password}|example\\.com|row-1`));
    runs += 1;
  }
  expect(runs).toBeGreaterThan(3);
  const kept = await stack.app.db.selectFrom("usage_pull").selectAll().execute();
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept.map((row) => ({ ...row, sealed: row.sealed.toString("latin1") })))).not.toContain(
    warehouse.password,
  );
});
