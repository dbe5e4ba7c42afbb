import { afterAll, beforeAll, expect, test } from "vitest";
import { notify } from "../../activities/notify.ts";
import type { ActivityDeps } from "../../activities/deps.ts";
import { createLetters } from "../../web/letters/letters.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { requestsOf } from "../api/change/proposals.ts";
import { openChatPrograms } from "../chat/programs.ts";
import type { ChatPrograms } from "../chat/programs.ts";
import { slackLink, slackTexts, teamsTexts } from "../chat/rules.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { decide, eventsOf, prepareSources, toAlignment } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/** Slack and Teams carry what mail carries, with the same safe link; what they do not take goes by mail, and nothing twice. */
let stack: Stack;
let mailbox: Mailbox;
let programs: ChatPrograms;

beforeAll(async () => {
  [mailbox, programs] = await Promise.all([openMailbox(), openChatPrograms()]);
  stack = await startStack({ SMTP_URL: mailbox.url, ...programs.settings });
  await prepareSources(stack);
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
  await programs.close();
});

const own = { readBy: "this_person_only" };
const emailOf = (name: string) => `${name}@example.com`;

async function person(name: string, channel?: object, email: string | null = emailOf(name)): Promise<string> {
  const made = await call(stack, "POST", "/api/v1/people", { name, email, channel });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return String(made.body["id"]);
}

async function channelOf(id: string): Promise<unknown> {
  return (await call(stack, "GET", `/api/v1/people/${id}`)).body["channel"];
}

const gateOf = (...people: readonly string[]) => ({
  gates: [{ name: "Gate", stakeholders: people.map((each) => ({ person: each })) }],
});

async function settled(key: string): Promise<void> {
  const open = () =>
    stack.app.db
      .selectFrom("message")
      .select("message_id")
      .where("change", "=", key)
      .where("sent_at", "is", null)
      .where("failed", "is", null)
      .execute();
  await expect.poll(open, { timeout: 30_000 }).toEqual([]);
}

test("each asks in its own way, with a link by which the person decides; nothing goes by mail as well", async () => {
  programs.members.set(emailOf("sly"), "U1");
  const people = [
    await person("sly", { kind: "slack" }),
    await person("wanda", { kind: "slack_webhook", address: programs.webhook("slack", "wanda"), ...own }),
    await person("tess", { kind: "teams_webhook", address: programs.webhook("teams", "tess"), ...own }),
  ];
  const key = await toAlignment(stack, gateOf(...people));
  await settled(key);
  const links = [
    slackLink(programs.at("bot/U1")[0]?.message),
    slackLink(programs.at("slack/wanda")[0]?.message),
    teamsTexts(programs.at("teams/tess")[0]?.message).url,
  ];
  expect(new Set(links).size).toBe(3);
  // Programs that look at what is posted fetch links, and that decides nothing.
  const before = await eventsOf(stack, key);
  for (const link of links)
    for (let index = 0; index < 100; index += 1) {
      const method = ["GET", "HEAD", "OPTIONS"][index % 3] ?? "GET";
      const headers = { "user-agent": index % 2 === 0 ? "Slackbot-LinkExpanding 1.0" : "Microsoft Teams preview" };
      await stack.api.request(new URL(link).pathname, { method, headers });
    }
  expect(await eventsOf(stack, key)).toEqual(before);
  for (const link of links) expect((await decide(stack, new URL(link).pathname, "approve")).status).toBe(303);
  expect(programs.posts).toHaveLength(3);
  for (const name of ["sly", "wanda", "tess"]) expect(mailbox.to(emailOf(name))).toEqual([]);
  const sent = await stack.app.db
    .selectFrom("message")
    .select("via")
    .where("change", "=", key)
    .where("person", "in", people)
    .execute();
  expect(new Set(sent.map(({ via }) => via))).toEqual(new Set(["slack", "teams"]));
  const certificate = await call(stack, "GET", `/api/v1/changes/${key}/certificate`);
  expect(JSON.stringify(certificate.body)).toContain('"sentBy":"teams"');
});

