/** Reports of mail servers as they really look: Postfix, Exchange and others differ in what they send back. */
export interface ReportParts {
  readonly messageId: string;
  readonly action?: "failed" | "delayed" | "delivered";
  readonly status?: string;
  /** How the message is sent back; `null`: not at all. */
  readonly original?: "message/rfc822" | "text/rfc822-headers" | "message/global-headers" | null;
  readonly envelopeId?: string;
}

export function reportOf(parts: ReportParts): string {
  const { messageId, action = "failed", status = "5.1.1", original = "text/rfc822-headers", envelopeId } = parts;
  const sentBack = [
    "--B",
    `Content-Type: ${String(original)}`,
    "",
    "Received: from a by b",
    `Message-ID:\n ${messageId}`,
    "Subject: Your decision by Friday: a title that is long enough to",
    " go on in another line",
    "",
    ...(original === "message/rfc822" ? ["The text, which names https://example.com.", ""] : []),
  ];
  const lines = [
    "From: MAILER-DAEMON@mail.example.com (Mail Delivery System)",
    "To: bounces@takehold.test",
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--B",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "I'm sorry to have to inform you that your message could not be delivered.",
    "",
    "--B",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mail.example.com",
    ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    "Arrival-Date: Thu, 26 Nov 2026 00:00:00 +0000 (UTC)",
    "",
    "Final-Recipient: rfc822; anna@example.com",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 <anna@example.com>: Recipient address",
    "    rejected: <script>alert(1)</script>",
    "",
    ...(original === null ? [] : sentBack),
    "--B--",
    "",
  ];
  return lines.join("\n").replaceAll("\n", "\r\n");
}
