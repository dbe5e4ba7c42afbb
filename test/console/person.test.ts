import { afterAll, beforeAll, expect, test } from "vitest";
import { openChatPrograms } from "../chat/programs.ts";
import type { ChatPrograms } from "../chat/programs.ts";
import { openMailbox } from "../path/mailbox.ts";
import type { Mailbox } from "../path/mailbox.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visited, Visitor } from "./visitor.ts";

/** What whoever looks after people does for one of them, by forms alone: edit, absence, where they are written to. */
let stack: Stack;
let mailbox: Mailbox;
let programs: ChatPrograms;
let petra: Visitor;

beforeAll(async () => {
  [mailbox, programs] = await Promise.all([openMailbox(), openChatPrograms()]);
  stack = await startStack({ SMTP_URL: mailbox.url, ...programs.settings });
  petra = await signIn(stack);
});
afterAll(async () => {
  await stack.stop();
  await mailbox.close();
  await programs.close();
});

async function added(name: string): Promise<string> {
  const { body } = await call(stack, "POST", "/api/v1/people", { name, email: `${name.toLowerCase()}@example.com` });
  return `/people/${String(body["id"])}`;
}
const send = async (path: string, verb: string, typed: Record<string, string> = {}): Promise<Visited> =>
  petra.send(await petra.get(path), `${path}/${verb}`, typed);
const record = async (path: string) => (await call(stack, "GET", `/api/v1${path}`)).body;

test("a person is edited; what is wrong stays in the form with what to do", async () => {
  const path = await added("Edda");
  const typed = {
    name: "Edda Ernst",
    email: "edda@example.com",
    team: "",
    manager: "boss@example.com",
    timeZone: "Europe/Berlin",
    language: "de",
    learnsBy: "video",
  };
  const wrong = await send(path, "edit", { ...typed, timeZone: "Berlin" });
  expect(wrong.status).toBe(400);
  expect(textOf(wrong.html)).toMatch(/Nothing was changed.*A time zone is an IANA name/);
  expect(wrong.html).toContain('value="Edda Ernst"');
  const kept = await send(path, "edit", typed);
  expect(textOf(kept.html)).toMatch(/It is kept\..*Manager boss.*Likes to learn by video/s);
  expect(await record(path)).toMatchObject({
    name: "Edda Ernst",
    timeZone: "Europe/Berlin",
    language: "de",
    learnsBy: "video",
  });
  const emptied = await send(path, "edit", { ...typed, learnsBy: "", manager: "" });
  expect(textOf(emptied.html)).not.toContain("Likes to learn");
  expect(await record(path)).toMatchObject({ manager: null, learnsBy: null });
});

test("what opens a form says what it is about, and the button inside what it does", async () => {
  const page = await petra.get(await added("Vera"));
  const folded = [
    ...page.html.matchAll(/<summary class="button[^>]*>(.*?)<\/summary>.*?<button[^>]*>(.*?)<\/button>/gs),
  ];
  expect(folded.map(([, opener = "", button = ""]) => `${opener}: ${button}`)).toEqual([
    "Edit name and details: Keep these details",
    "Say when they are away: Keep this absence",
    "Choose what they get of the weekly digest: Keep this choice",
    "Choose where they are written to: Keep this address",
    "Erase this person: Erase Vera for good",
  ]);
});

test("an absence is told with who stands in, and ended", async () => {
  const path = await added("Abel");
  const local = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  const typed = { from: local(-1), until: local(9), substitute: "stand-in@example.com" };
  const wrong = await send(path, "away", { ...typed, until: local(-2) });
  expect(wrong.status).toBe(400);
  expect(textOf(wrong.html)).toContain("An absence ends after it begins.");
  const away = await send(path, "away", typed);
  expect(textOf(away.html)).toMatch(/Away from .* until .*; stand-in decides meanwhile/);
  const back = await petra.send(away, `${path}/back`);
  expect(textOf(back.html)).toContain("They are back.");
  expect(textOf(back.html)).not.toContain("stand-in decides meanwhile");
});

test("a webhook is set, tested and taken away; what does not arrive is told, and nobody's secret is shown", async () => {
  const path = await added("Wim");
  const address = programs.webhook("slack", "wim");
  const shared = await send(path, "channel", { kind: "slack_webhook", address });
  expect(shared.status).toBe(400);
  expect(textOf(shared.html)).toContain("A webhook carries links that decide in the person's name.");
  expect(shared.html).not.toContain(address);
  const kept = await send(path, "channel", { kind: "slack_webhook", address, alone: "yes" });
  expect(textOf(kept.html)).toContain("Written to in Slack, by a webhook of their own");
  expect(kept.html).not.toContain(address);
  const tested = await petra.send(kept, `${path}/test`);
  expect(textOf(tested.html)).toContain("The test message was sent.");
  expect(JSON.stringify(programs.at("slack/wim")[0]?.message)).toContain("Takehold reaches you here");
  expect(JSON.stringify(programs.at("slack/wim"))).not.toMatch(/\/(s|r|t|me)\//);
  programs.answer("slack/wim", { status: 404, body: "no_service" });
  const failed = await send(path, "test");
  expect(failed.status).toBe(409);
  expect(textOf(failed.html)).toMatch(/The test message did not arrive: .* Messages go by mail meanwhile\./);
  expect(await record(path)).toMatchObject({ channel: { kind: "slack_webhook", failed: expect.any(String) } });
  const mail = await send(path, "channel", { kind: "mail" });
  expect(textOf(mail.html)).toContain("Written to by mail");
  expect(mail.html).not.toContain(`${path}/test`);
});

test("who may only look is offered nothing", async () => {
  const path = await added("Lotta");
  const reader = await signIn(stack, { email: "rita@example.com", scopes: ["changes:read", "people:read"] });
  const page = await reader.get(path);
  expect(page.status).toBe(200);
  expect(page.html).not.toContain(`action="${path}/`);
  expect((await reader.post(`${path}/edit`, { name: "X" })).status).toBe(403);
});