test("a name full of syntax is a name in every program", async () => {
  const name =
    "<!channel> <https://evil.example|Log in> [x](https://evil.example) {{DATE(2026-01-01T00:00:00Z)}} \u202ecod";
  programs.members.set(emailOf("rogue"), "U2");
  const made = await call(stack, "POST", "/api/v1/people", {
    name,
    email: emailOf("rogue"),
    channel: { kind: "slack" },
  });
  const tom = await person("tom", { kind: "teams_webhook", address: programs.webhook("teams", "tom"), ...own });
  const gates = [
    {
      name,
      stakeholders: [
        { person: String(made.body["id"]), role: name },
        { person: tom, role: name },
      ],
    },
  ];
  await settled(await toAlignment(stack, { title: name, gates }));
  const slack = slackTexts(programs.at("bot/U2")[0]?.message);
  expect(slack[0]).toContain("&lt;!channel&gt;");
  const teams = teamsTexts(programs.at("teams/tom")[0]?.message).texts.join(" ");
  expect(teams).toContain("[x](https://evil.example)");
  for (const text of [...slack, teams]) expect(text).not.toMatch(/\u202e/);
  expect(teams).not.toContain("{{");
});

test("what a program does not take goes by mail at once, is told beside the person, and is not sent there again", async () => {
  const address = programs.webhook("slack", "gone");
  const id = await person("gone", { kind: "slack_webhook", address, ...own });
  programs.answer("slack/gone", { status: 404, body: "no_service" });
  const key = await toAlignment(stack, gateOf(id, await person("lost", { kind: "slack" })));
  const mail = await mailbox.waitFor(emailOf("gone"));
  expect(mail.text).toContain("/s/");
  await mailbox.waitFor(emailOf("lost"));
  await settled(key);
  expect(await channelOf(id)).toEqual({
    kind: "slack_webhook",
    host: new URL(address).host,
    failed: "Slack answered “no_service”; the webhook may have been removed.",
  });
  expect((await eventsOf(stack, key)).map(({ type }) => type)).not.toContain("delivery.failed");
  expect(programs.at("slack/gone")).toEqual([]);
});

test(
  "a program that asks for patience is asked again when it said, and takes the message once",
  { timeout: 120_000 },
  async () => {
    const id = await person("paula", { kind: "slack_webhook", address: programs.webhook("slack", "paula"), ...own });
    programs.answer("slack/paula", { status: 429, headers: { "retry-after": "30" } });
    const key = await toAlignment(stack, gateOf(id));
    const tried = () =>
      stack.app.db.selectFrom("effect_trouble").select("next_at").where("change", "=", key).executeTakeFirst();
    await expect.poll(tried, { timeout: 20_000 }).toBeDefined();
    expect(programs.at("slack/paula")).toEqual([]);
    await fastForward(stack.client, changeWorkflowId(key), 40_000);
    await expect.poll(() => programs.at("slack/paula").length, { timeout: 20_000 }).toBe(1);
    await settled(key);
    expect(mailbox.to(emailOf("paula"))).toEqual([]);
  },
);

test("an answer that got lost is followed by mail and by no second message in the chat", async () => {
  const id = await person("lotte", { kind: "slack_webhook", address: programs.webhook("slack", "lotte"), ...own });
  programs.answer("slack/lotte", { status: 0, kept: true });
  await settled(await toAlignment(stack, gateOf(id)));
  expect(programs.at("slack/lotte")).toHaveLength(1);
  expect(mailbox.to(emailOf("lotte"))).toHaveLength(1);
});

test("a process that died between sending and noting it sends by mail, and not twice to the chat", async () => {
  const id = await person("dora", { kind: "slack_webhook", address: programs.webhook("slack", "dora"), ...own });
  const key = await toAlignment(stack, gateOf(await person("other"), id));
  await settled(key);
  const [request] = (await requestsOf(stack, key)).filter((each) => each.person["id"] === id);
  const effect = {
    id: "900.1",
    task: { do: "mail-request", request: String(request?.id), generation: 1 } as const,
    dueAt: 0,
    attempts: 0,
  };
  const { app } = stack;
  const deps: ActivityDeps = { ...app, tellAfter: 3, collectMin: [], letters: createLetters(app) };
  const dying: ActivityDeps = {
    ...deps,
    chat: {
      ...app.chat,
      send: (way, letter) => app.chat.send(way, letter).then(() => Promise.reject(new Error("killed"))),
    },
  };
  const notification = { key, now: Date.now(), effect, person: id, part: "" };
  await expect(notify(dying, notification)).rejects.toThrow("killed");
  expect(programs.at("slack/dora")).toHaveLength(2);
  expect(await notify(deps, notification)).toMatchObject({ againAt: null, found: [] });
  expect(await notify(deps, notification)).toMatchObject({ againAt: null, found: [] });
  expect(programs.at("slack/dora")).toHaveLength(2);
  expect(mailbox.to(emailOf("dora"))).toHaveLength(1);
});

