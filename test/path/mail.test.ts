import { expect, test } from "vitest";
import { call } from "../stack.ts";
import { eventsOf, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/** What leaves by SMTP, and what happens when the mail server will not have it. */
const site = mailedStack();

test("a request has text and HTML, one stable Message-ID, and says what is asked, by when, and what silence means", async () => {
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Finance", stakeholders: [{ person: "Hanna <hanna@example.com>" }] }],
  });
  const mail = await site.mailbox.waitFor("hanna@example.com");
  expect(mail.messageId).toMatch(new RegExp(`^<${key.toLowerCase()}\\.[0-9.]+\\.[0-9a-f]{20}@takehold\\.test>$`));
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.references).toContain(key.toLowerCase());
  expect(mail.html).toBeTruthy();
  for (const part of ["/s/", "Nothing is decided until", "Silence is not a yes"]) expect(mail.text).toContain(part);
  expect(site.mailbox.mails.filter((each) => each.messageId === mail.messageId)).toHaveLength(1);
  expect(mail.text).not.toContain("<");
});

test("hostile names stay text in header, text and HTML", async () => {
  const name = '<img src=x onerror=alert(1)> "Bcc: all@example.com';
  const gates = [
    { name: "<b>Gate</b>", stakeholders: [{ person: { email: "hostile@example.com", name }, role: "<script>" }] },
  ];
  await toAlignment(site.stack, { title: "Title\r\nBcc: everybody@example.com", gates });
  const mail = await site.mailbox.waitFor("hostile@example.com");
  expect(mail.bcc).toBeUndefined();
  expect(String(mail.html)).not.toMatch(/<script|<img src=x|<b>Gate/);
  expect(mail.subject).not.toMatch(/[\r\n]/);
});

test("an address that the mail server refuses for good is an event, and the change goes on", async () => {
  site.mailbox.refuse(550);
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Gate", stakeholders: [{ person: "gone@example.com" }] }],
  });
  await expect
    .poll(async () => (await eventsOf(site.stack, key)).filter((event) => event.type === "delivery.failed").length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(0);
  site.mailbox.refuse(null);
  expect((await call(site.stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "alignment" });
});

test("a mail server that is busy gets the message again, once it takes it, with the same id", async () => {
  site.mailbox.refuse(451);
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Gate", stakeholders: [{ person: "busy@example.com" }] }],
  });
  expect((await call(site.stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "alignment" });
  site.mailbox.refuse(null);
  const mail = await site.mailbox.waitFor("busy@example.com");
  expect(mail.messageId).toContain(key.toLowerCase());
  expect((await eventsOf(site.stack, key)).filter((event) => event.type === "delivery.failed")).toEqual([]);
});
