/**
 * APIs that are pulled: every way of paging, every way of failing, a process that is killed between and within pages, and
 * addresses that must not be reached. Local servers answer; Temporal and PostgreSQL are the real ones.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { IdentityNames } from "../../app/usage/identity-names.ts";
import { runPull } from "../../app/usage/pull/run.ts";
import { createOutbound } from "../../lib/outbound.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { posthogStandIn } from "./posthog-stand-in.ts";

let stack: Stack;
let server: Server;
let base = "";
/** What the API answers just now. */
let answer: RequestListener = (_, response) => void response.end("[]");

beforeAll(async () => {
  stack = await startStack({ TAKEHOLD_ALLOWED_ADDRESSES: "127.0.0.1" });
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await stack.stop();
});

const key = "key-that-nobody-may-see";
const items = Array.from({ length: 25 }, (_, n) => ({
  id: `e${n}`,
  actor: { email: `p${n % 5}@example.com` },
  type: "ticket_closed",
  at: new Date(Date.UTC(2026, 2, 1, n)).toISOString(),
  extra: { size: n },
}));
const rows = { user: "/actor/email", event: "type", time: "at", id: "id", properties: { size: "extra.size" } };
const source = (id: string, more: object) => ({
  kind: "http",
  id,
  url: `${base}/events`,
  list: "items",
  authentication: { by: "bearer" },
  secret: key,
  paused: true,
  rows,
  ...more,
});

/** An API with pages of ten in each of the ways. */
const paged: RequestListener = (request, response) => {
  const url = new URL(request.url ?? "", base);
  const number = (name: string) => Number(url.searchParams.get(name) ?? 0);
  if (request.headers.authorization !== `Bearer ${key}` && url.searchParams.get("token") !== key)
    return void response.writeHead(401).end();
  const from = number("page") > 0 ? (number("page") - 1) * 10 : number("offset") + number("after") + number("skip");
  const next = from + 10 < items.length ? from + 10 : null;
  const link =
    next === null
      ? {}
      : {
          link: `<${base}/events?x=1>; rel="prev", </events?skip=${next}${url.searchParams.has("token") ? `&token=${key}` : ""}>; rel="next"`,
        };
  response.writeHead(200, { "content-type": "application/json", ...link });
  return void response.end(
    JSON.stringify({ items: items.slice(from, from + 10), next: next === null ? null : String(next) }),
  );
};

const ways: Readonly<Record<string, object>> = {
  link: { paging: { by: "link" } },
  linked: { paging: { by: "link" }, authentication: { by: "parameter", name: "token" } },
  cursor: { paging: { by: "cursor", at: "/next", parameter: "after" } },
  page: { paging: { by: "page", parameter: "page" } },
  offset: { paging: { by: "offset", parameter: "offset" } },
};

const deps = () => ({
  db: stack.app.db,
  secret: stack.app.secret,
  now: Date.now,
  outbound: createOutbound({ allowed: ["127.0.0.1"] }),
  names: new IdentityNames(stack.app.secret),
  tellAfter: 3,
});
const run = (id: string, budgetMs = 60_000) => runPull(deps(), id, { budgetMs, onPage: () => undefined });
const create = async (id: string, more: object) => call(stack, "POST", "/api/v1/sources", source(id, more));
const counts = async (id: string) => {
  const { accepted, duplicates, rejected, watermark } = (await call(stack, "GET", `/api/v1/sources/${id}`)).body;
  return { accepted, duplicates, rejected, watermark };
};
const stateOf = async (id: string) =>
  (await call<{ pull: Record<string, unknown> }>(stack, "GET", `/api/v1/sources/${id}`)).body.pull;
const all = { accepted: 25, rejected: 0, watermark: "2026-03-02T00:00:00Z" };

test.each(Object.entries(ways))(
  "pages by %s are all read once, also after a pause, and the last one again",
  async (id, more) => {
    answer = paged;
    expect((await create(id, more)).status).toBe(201);
    expect(await run(id, 0)).toEqual({ end: "more" });
    expect(await counts(id)).toMatchObject({ accepted: 10 });
    expect(await run(id)).toEqual({ end: "done" });
    expect(await counts(id)).toMatchObject({ ...all, duplicates: 0 });
    expect(await run(id)).toEqual({ end: "done" });
    expect(await counts(id)).toMatchObject(all);
    const kept = await stack.app.db.selectFrom("usage_pull").select(["position", "plan"]).execute();
    expect(JSON.stringify(kept)).not.toContain(key);
  },
);