test(
  "a reminder goes both ways, so that a chat which swallows messages loses nobody",
  { timeout: 120_000 },
  async () => {
    const id = await person("ruth", { kind: "teams_webhook", address: programs.webhook("teams", "ruth"), ...own });
    const key = await toAlignment(stack, gateOf(id));
    await settled(key);
    expect(mailbox.to(emailOf("ruth"))).toEqual([]);
    await fastForward(stack.client, changeWorkflowId(key), 8 * 86_400_000);
    const mail = await mailbox.waitFor(emailOf("ruth"));
    expect(mail.subject).toMatch(/^Still waiting for you/);
    expect(programs.at("teams/ruth").length).toBeGreaterThan(1);
  },
);

test("somebody without an e-mail address is asked by chat; where that fails the change says who was not reached", async () => {
  const id = await person(
    "nomail",
    { kind: "slack_webhook", address: programs.webhook("slack", "nomail"), ...own },
    null,
  );
  const key = await toAlignment(stack, gateOf(id));
  await settled(key);
  expect(
    (await decide(stack, new URL(slackLink(programs.at("slack/nomail")[0]?.message)).pathname, "approve")).status,
  ).toBe(303);
  programs.answer("slack/nomail", { status: 500 });
  const other = await toAlignment(stack, gateOf(id));
  const failed = async () => (await eventsOf(stack, other)).find(({ type }) => type === "delivery.failed")?.data;
  await expect.poll(failed, { timeout: 20_000 }).toMatchObject({ person: id });
});

test("a webhook is one person's own, by https, and never shown or kept as it is", async () => {
  const address = programs.webhook("slack", "secret-part-of-it");
  const id = await person("vera", { kind: "slack_webhook", address, ...own });
  const patch = (channel: object) => call(stack, "PATCH", `/api/v1/people/${id}`, { channel });
  const errors = async (channel: object) => (await patch(channel)).body["errors"];
  expect(await errors({ kind: "slack_webhook", address })).toMatchObject([{ path: "channel.readBy" }]);
  expect(await errors({ kind: "teams_webhook", address: "http://example.com/x", ...own })).toMatchObject([
    { path: "channel.address", message: "The address has to begin with https://." },
  ]);
  expect(await errors({ kind: "teams_webhook", address: "ftp://example.com/x", ...own })).toMatchObject([
    { path: "channel.address" },
  ]);
  const second = await call(stack, "POST", "/api/v1/people", {
    name: "second",
    channel: { kind: "slack_webhook", address, ...own },
  });
  expect([second.status, second.body["errors"]]).toMatchObject([409, [{ path: "channel.address" }]]);
  const { rows } = await stack.app.db
    .selectFrom("chat")
    .selectAll()
    .execute()
    .then((found) => ({
      rows: JSON.stringify(found.map((row) => ({ ...row, address: row.address?.toString("latin1") }))),
    }));
  expect(rows).not.toContain("secret-part");
  expect(JSON.stringify((await call(stack, "GET", "/api/v1/people?limit=200")).body)).not.toContain("secret-part");
  expect((await patch({ kind: "mail" })).body["channel"]).toEqual({ kind: "mail", host: null, failed: null });
  expect((await patch({ kind: "teams_webhook", address, ...own })).status).toBe(200);
});

test("what is asked on one day comes bundled by chat as well, each request with its own link", async () => {
  const bundled = await startStack({ SMTP_URL: mailbox.url, TAKEHOLD_COLLECT_MINUTES: "30", ...programs.settings });
  try {
    await prepareSources(bundled);
    const channel = { kind: "slack_webhook", address: programs.webhook("slack", "bundle"), ...own };
    const made = await call(bundled, "POST", "/api/v1/people", { name: "Bo", email: emailOf("bundle"), channel });
    const ask = (title: string) => toAlignment(bundled, { title, ...gateOf(String(made.body["id"])) });
    const posts = () => programs.at("slack/bundle");
    await ask("Chat first");
    await expect.poll(() => posts().length, { timeout: 30_000 }).toBe(1);
    const [second, third] = [await ask("Chat second"), await ask("Chat third")];
    for (const [key, minutes] of [
      [second, 31],
      [third, 61],
    ] as const)
      await fastForward(bundled.client, changeWorkflowId(key), minutes * 60_000);
    await expect.poll(() => posts().length, { timeout: 30_000 }).toBe(2);
    const text = JSON.stringify(posts()[1]?.message);
    for (const title of ["Chat second", "Chat third"]) expect(text).toContain(title);
    expect(new Set(text.match(/\/s\/[\w-]{40,}/g))).toHaveLength(2);
    expect(mailbox.to(emailOf("bundle"))).toEqual([]);
  } finally {
    await bundled.stop();
  }
});
