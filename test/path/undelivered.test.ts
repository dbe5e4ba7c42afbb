import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MockActivityEnvironment } from "@temporalio/testing";
import { createActivities } from "../../activities/index.ts";
import { notify } from "../../activities/notify.ts";
import type { ActivityDeps } from "../../activities/deps.ts";
import type { Letters } from "../../app/message/post.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { SmtpFailure } from "../../lib/smtp.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import type { Batch, Drained } from "../../workflows/change/messages.ts";
import { inReadiness, requestsOf } from "../api/change/proposals.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { decide, prepareSources, signLink, toAlignment } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/** Mail that hangs, fails for a while or for good: nothing waits for it, and nobody is forgotten. */
let stack: Stack;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url });
  await prepareSources(stack);
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

/** Takes connections and never says a word. */
async function silentServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const sockets = new Set<{ destroy: () => void }>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes nothing, to one address. */
function lettersTo(email: string): Letters {
  const chat = { slack: () => ({ text: "", blocks: [] }), teams: () => ({}) };
  return {
    write: async () => ({
      to: { name: "", email },
      language: "en",
      subject: "",
      text: "",
      html: "",
      calendar: null,
      chat,
    }),
  };
}

test("a mail server that takes the connection and says nothing keeps no decision from being answered", async () => {
  const silent = await silentServer();
  const other = await startStack({ SMTP_URL: silent.url });
  try {
    await prepareSources(other);
    const key = await toAlignment(other, { gates: [{ name: "Gate", stakeholders: [{ person: "deaf@example.com" }] }] });
    const begun = performance.now();
    const [request] = await requestsOf(other, key);
    const resent = await call(other, "POST", `/api/v1/changes/${key}/signoffs/${request?.id}/resend`);
    expect(resent.status, JSON.stringify(resent.body)).toBe(200);
    // One activity takes five seconds at most; a caller waits for the one that is under way, and for its own.
    expect(performance.now() - begun).toBeLessThan(10_000);
  } finally {
    await other.stop();
    await silent.close();
  }
});

test("an effect that hangs is left to itself before the activity's time is over, and comes back", async () => {
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders: [{ person: "slow@example.com" }] }] });
  const [request] = await requestsOf(stack, key);
  const to = String(request?.person["id"]);
  const activities = createActivities({
    db: stack.app.db,
    secret: stack.app.secret,
    tellAfter: 3,
    collectMin: [],
    letters: lettersTo("x@example.com"),
    chat: stack.app.chat,
    post: { via: "smtp", domain: "takehold.test", send: () => new Promise(() => undefined) },
  });
  const effect = { id: "900.2", task: { do: "mail-outcome", to } as const, dueAt: 0, attempts: 0 };
  const now = Date.now();
  const begun = performance.now();
  const batch = { key, now, events: [], effects: [effect] };
  const drained: Drained = await new MockActivityEnvironment().run((each: Batch) => activities.drain(each), batch);
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(drained.settled).toEqual([{ id: effect.id, againAt: expect.any(Number), found: [] }]);
  expect(drained.settled[0]?.againAt).toBeGreaterThan(now);
});

test("who has decided and is sent a new link can change their decision with it", async () => {
  const stakeholders = [{ person: "again@example.com" }, { person: "waits@example.com" }];
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders }] });
  const old = await signLink(mailbox, "again@example.com");
  expect((await decide(stack, old, "approve")).status).toBe(303);
  const id = (await requestsOf(stack, key)).find(({ standing }) => standing === "decided")?.id;
  expect((await call(stack, "POST", `/api/v1/changes/${key}/signoffs/${id}/resend`)).status).toBe(200);
  const renewed = await signLink(mailbox, "again@example.com", 2);
  expect(renewed).not.toBe(old);
  expect((await decide(stack, renewed, "decline", "I read it once more.")).status).toBe(303);
});

