import { randomBytes } from "node:crypto";
import { serve } from "@hono/node-server";
import { Kysely, PostgresDialect, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import { isLinkPath } from "../../app/signoff/link-paths.ts";
import { hashOf } from "../../lib/secret.ts";
import { createLogger } from "../../lib/log/logger.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { openPool } from "../../store/database.ts";
import { noteAccess } from "../../store/signoff/links.ts";
import type { Database } from "../../store/tables.ts";
import { createPages } from "../../web/site.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { inReadiness } from "../api/change/proposals.ts";
import { launchBrowser } from "../browser.ts";
import { call } from "../stack.ts";
import { roundAt, sundayAfterNext } from "../digest/place.ts";
import { decide, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleTarget } from "./sample.ts";

/**
 * No link maps to a GET that writes, and no link can be pressed by fetching it. Every address that the messages of a life carry is
 * taken from the mails that a real mail server got; every route behind a link is found in the program itself, so a new one is
 * covered without being named here.
 */
const site = mailedStack();
let key: string;
/** One address of each kind, as mailed. */
let mailed: readonly string[];
let asked: string;

const addresses = () =>
  site.mailbox.mails
    .flatMap((mail) => [...`${mail.text} ${mail.html || ""}`.matchAll(/https?:\/\/[^\s"<>)]+/g)])
    .map(([url]) => url);
const own = () =>
  [...new Set(addresses())].filter((url) => url.startsWith("http://takehold.test")).map((url) => new URL(url).pathname);
const tokens = () => [
  ...new Set(
    own()
      .filter(isLinkPath)
      .flatMap((path) => path.split("/").filter((part) => part.length >= 40)),
  ),
];

beforeAll(async () => {
  const stakeholders = ["asked", "asks", "passes", "silent"].map((name) => ({ person: `${name}@example.com` }));
  key = await toAlignment(site.stack, { gates: [{ name: "Gate", stakeholders }] });
  asked = await signLink(site.mailbox, "asked@example.com");
  await decide(site.stack, await signLink(site.mailbox, "asks@example.com"), "ask", "What does it cost?");
  const passes = await signLink(site.mailbox, "passes@example.com");
  const nonce = await nonceOf(site.stack, passes);
  await post(site.stack, passes, { nonce, decision: "delegate", to: "delegate@example.com" });
  await signLink(site.mailbox, "delegate@example.com");
  const { body } = await call<{ gates: { requests: { id: string; person: { name: string } }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/signoffs`,
  );
  const question = body.gates[0]?.requests.find((request) => request.person.name === "asks")?.id ?? "";
  await call(site.stack, "POST", `/api/v1/changes/${key}/questions/${question}/answer`, { text: "Nothing." });
  await site.mailbox.waitFor("asks@example.com", 2);
  const list = await nonceOf(site.stack, `${asked}/list`);
  await post(site.stack, `${asked}/list`, { nonce: list });
  await site.mailbox.find("asked@example.com", (mail) => /\/me\//.test(mail.text ?? ""));
  await fastForward(site.stack.client, changeWorkflowId(key), 12 * 86_400_000);
  await site.mailbox.find("silent@example.com", (mail) => /Still waiting/.test(mail.subject ?? ""));
  await trained();
  await askedForFeedback();
  await audited();
  // What is ready to be launched waits for its owner, who is told so on a Monday.
  const sunday = sundayAfterNext();
  await roundAt(site.stack, sunday, sunday + 2 * 86_400_000);
  await site.mailbox.find("olga@example.com", (mail) => /\/u\//.test(mail.text ?? ""));
  mailed = own();
}, 180_000);

/** A change that has launched, whose reviewer is mailed a sample to look at. */
async function audited(): Promise<void> {
  await call(site.stack, "POST", "/api/v1/populations", { id: "workers" });
  await call(site.stack, "POST", "/api/v1/sources", { id: "history", historic: true });
  const workers = [1, 2, 3, 4, 5].map((number) => `worker-${number}`);
  const members = workers.map((userId) => ({ userId, group: "sales", joinedAt: "2020-01-01T00:00:00Z" }));
  await call(site.stack, "POST", "/api/v1/populations/workers/members", { members });
  const audit = { draws: "actions", size: 10, standard: "It is right." };
  const targets = [{ ...sampleTarget, source: "history", audit }];
  const launched = await inReadiness(site.stack, { population: "workers", trainings: [], targets });
  await call(site.stack, "POST", `/api/v1/changes/${launched}/waves/all/launch`, {});
  const days = [10, 20];
  const at = (day: number) => new Date(Date.now() + day * 86_400_000).toISOString();
  const events = workers.flatMap((userId) =>
    days.map((day) => ({
      type: "track",
      event: "lead_entered",
      userId,
      messageId: `${userId} ${day}`,
      timestamp: at(day),
    })),
  );
  await call(site.stack, "POST", "/api/v1/sources/history/import", { events });
  await fastForward(site.stack.client, changeWorkflowId(launched), 21 * 86_400_000);
  await call(site.stack, "POST", `/api/v1/changes/${launched}/spending`, { part: "adoption", spent: 1 });
  const reviewer = { reviewer: "reviews@example.com" };
  const drawn = await call(site.stack, "POST", `/api/v1/changes/${launched}/targets/T1/audits`, reviewer);
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201);
  await site.mailbox.find("reviews@example.com", (mail) => /\/a\//.test(mail.text ?? ""));
}

/** Another change, whose people are invited to a training by a link of theirs. */
async function trained(): Promise<void> {
  await call(site.stack, "POST", "/api/v1/populations", { id: "trainees" });
  const person = { email: "trainee@example.com", name: "Trainee" };
  const members = [{ person, group: "sales", joinedAt: "2020-01-01T00:00:00Z" }];
  await call(site.stack, "POST", "/api/v1/populations/trainees/members", { members });
  const sessions = [{ startsAt: "2099-01-01T09:00:00Z" }];
  const trainings = [{ name: "Entering leads", groups: ["sales"], sessions }];
  await inReadiness(site.stack, { population: "trainees", trainings });
  await site.mailbox.find("trainee@example.com", (mail) => /\/t\//.test(mail.text ?? ""));
}

/** Another change, whose people are asked what they think of it by a link of theirs. */
async function askedForFeedback(): Promise<void> {
  await call(site.stack, "POST", "/api/v1/populations", { id: "users" });
  const names = ["u", "v", "w", "x", "y"];
  const manager = { email: "leads@users.example", name: "Leads" };
  for (const name of names)
    await call(site.stack, "POST", "/api/v1/people", {
      email: `${name}@users.example`,
      name,
      userIds: [name],
      manager,
    });
  const members = names.map((userId) => ({ userId, group: "sales", joinedAt: "2020-01-01T00:00:00Z" }));
  await call(site.stack, "POST", "/api/v1/populations/users/members", { members });
  await call(site.stack, "POST", "/api/v1/sources", { id: "use", historic: true });
  const targets = [{ ...sampleTarget, source: "use" }];
  const used = await inReadiness(site.stack, { population: "users", trainings: [], targets });
  await call(site.stack, "POST", `/api/v1/changes/${used}/waves/all/launch`);
  await call(site.stack, "POST", `/api/v1/changes/${used}/feedback`);
  await site.mailbox.find("y@users.example", (mail) => /\/f\//.test(mail.text ?? ""));
  // Nobody does it, though everybody does something: whoever leads them hears of it.
  const events = Array.from({ length: 40 }, (_, day) => ({
    type: "track",
    event: "other",
    userId: "u",
    messageId: `other-${day}`,
    timestamp: new Date(Date.now() + day * 86_400_000).toISOString(),
  }));
  await call(site.stack, "POST", "/api/v1/sources/use/import", { events });
  await fastForward(site.stack.client, changeWorkflowId(used), 30 * 86_400_000);
  await site.mailbox.find(manager.email, (mail) => /\/g\//.test(mail.text ?? ""));
}

/** Every row of the database but fetches, which are no state. */
async function rows(): Promise<Readonly<Record<string, string>>> {
  const { db } = site.stack.app;
  const tables = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('link_access', 'migration')`.execute(
    db,
  );
  const all: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows: found } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db);
    all[name] = found.map(({ row }) => row).join("\n");
  }
  return all;
}

/** The database once nothing of the change's own is under way any more. */
async function settled(): Promise<Readonly<Record<string, string>>> {
  let before = await rows();
  await expect
    .poll(
      async () => {
        const now = await rows();
        const same = JSON.stringify(now) === JSON.stringify(before);
        before = now;
        return same;
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(true);
  return before;
}

const disguises: readonly Readonly<Record<string, string>>[] = [
  {},
  { accept: "text/html", "sec-purpose": "prefetch;prerender" },
  { accept: "*/*", purpose: "prefetch" },
  { accept: "application/json", "x-purpose": "preview" },
  { accept: "image/avif,image/webp", "user-agent": "Slackbot-LinkExpanding 1.0" },
  { accept: "text/html", "user-agent": "Mozilla/5.0 (iPhone)", cookie: "session=x" },
];
const questions = ["", "?decision=approve", "?nonce=x&decision=approve&reason=y", "?utm_source=mail", "?_method=POST"];

test(
  "100 fetches of every address in every message leave the whole database as it was",
  { timeout: 300_000 },
  async () => {
    expect(mailed.map((path) => path.split("/")[1])).toEqual(
      expect.arrayContaining(["s", "r", "me", "t", "f", "a", "u", "g"]),
    );
    const before = await settled();
    for (const path of mailed)
      for (let index = 0; index < 100; index += 1) {
        const method = ["GET", "HEAD", "OPTIONS"][index % 3] ?? "GET";
        const headers = disguises[index % disguises.length] ?? {};
        const answer = await site.stack.api.request(path + (questions[index % questions.length] ?? ""), {
          method,
          headers,
        });
        expect([path, method, answer.status < 500]).toEqual([path, method, true]);
      }
    expect(await rows()).toEqual(before);
  },
);

test(
  "a real browser that opens every address, runs what is there, looks at everything and waits, changes nothing",
  { timeout: 300_000 },
  async () => {
    const before = await settled();
    const server = serve({ fetch: site.stack.api.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise<void>((resolve) => server.once("listening", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const browser = await launchBrowser();
    const posted: string[] = [];
    try {
      for (const path of mailed.filter(isLinkPath)) {
        const page = await browser.newPage();
        page.on("request", (request) => void (request.method() !== "GET" && posted.push(request.url())));
        await page.goto(url + path, { waitUntil: "networkidle" });
        // As scanners do: down to the end, over everything that could be pressed, into every field, and along every address.
        await page.mouse.wheel(0, 20_000);
        for (const each of await page.locator("a, button, summary, input, textarea, label").all()) {
          await each.evaluate((one) => one.scrollIntoView({ block: "center" }));
          const box = await each.boundingBox();
          if (box !== null) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        }
        for (let tab = 0; tab < 30; tab += 1) await page.keyboard.press("Tab");
        const found = await page
          .locator("a[href]")
          .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
        for (const next of found.filter((each) => each.startsWith("/")))
          expect([next, (await page.request.get(url + next)).status() < 500]).toEqual([next, true]);
        await page.waitForLoadState("networkidle");
        await page.close();
      }
    } finally {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    }
    expect(posted).toEqual([]);
    expect(await rows()).toEqual(before);
  },
);

test(
  "every GET behind a link runs where nothing can be written but the list of fetches",
  { timeout: 120_000 },
  async () => {
    const role = `takehold_fetch_${randomBytes(4).toString("hex")}`;
    const owner = openPool({ url: site.stack.databaseUrl, role: null, connectionsMax: 1 });
    await owner.query(`create role ${role}; grant usage on schema public to ${role};
    grant select on all tables in schema public to ${role}; grant insert on link_access to ${role}; grant ${role} to current_user`);
    // What screens measure anew when it is old must not be measured by looking at a link.
    await owner.query("update target_reading set as_of = as_of - interval '2 days'");
    const failed: string[] = [];
    const db = new Kysely<Database>({
      dialect: new PostgresDialect({ pool: openPool({ url: site.stack.databaseUrl, role }) }),
      log: (event) => void (event.level === "error" && failed.push(`${event.query.sql}: ${String(event.error)}`)),
    });
    const refuse = (what: string) => () => {
      failed.push(what);
      return Promise.reject(new Error(what));
    };
    const app = {
      ...site.stack.app,
      db,
      changes: { begin: refuse("begin"), send: refuse("order"), wake: refuse("wake") },
      post: { ...site.stack.app.post, send: refuse("mail") },
    };
    const api = createApi(app, { pages: createPages(app), onFault: (error) => failed.push(String(error)) });
    try {
      const routes = [
        ...new Set(
          api.routes.filter(({ method, path }) => method === "GET" && isLinkPath(path)).map(({ path }) => path),
        ),
      ];
      for (const path of mailed.filter(isLinkPath))
        expect([
          path,
          routes.some((route) => new RegExp(`^${route.replaceAll(/:\w+/g, "[^/]+")}$`).test(path)),
        ]).toEqual([path, true]);
      for (const route of routes)
        for (const token of [...tokens(), "x".repeat(43)])
          for (const method of ["GET", "HEAD", "OPTIONS"])
            await api.request(route.replaceAll(/:\w+/g, token), { method, headers: { accept: "text/html" } });
      expect(routes.length).toBeGreaterThanOrEqual(5);
      expect(failed).toEqual([]);
      // The same place refuses what writes, so a GET that did would have been found.
      const page = await (await api.request(asked)).text();
      const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? "";
      await api.request(asked, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ nonce, decision: "decline", reason: "No." }).toString(),
      });
      expect(failed.join()).toContain("permission denied");
    } finally {
      await db.destroy();
      await owner.query(`drop owned by ${role}; drop role ${role}`);
      await owner.end();
    }
  },
);

test("every answer behind a link, failures too, is kept by nobody, listed by nobody, and tells nobody its address", async () => {
  const [list = ""] = mailed.filter((path) => path.startsWith("/me/"));
  const answers: readonly (readonly [path: string, init: RequestInit, status: number])[] = [
    [asked, {}, 200],
    [`${asked}/list`, {}, 200],
    [`${asked}/fresh`, {}, 303],
    [list, {}, 200],
    [`/s/${"x".repeat(43)}`, {}, 404],
    [`/me/${"x".repeat(43)}`, {}, 404],
    [`/t/${"x".repeat(43)}`, {}, 404],
    [`/u/${"x".repeat(43)}`, {}, 404],
    [`/a/${"x".repeat(43)}`, {}, 404],
    ["/p/nothing", {}, 404],
    ["/f/nothing", {}, 404],
    [`${asked}/nothing`, {}, 404],
    [asked, { method: "DELETE" }, 405],
    [asked, { method: "POST", body: "{}", headers: { "content-type": "application/json" } }, 400],
    [asked, { method: "POST", body: "x".repeat(1_100_000), headers: { "content-type": "text/plain" } }, 413],
  ];
  for (const [path, init, status] of answers) {
    const answer = await site.stack.api.request(path, init);
    const { headers } = answer;
    const policy = headers.get("content-security-policy") ?? "";
    expect([
      path,
      answer.status,
      headers.get("cache-control"),
      headers.get("referrer-policy"),
      headers.get("x-robots-tag"),
    ]).toEqual([path, status, "no-store", "no-referrer", "noindex, nofollow"]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("set-cookie")).toBeNull();
  }
});

test("no token is in the workflow's history, an answer of the API, the database or the log", async () => {
  const found = tokens();
  expect(found.length).toBeGreaterThan(4);
  const history = await site.stack.client.workflow.getHandle(changeWorkflowId(key)).fetchHistory();
  const told = [
    JSON.stringify(history, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    ),
  ];
  for (const part of ["", "/signoffs", "/events?limit=200", "/events/export", "/certificate", "/story"]) {
    const answer = await call(site.stack, "GET", `/api/v1/changes/${key}${part}`);
    told.push(JSON.stringify(answer.body));
  }
  told.push(JSON.stringify(await rows()));
  const log = createLogger((line) => told.push(line));
  for (const path of mailed)
    log.error({ err: new Error(`GET http://takehold.test${path} failed`) }, `a request for ${path} failed`);
  expect(told[0]).toContain("ask");
  for (const token of found) for (const text of told) expect(text.includes(token)).toBe(false);
});

test("fetches are kept apart from acts, at most 200 of a link, and the certificate tells of them as such", async () => {
  const token = asked.split("/").at(-1) ?? "";
  const hash = hashOf(token);
  for (let index = 0; index < 205; index += 1) await noteAccess(site.stack.app.db, hash, "GET", "scanner");
  const { body } = await call<{ fetches: { person: { name: string }; fetches: number }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/certificate`,
  );
  expect(body.fetches.find((each) => each.person.name === "asked")?.fetches).toBe(200);
});

test("after all of that the person's own post counts, also by a phone on plain http, and the same again in another tab", async () => {
  const nonces = [await nonceOf(site.stack, asked), await nonceOf(site.stack, asked)];
  const phone = {
    origin: "null",
    host: "192.168.1.20:8080",
    "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
  };
  for (const nonce of nonces)
    expect((await post(site.stack, asked, { nonce, decision: "approve" }, phone)).status).toBe(303);
  const decisions = async () => {
    const { body } = await call<{ items: { type: string; data: Record<string, unknown> }[] }>(
      site.stack,
      "GET",
      `/api/v1/changes/${key}/events?limit=200`,
    );
    return body.items.filter(({ type }) => type === "request.decided").map(({ data }) => data["choice"]);
  };
  expect(await decisions()).toEqual(["ask", "approve"]);
  expect((await decide(site.stack, asked, "abstain")).status).toBe(303);
  expect(await decisions()).toEqual(["ask", "approve", "abstain"]);
});
