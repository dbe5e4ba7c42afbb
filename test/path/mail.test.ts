import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { eventsOf, prepareSources, toAlignment } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/** What leaves by SMTP, and what happens when the mail server will not have it. */
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

test("a request has text and HTML, one stable Message-ID, and says what is asked, by when, and what silence means", async () => {
  const key = await toAlignment(stack, {
    gates: [{ name: "Finance", stakeholders: [{ person: "Hanna <hanna@example.com>" }] }],
  });
  const mail = await mailbox.waitFor("hanna@example.com");
  expect(mail.messageId).toMatch(new RegExp(`^<${key.toLowerCase()}\\.[0-9.]+@takehold\\.test>$`));
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.references).toContain(key.toLowerCase());
  expect(mail.html).toBeTruthy();
  for (const part of ["/s/", "Nothing is decided until", "Silence is not a yes"]) expect(mail.text).toContain(part);
  expect(mailbox.mails.filter((each) => each.messageId === mail.messageId)).toHaveLength(1);
  expect(mail.text).not.toContain("<");
});

test("hostile names stay text in header, text and HTML", async () => {
  const name = '<img src=x onerror=alert(1)> "Bcc: all@example.com';
  const gates = [
    { name: "<b>Gate</b>", stakeholders: [{ person: { email: "hostile@example.com", name }, role: "<script>" }] },
  ];
  await toAlignment(stack, { title: "Title\r\nBcc: everybody@example.com", gates });
  const mail = await mailbox.waitFor("hostile@example.com");
  expect(mail.bcc).toBeUndefined();
  expect(String(mail.html)).not.toMatch(/<script|<img src=x|<b>Gate/);
  expect(mail.subject).not.toMatch(/[\r\n]/);
});

test("an address that the mail server refuses for good is an event, and the change goes on", async () => {
  mailbox.refuse(550);
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders: [{ person: "gone@example.com" }] }] });
  await expect
    .poll(async () => (await eventsOf(stack, key)).filter((event) => event.type === "delivery.failed").length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(0);
  mailbox.refuse(null);
  expect((await call(stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "alignment" });
});

test("a mail server that is busy gets the message again, once it takes it, with the same id", async () => {
  mailbox.refuse(451);
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders: [{ person: "busy@example.com" }] }] });
  expect((await call(stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "alignment" });
  mailbox.refuse(null);
  const mail = await mailbox.waitFor("busy@example.com");
  expect(mail.messageId).toContain(key.toLowerCase());
  expect((await eventsOf(stack, key)).filter((event) => event.type === "delivery.failed")).toEqual([]);
});