test("what is new since the newest is asked for, with an hour's look back", async () => {
  const asked: string[] = [];
  answer = (request, response) => {
    asked.push(new URL(request.url ?? "", base).searchParams.get("from") ?? "");
    paged(request, response);
  };
  await create("since", { url: `${base}/events?from={since}`, since: "2026-01-01T00:00:00Z", paging: { by: "link" } });
  asked.length = 0;
  await run("since");
  await run("since");
  expect(asked.filter((from) => from !== "")).toEqual(["2026-01-01T00:00:00.000Z", "2026-03-01T23:00:00.000Z"]);
  expect(await counts("since")).toMatchObject(all);
});

test("a process that is killed between two pages or while one is stored loses nothing and doubles nothing", async () => {
  answer = paged;
  await create("killed", { paging: { by: "cursor", at: "next", parameter: "after" } });
  const script = fileURLToPath(new URL("./fixtures/pull-in-process.ts", import.meta.url));
  const begin = () =>
    spawn(process.execPath, ["--import", "tsx", script, stack.databaseUrl, stack.app.secret, "killed"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  const killedAt = async (page: string, how: "before" | "after") => {
    let child: ChildProcess | null = null;
    answer = (request, response) => {
      const isHere = (new URL(request.url ?? "", base).searchParams.get("after") ?? "") === page;
      if (isHere && how === "before") return void child?.kill("SIGKILL");
      paged(request, response);
      if (isHere) response.once("finish", () => child?.kill("SIGKILL"));
    };
    child = begin();
    await once(child, "exit");
  };
  await killedAt("10", "before");
  expect(await counts("killed")).toMatchObject({ accepted: 10, duplicates: 0 });
  await killedAt("10", "after");
  answer = paged;
  const last = begin();
  let said = "";
  last.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  await once(last, "exit");
  expect(said).toBe("done");
  expect(await counts("killed")).toMatchObject({ ...all, duplicates: 0 });
});

test("two that pull at once count each row once", async () => {
  answer = paged;
  await create("twice", { paging: { by: "page", parameter: "page" } });
  const ends = await Promise.all([run("twice"), run("twice"), run("twice")]);
  expect(ends.every(({ end }) => end === "done" || end === "more")).toBe(true);
  await run("twice");
  expect(await counts("twice")).toMatchObject(all);
});

test("each fault is told in words without a secret, what may pass is tried again, and nothing is lost", async () => {
  answer = paged;
  await create("faulty", { paging: { by: "link" } });
  const told = async (listener: RequestListener) => {
    answer = listener;
    const { end, ...rest } = await run("faulty");
    const { lastError } = await stateOf("faulty");
    expect(lastError).not.toContain(key);
    return { end, again: "againMs" in rest && rest.againMs !== null, why: lastError };
  };
  const status = (code: number, headers = {}) => told((_, response) => void response.writeHead(code, headers).end(key));
  expect(await status(503)).toEqual({ end: "failed", again: true, why: "It failed on its side (503)." });
  expect(await status(401)).toMatchObject({ again: false, why: expect.stringContaining("refuses the key (401)") });
  expect(await told((_, response) => void response.end("<html>not json"))).toMatchObject({
    why: "The answer is no JSON.",
  });
  expect(await told((_, response) => void response.end('{"other": []}'))).toMatchObject({
    why: expect.stringContaining("no list at items. It has: other"),
  });
  expect(await told((_, response) => void response.destroy())).toMatchObject({ again: true });
  expect(await told((_, response) => void response.end(Buffer.alloc(10_000_001, "x")))).toMatchObject({
    why: expect.stringContaining("10 MB"),
  });
  const away = await told(
    (_, response) =>
      void response.writeHead(200, { link: '<https://elsewhere.example/x>; rel="next"' }).end('{"items": []}'),
  );
  expect(away.why).toMatch(/at another host/);
  expect(await stateOf("faulty")).toMatchObject({ failures: 7 });
  expect(await status(429, { "retry-after": "120" })).toMatchObject({ end: "failed", again: true });
  answer = paged;
  expect(await run("faulty")).toEqual({ end: "early" });
  // Whoever presses the button does not wait.
  await call(stack, "POST", "/api/v1/sources/faulty/pull");
  await vi.waitFor(async () => expect(await stateOf("faulty")).toMatchObject({ failures: 0, lastError: null }), {
    timeout: 45_000,
    interval: 100,
  });
  await vi.waitFor(async () => expect(await counts("faulty")).toMatchObject(all), { timeout: 45_000, interval: 100 });
});

test("a run that failed in passing waits in Temporal, and goes on at once when somebody hurries it", async () => {
  answer = paged;
  await create("hurried", { paging: { by: "link" } });
  answer = (_, response) => void response.writeHead(503).end();
  await call(stack, "POST", "/api/v1/sources/hurried/pull");
  await vi.waitFor(async () => expect(await stateOf("hurried")).toMatchObject({ failures: 1 }), {
    timeout: 45_000,
    interval: 50,
  });
  answer = paged;
  await vi.waitFor(
    async () => {
      await call(stack, "POST", "/api/v1/sources/hurried/pull");
      expect(await counts("hurried")).toMatchObject(all);
    },
    { timeout: 45_000, interval: 500 },
  );
});

test("addresses that are not public are refused, however they are written and wherever a redirect leads", async () => {
  const refusal = async (url: string) => {
    const { status, body } = await create("never", { url });
    return `${status} ${String(body["detail"])}`;
  };
  for (const host of [
    "169.254.169.254",
    "[::1]",
    "[::ffff:7f00:2]",
    "10.0.0.1",
    "192.168.1.1",
    "127.0.0.2",
    "2130706434",
  ])
    expect(await refusal(`https://${host}/events`)).toMatch(/^400 .*TAKEHOLD_ALLOWED_ADDRESSES/);
  for (const to of ["http://169.254.169.254/latest", "https://[::1]/", "https://2130706434/"]) {
    answer = (_, response) => void response.writeHead(302, { location: to }).end();
    expect(await refusal(`${base}/events`)).toMatch(/^400 .*(not a public address|only reached by https)/);
  }
});

test("a name that changes its answer between two pages is refused at the second", async () => {
  answer = paged;
  const asked: string[] = [];
  const outbound = createOutbound({
    allowed: ["127.0.0.1"],
    resolve: (host) => {
      asked.push(host);
      return Promise.resolve([{ address: asked.length === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 }]);
    },
  });
  const id = "rebound";
  await create(id, { paging: { by: "page", parameter: "page" } });
  const pull = await stack.app.db
    .selectFrom("usage_source")
    .select("number")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const plan = JSON.stringify({ ...source(id, {}), url: `${base.replace("127.0.0.1", "api.example")}/events` });
  const { id: _id, secret: _secret, paused: _paused, ...kept } = JSON.parse(plan) as Record<string, unknown>;
  const whole = {
    since: null,
    zone: "UTC",
    ...kept,
    paging: { by: "page", parameter: "page", first: 1 },
    rows: { eventName: null, allProperties: null, ...rows },
  };
  await stack.app.db
    .updateTable("usage_pull")
    .set({ plan: JSON.stringify(whole) })
    .where("source", "=", pull.number)
    .execute();
  const end = await runPull({ ...deps(), outbound }, id, { budgetMs: 60_000, onPage: () => undefined });
  expect(end).toMatchObject({ end: "failed" });
  expect(await counts(id)).toMatchObject({ accepted: 10 });
  expect(asked).toEqual(["api.example", "api.example"]);
});

test("a project of PostHog is read by its query API, page by page, with the person's address as who acted", async () => {
  const events = Array.from({ length: 2_300 }, (_, n) => ({
    uuid: `0190-${String((n * 7) % 2_300).padStart(5, "0")}`,
    event: n % 2 === 0 ? "report_opened" : "$pageview",
    distinct_id: `device-${n % 9}`,
    email: n % 9 === 0 ? "" : `p${n % 9}@example.com`,
    timestamp: new Date(Date.UTC(2026, 2, 1) + Math.floor(n / 50) * 60_000).toISOString().replace("Z", "000Z"),
    properties: { $browser: "Firefox", n },
  }));
  answer = posthogStandIn("42", "phx_secret", events);
  const posthog = {
    kind: "posthog",
    id: "product",
    host: `${base}/`,
    project: "42",
    person: "email",
    since: "2026-01-01T00:00:00Z",
    paused: true,
  };
  const refused = await call(stack, "POST", "/api/v1/sources", { ...posthog, secret: "phx_other" });
  expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining("refuses the key") } });
  expect((await call(stack, "POST", "/api/v1/sources", { ...posthog, secret: "phx_secret" })).status).toBe(201);
  expect(await run("product")).toEqual({ end: "done" });
  expect(await counts("product")).toMatchObject({ accepted: 2_300, duplicates: 0, rejected: 0 });
  await call(stack, "POST", "/api/v1/sources", {
    ...posthog,
    id: "opened",
    secret: "phx_secret",
    events: ["report_opened"],
  });
  expect(await run("opened")).toEqual({ end: "done" });
  expect(await counts("opened")).toMatchObject({ accepted: 1_150, rejected: 0 });
});
