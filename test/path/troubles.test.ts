import { afterAll, beforeAll, expect, test } from "vitest";
import { examine } from "../../bin/parts/doctor/examine.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { countTroubles } from "../../store/change/troubles.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { signIn, textOf } from "../console/visitor.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { eventsOf, prepareSources, toAlignment } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/** What fails and is tried again is told to people, on the change, by doctor and in the log, until it succeeds. */
let stack: Stack;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url, TAKEHOLD_TELL_AFTER: "2" });
  await prepareSources(stack);
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

interface Told {
  readonly stage: string;
  readonly troubles: readonly { readonly what: string; readonly failures: number }[];
}

test("a mail that is refused again and again is told, and no more once it goes out", { timeout: 120_000 }, async () => {
  mailbox.refuse(451);
  const stakeholders = [{ person: "Bea Busy <bea@example.com>" }];
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders }] });
  const told = async () => (await call<Told>(stack, "GET", `/api/v1/changes/${key}`)).body;
  const request = async () => (await told()).troubles.find(({ what }) => what === "mail-request");
  expect(await request(), "one failure may pass").toBeUndefined();
  await fastForward(stack.client, changeWorkflowId(key), 30_000);
  await expect.poll(request, { timeout: 20_000 }).toMatchObject({
    failures: 2,
    person: { name: "Bea Busy" },
    reason: "The mail server could not take the message (451).",
    since: expect.any(String),
    nextAt: expect.any(String),
  });
  expect((await told()).stage).toBe("alignment");
  const page = await (await signIn(stack)).get(`/changes/${key}`);
  expect(textOf(page.html)).toMatch(/The request could not be sent to Bea Busy since .*451.*tried again, next on/);
  const environment = { DATABASE_URL: stack.databaseUrl, TAKEHOLD_DATA: "/nonexistent", PORT: "0" };
  const finding = async () => (await examine(environment)).find(({ name }) => name === "Mail and measuring");
  expect(await finding()).toMatchObject({ status: "warning", found: expect.stringContaining(key) });
  mailbox.refuse(null);
  await fastForward(stack.client, changeWorkflowId(key), 120_000);
  await mailbox.waitFor("bea@example.com");
  await expect.poll(async () => (await told()).troubles, { timeout: 20_000 }).toEqual([]);
  expect(await countTroubles(stack.app.db)).toMatchObject({ effects: 0, changes: [] });
  expect(await finding()).toMatchObject({ status: "ok" });
  expect((await eventsOf(stack, key)).map(({ type }) => type)).not.toContain("delivery.failed");
});
