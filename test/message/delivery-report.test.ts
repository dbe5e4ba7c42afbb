import { describe, expect, test } from "vitest";
import { readDeliveryReport } from "../../app/message/delivery-report.ts";
import { reportOf } from "./reports.ts";
import type { ReportParts } from "./reports.ts";

/** What is read of mail that came back, and that nothing else is taken for it. */
const messageId = "<chg-1.2.1.0123456789abcdef0123@takehold.test>";
const id = messageId.slice(1, -1);
const read = (text: string) => readDeliveryReport(Buffer.from(text));

describe("a report", () => {
  test.each([
    ["with the headers sent back", {}],
    ["with the whole message sent back", { original: "message/rfc822" }],
    ["with headers in UTF-8", { original: "message/global-headers" }],
    ["with the id of the envelope alone", { original: null, envelopeId: id }],
  ] as const satisfies [string, Partial<ReportParts>][])("%s names the message", async (_, more) => {
    const why = "The mail came back (5.1.1): there is no such mailbox.";
    expect(await read(reportOf({ messageId, ...more }))).toEqual({
      is: "report",
      action: "failed",
      messageId: id,
      why,
    });
  });

  test("with line ends of Unix, or of a mail that was piped, reads the same", async () => {
    const text = reportOf({ messageId });
    expect(await read(text.replaceAll("\r\n", "\n"))).toEqual(await read(text));
  });

  test.each([
    ["delayed", "4.2.0", "delayed"],
    ["delivered", "2.0.0", "other"],
    ["failed", "4.4.7", "failed"],
  ] as const)("that says %s is told by its action, not by its code", async (action, status, read_) => {
    expect(await read(reportOf({ messageId, action, status }))).toMatchObject({ is: "report", action: read_ });
  });

  test("keeps nothing of the words of a server", async () => {
    expect(JSON.stringify(await read(reportOf({ messageId, status: "5.9.9 <b>" })))).not.toMatch(/script|<b>|anna/);
  });
});

test.each([
  ["nothing", ""],
  ["noise", "\u0000\u0001\u0002".repeat(1_000)],
  [
    "a letter in words",
    "From: a@example.com\r\nSubject: Out of office\r\n\r\nI am away. Message-ID: <x@takehold.test>\r\n",
  ],
  ["a report of no message", reportOf({ messageId: "", original: null })],
  ["parts in parts without end", "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n".repeat(2_000)],
])("%s is no report", async (_, text) => {
  expect(await read(text)).toEqual({ is: "unreadable" });
});
