// Webhooks over real HTTP: every event of a change arrives signed and once, through receivers that fail, workers that die, keys that
// are exchanged, and an address that says it is gone; none leads into the network that this stands in.
import { sql } from "kysely";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deliverDue, pausesMs } from "../../app/webhook/deliver.ts";
import { secretText, webhookHeaders } from "../../lib/standard-webhook.ts";
import { eventsOf, toAlignment } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { signIn } from "../console/visitor.ts";
import { call } from "../stack.ts";

const site = mailedStack({ TAKEHOLD_ALLOWED_ADDRESSES: "127.0.0.1" });

interface Got {
  readonly id: string;
  readonly signature: string;
  readonly time: string;
  readonly body: string;
}
let server: Server;
let base = "";
const got = new Map<string, Got[]>();
/** What each address answers, by path. */
const answers = new Map<string, number>();
const at = (path: string) => got.get(path) ?? [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      const path = request.url ?? "";
      const header = (name: string) => String(request.headers[name] ?? "");
      const one = {
        id: header("webhook-id"),
        signature: header("webhook-signature"),
        time: header("webhook-timestamp"),
        body,
      };
      got.set(path, [...at(path), one]);
      response.statusCode = answers.get(path) ?? 204;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Made {
  readonly id: string;
  readonly secret: string;
  readonly disabled: string | null;
}
interface Delivery {
  readonly id: string;
  readonly type: string;
  readonly attempts: number;
  readonly nextAt: string | null;
  readonly deliveredAt: string | null;
  readonly deadAt: string | null;
  readonly status: number | null;
  readonly error: string | null;
}
const made = async (path: string, events: readonly string[] = []) => {
  const answer = await call<Made>(site.stack, "POST", "/api/v1/webhooks", { url: base + path, events });
  expect(answer.status).toBe(201);
  return answer.body;
};
const log = async (id: string) =>
  (await call<{ items: Delivery[] }>(site.stack, "GET", `/api/v1/webhooks/${id}/deliveries?limit=200`)).body.items;
const signed = ({ id, time, body }: Got, secret: string) =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
    .update(`${id}.${time}.${body}`)
    .digest("base64")}`;

test("the signature is that of the specification's example", () => {
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: 1_614_265_330_000, body: '{"test": 2432232314}' };
  expect(webhookHeaders(message, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])).toEqual({
    "webhook-id": message.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
  expect(secretText(new Uint8Array(32))).toMatch(/^whsec_[\w+/]{43}=$/);
});

test("every event arrives, signed, with ids and nobody's name; a filter lets only its own pass", async () => {
  const all = await made("/all");
  const some = await made("/some", ["change.submitted", "gate.opened"]);
  const key = await toAlignment(site.stack, {});
  const events = (await eventsOf(site.stack, key)).filter(({ type }) => type !== "gate.deadlines-set");
  await expect.poll(() => at("/all").length, { timeout: 30_000 }).toBeGreaterThanOrEqual(events.length);
  for (const one of at("/all")) expect(one.signature).toBe(signed(one, all.secret));
  const told = at("/all").map(
    ({ body }) => JSON.parse(body) as { type: string; data: { change: string; seq: number } },
  );
  expect(new Set(told.map(({ data }) => data.seq)).size).toBe(told.length);
  for (const { seq, type } of events)
    expect(told).toContainEqual(expect.objectContaining({ type, data: expect.objectContaining({ change: key, seq }) }));
  expect(
    at("/all")
      .map(({ body }) => body)
      .join(),
  ).not.toMatch(/@example\.com|Olga|Petra|qualified lead/);
  await expect.poll(() => at("/some").length, { timeout: 30_000 }).toBe(2);
  expect(
    at("/some")
      .map(({ body }) => (JSON.parse(body) as { type: string }).type)
      .toSorted(),
  ).toEqual(["change.submitted", "gate.opened"]);
  const shown = await call(site.stack, "GET", `/api/v1/webhooks/${some.id}`);
  expect(JSON.stringify(shown.body)).not.toContain("whsec_");
});

test("one that fails is tried again by the same id, is a dead letter after the last try, and can be sent again", async () => {
  answers.set("/down", 500);
  const { id } = await made("/down", ["change.submitted"]);
  await toAlignment(site.stack, {});
  await expect.poll(async () => (await log(id))[0]?.attempts, { timeout: 30_000 }).toBeGreaterThan(0);
  expect((await log(id))[0]).toMatchObject({ status: 500, deadAt: null, deliveredAt: null });
  // As if the days of all pauses passed: nobody else is at it meanwhile.
  await site.stack.stopWorker();
  let now = Date.now();
  for (const pause of pausesMs) {
    now += pause * 1.2;
    await deliverDue(site.stack.app, { now, isOver: () => false });
  }
  const [dead] = await log(id);
  expect(dead).toMatchObject({ nextAt: null, deliveredAt: null, attempts: pausesMs.length + 1 });
  expect(dead?.deadAt).not.toBeNull();
  expect(at("/down")).toHaveLength(pausesMs.length + 1);
  expect(new Set(at("/down").map((one) => one.id)).size).toBe(1);
  answers.set("/down", 204);
  await site.stack.restartWorker();
  const again = await call(site.stack, "POST", `/api/v1/webhooks/${id}/deliveries/${dead?.id}/resend`);
  expect(again.status).toBe(200);
  await expect.poll(async () => (await log(id))[0]?.deliveredAt ?? null, { timeout: 30_000 }).not.toBeNull();
  expect(new Set(at("/down").map((one) => one.id)).size).toBe(1);
});

test("several senders at once, as after a process died at it, send each event once; who holds one and says nothing loses it", async () => {
  answers.set("/late", 503);
  const { id } = await made("/late", ["change.submitted"]);
  await toAlignment(site.stack, {});
  await expect.poll(async () => (await log(id))[0]?.attempts, { timeout: 30_000 }).toBeGreaterThan(0);
  await site.stack.stopWorker();
  const failed = at("/late").length;
  answers.delete("/late");
  const { db } = site.stack.app;
  const hold = (until: Date) =>
    db.updateTable("webhook_delivery").set({ claimed_until: until }).where("webhook", "=", id).execute();
  const send = () => deliverDue(site.stack.app, { now: Date.now() + 600_000, isOver: () => false });
  await hold(new Date(Date.now() + 60_000));
  await send();
  expect(at("/late")).toHaveLength(failed);
  await hold(new Date(Date.now() - 1_000));
  await Promise.all([send(), send(), send()]);
  expect(at("/late")).toHaveLength(failed + 1);
  expect((await log(id))[0]).toMatchObject({ status: 204, nextAt: null, deadAt: null });
  await site.stack.restartWorker();
});

test("after a rotation both secrets sign for a day, then the new one alone", async () => {
  const first = await made("/rotated", ["change.submitted"]);
  const second = await call<Made>(site.stack, "POST", `/api/v1/webhooks/${first.id}/rotate`);
  expect(second.body.secret).not.toBe(first.secret);
  await toAlignment(site.stack, {});
  await expect.poll(() => at("/rotated").length, { timeout: 30_000 }).toBe(1);
  const [both] = at("/rotated");
  expect(both?.signature).toBe(
    [second.body.secret, first.secret].map((secret) => signed(both as Got, secret)).join(" "),
  );
  await site.stack.app.db
    .updateTable("webhook")
    .set({ previous_until: new Date(0) })
    .where("id", "=", first.id)
    .execute();
  await toAlignment(site.stack, {});
  await expect.poll(() => at("/rotated").length, { timeout: 30_000 }).toBe(2);
  const alone = at("/rotated")[1] as Got;
  expect(alone.signature).toBe(signed(alone, second.body.secret));
});

test("an address that is gone is left alone, until somebody enables it", async () => {
  answers.set("/gone", 410);
  const { id } = await made("/gone", ["change.submitted"]);
  await toAlignment(site.stack, {});
  const state = async () => (await call<Made>(site.stack, "GET", `/api/v1/webhooks/${id}`)).body.disabled;
  await expect.poll(state, { timeout: 30_000 }).toBe("gone");
  await toAlignment(site.stack, {});
  expect(at("/gone")).toHaveLength(1);
  const [delivery] = await log(id);
  const resent = await call(site.stack, "POST", `/api/v1/webhooks/${id}/deliveries/${delivery?.id}/resend`);
  expect(resent.status).toBe(409);
  expect((await call(site.stack, "PATCH", `/api/v1/webhooks/${id}`, { enabled: true })).body).toMatchObject({
    disabled: null,
  });
  expect((await call(site.stack, "DELETE", `/api/v1/webhooks/${id}`)).status).toBe(204);
  expect((await call(site.stack, "GET", `/api/v1/webhooks/${id}`)).status).toBe(404);
});

test("an administrator adds one on the settings, reads its log, sends again and exchanges its secret there", async () => {
  const visitor = await signIn(site.stack, { email: "ada@example.com" });
  const home = "/settings/webhooks";
  const refused = await visitor.send(await visitor.get(home), home, { url: "http://10.0.0.1/", events: "" });
  expect([refused.status, refused.html.includes("has to begin with https://")]).toEqual([400, true]);
  const added = await visitor.send(refused, home, { url: `${base}/page`, events: "change.submitted, gate.opened" });
  const [secret = ""] = /whsec_[\w+/]+=/.exec(added.html) ?? [];
  expect(secret).not.toBe("");
  const again = await visitor.get(home);
  expect(again.html).not.toContain("whsec_");
  const links = [...again.html.matchAll(/href="(\/settings\/webhooks\/[0-9a-f-]{36})"/g)].map(([, href]) => href ?? "");
  const page = links.at(-1) ?? "";
  await toAlignment(site.stack, {});
  await expect.poll(() => at("/page").length, { timeout: 30_000 }).toBe(2);
  expect(at("/page")[0]?.signature).toBe(signed(at("/page")[0] as Got, secret));
  const shown = async () => (await visitor.get(page)).html;
  await expect.poll(shown, { timeout: 30_000 }).toContain("delivered ");
  const html = await shown();
  const [action = ""] = /\/settings\/webhooks\/[0-9a-f-]+\/deliveries\/[0-9a-f-]+\/resend/.exec(html) ?? [];
  await visitor.send(await visitor.get(page), action);
  await expect.poll(() => at("/page").length, { timeout: 30_000 }).toBe(3);
  const rotated = await visitor.send(await visitor.get(page), `${page}/rotate`);
  expect(rotated.html).toContain("whsec_");
  await visitor.send(await visitor.get(page), `${page}/standing`);
  expect((await visitor.get(page)).html).toContain("disabled on");
  await visitor.send(await visitor.get(page), `${page}/remove`, { sure: "yes" });
  expect((await visitor.get(page)).status).toBe(404);
});

test("nothing leads into the network that this stands in, and only an administrator says where to", async () => {
  for (const url of ["http://10.0.0.1/x", "ftp://example.com", "not a url", "http://example.com/"])
    expect((await call(site.stack, "POST", "/api/v1/webhooks", { url })).status).toBe(400);
  const wrong = await call(site.stack, "POST", "/api/v1/webhooks", { url: base, events: ["Everything!"] });
  expect(wrong.status).toBe(400);
  const url = "https://10.0.0.1/x";
  const inside = await call<Made>(site.stack, "POST", "/api/v1/webhooks", { url, events: ["change.submitted"] });
  await toAlignment(site.stack, {});
  const error = async () => (await log(inside.body.id))[0]?.error ?? "";
  await expect.poll(error, { timeout: 30_000 }).toBe("10.0.0.1 is not a public address.");
  expect((await log(inside.body.id))[0]).toMatchObject({ status: null, deliveredAt: null });
  await call(site.stack, "DELETE", `/api/v1/webhooks/${inside.body.id}`);
  const key = await call(site.stack, "POST", "/api/v1/keys", { name: "reads", scopes: ["changes:read"] });
  const reader = { ...site.stack, adminKey: String(key.body["key"]) };
  expect((await call(reader, "GET", "/api/v1/webhooks")).status).toBe(403);
});

test("what is over leaves the log after thirty days, and what is still to be sent stays", async () => {
  const { id } = await made("/kept", ["change.submitted"]);
  await toAlignment(site.stack, {});
  await expect.poll(async () => (await log(id))[0]?.deliveredAt ?? null, { timeout: 30_000 }).not.toBeNull();
  await site.stack.stopWorker();
  answers.set("/late", 500);
  const late = await made("/late", ["change.submitted"]);
  const { db } = site.stack.app;
  const told = {
    change: sql<string>`(select change from webhook_delivery where webhook = ${id})`,
    seq: 1,
    type: "change.submitted",
  };
  await db
    .insertInto("webhook_delivery")
    .values({ ...told, webhook: late.id })
    .execute();
  const pass = (days: number) =>
    deliverDue(site.stack.app, { now: Date.now() + days * 86_400_000, isOver: () => false });
  await pass(29);
  expect([(await log(id)).length, (await log(late.id))[0]?.nextAt]).toEqual([1, expect.any(String)]);
  await db
    .updateTable("webhook_delivery")
    .set({ next_at: new Date(Date.now() + 60 * 86_400_000) })
    .where("webhook", "=", late.id)
    .execute();
  await pass(31);
  expect([(await log(id)).length, (await log(late.id)).length]).toEqual([0, 1]);
  await site.stack.restartWorker();
});