test("an invitation that could not be sent goes out again, and the others are not sent twice", async () => {
  const joinedAt = "2020-01-01T00:00:00Z";
  const members = ["ina", "ivo"].map((name) => ({ person: `${name}@example.com`, name, group: "g", joinedAt }));
  await call(stack, "POST", "/api/v1/populations", { id: "invited" });
  await call(stack, "POST", "/api/v1/populations/invited/members", { members });
  mailbox.refuse(451);
  const key = await inReadiness(stack, { population: "invited" });
  const trouble = async () =>
    (await stack.app.db.selectFrom("effect_trouble").selectAll().where("change", "=", key).execute()).map(
      ({ task }) => task.do,
    );
  await expect.poll(trouble, { timeout: 20_000 }).toContain("invite-to-training");
  mailbox.refuse(null);
  await fastForward(stack.client, changeWorkflowId(key), 120_000);
  for (const { person } of members) await mailbox.waitFor(person);
  await expect.poll(trouble, { timeout: 20_000 }).toEqual([]);
  for (const { person } of members)
    expect(mailbox.mails.filter((mail) => JSON.stringify(mail.to).includes(person))).toHaveLength(1);
});

test("a message that was refused for good is told again when the first answer was lost", async () => {
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders: [{ person: "lost@example.com" }] }] });
  const [request] = await requestsOf(stack, key);
  const person = String(request?.person["id"]);
  let sends = 0;
  const deps: ActivityDeps = {
    db: stack.app.db,
    secret: stack.app.secret,
    tellAfter: 3,
    collectMin: [],
    letters: lettersTo("lost@example.com"),
    chat: stack.app.chat,
    post: {
      via: "smtp",
      domain: "takehold.test",
      send: async () => {
        sends += 1;
        throw new SmtpFailure(true, 550, null);
      },
    },
  };
  const task = { do: "mail-outcome", to: person } as const;
  const effect = { id: "900.1", task, dueAt: 0, attempts: 0 };
  const told = () => notify(deps, { key, now: Date.now(), effect, person, part: "" });
  const found = [{ type: "delivery-failed", message: effect.id, person }];
  expect(await told()).toMatchObject({ againAt: null, found });
  expect(await told()).toMatchObject({ againAt: null, found });
  expect(sends).toBe(1);
});

test("a wave that is called all launches its own groups, and not everybody", async () => {
  const joinedAt = "2020-01-01T00:00:00Z";
  const members = ["one", "two", "three"].map((name) => ({ userId: name, group: name, joinedAt }));
  await call(stack, "POST", "/api/v1/populations", { id: "parted" });
  await call(stack, "POST", "/api/v1/populations/parted/members", { members });
  const waves = [
    { id: "all", name: "First", groups: ["one"] },
    { id: "rest", name: "Rest", groups: ["two", "three"] },
  ];
  const key = await inReadiness(stack, { population: "parted", trainings: [], waves });
  const launched = await call(stack, "POST", `/api/v1/changes/${key}/waves/all/launch`, {});
  expect(launched.body).toMatchObject({
    waves: [
      { id: "all", eligible: 1 },
      { id: "rest", eligible: null },
    ],
  });
});

test("of a message that somebody erased never got nothing is left: neither the notice nor what the server said of the address", async () => {
  const address = "refused-and-erased@example.com";
  mailbox.refuse(550);
  const key = await toAlignment(stack, {
    gates: [{ name: "Gone", stakeholders: [{ person: address }, { person: "stays@example.com" }] }],
  });
  const lost = async () => {
    const { body } = await call<{ undelivered: { person: { name: string | null } }[] }>(
      stack,
      "GET",
      `/api/v1/changes/${key}`,
    );
    return body.undelivered.map(({ person }) => person.name);
  };
  await expect.poll(lost, { timeout: 30_000 }).toContain("refused-and-erased");
  mailbox.refuse(null);
  const { body } = await call<{ items: { id: string }[] }>(stack, "GET", `/api/v1/people?search=${address}`);
  const id = body.items[0]?.id ?? "";
  await stack.app.db
    .updateTable("message")
    .set({ failed: `550 ${address} unknown` })
    .where("person", "=", id)
    .execute();
  expect((await call(stack, "DELETE", `/api/v1/people/${id}`)).status).toBe(200);
  expect(await lost()).not.toContain(null);
  const kept = await stack.app.db.selectFrom("message").select("failed").where("person", "=", id).execute();
  expect(JSON.stringify(kept)).not.toContain(address);
});
