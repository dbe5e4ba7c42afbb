import PostalMime from "postal-mime";

/** What a mail server reports of a message (RFC 3464). */
export type DeliveryReport =
  | {
      readonly is: "report";
      readonly action: "failed" | "delayed" | "other";
      readonly messageId: string;
      readonly why: string;
    }
  /** No report that a program can read, such as a letter in words, or of which message it tells. */
  | { readonly is: "unreadable" };

const statusTypes: ReadonlySet<string> = new Set(["message/delivery-status", "message/global-delivery-status"]);
const originalTypes: ReadonlySet<string> = new Set([
  "message/rfc822",
  "text/rfc822-headers",
  "message/global",
  "message/global-headers",
]);

const unreadable: DeliveryReport = { is: "unreadable" };

/** Reads a message as it came. Which message it tells of is said by the headers sent back, or by the id of its envelope. */
export async function readDeliveryReport(raw: Uint8Array): Promise<DeliveryReport> {
  const parts = await partsOf(raw);
  const status = parts.find(({ type }) => statusTypes.has(type));
  if (status === undefined) return unreadable;
  const [ofMessage, ...recipients] = groupsOf(status.text);
  const told = recipients.find((each) => each.has("action"));
  const original = parts.find(({ type }) => originalTypes.has(type));
  const headers = original === undefined ? undefined : groupsOf(original.text)[0];
  const messageId = idIn(headers?.get("message-id")) ?? idIn(ofMessage?.get("original-envelope-id"));
  if (told === undefined || messageId === null) return unreadable;
  const action = (told.get("action") ?? "").toLowerCase().split(/[\s;(]/, 1)[0] ?? "";
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(told.get("status") ?? "")?.[0];
  return {
    is: "report",
    action: action === "failed" || action === "delayed" ? action : "other",
    messageId,
    why: `The mail came back${code === undefined ? "" : ` (${code})`}${meaningOf(code ?? "")}.`,
  };
}

/** In words, for the codes that people can do something about (RFC 3463). Servers' own words may hold anything and are not kept. */
function meaningOf(code: string): string {
  const known: Readonly<Record<string, string>> = {
    "5.1.1": "there is no such mailbox",
    "5.1.2": "there is no such domain",
    "5.1.10": "there is no such mailbox",
    "5.2.1": "the mailbox is turned off",
    "5.2.2": "the mailbox is full",
    "4.2.2": "the mailbox is full",
    "5.3.4": "the message is too large there",
    "4.4.7": "it could not be delivered for too long",
    "5.4.7": "it could not be delivered for too long",
    "5.7.1": "it is not let through there",
  };
  const meaning = known[code];
  return meaning === undefined ? "" : `: ${meaning}`;
}

async function partsOf(raw: Uint8Array): Promise<readonly { readonly type: string; readonly text: string }[]> {
  try {
    const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: "utf8" });
    return mail.attachments.map(({ mimeType, content }) => ({
      type: mimeType.toLowerCase(),
      text: typeof content === "string" ? content : "",
    }));
  } catch {
    // Nested too deeply, or with headers without end.
    return [];
  }
}

const groupsMax = 20;

/** Groups of header lines, a blank line between them, lines that go on joined, names in lower case. */
function groupsOf(text: string): readonly ReadonlyMap<string, string>[] {
  const unfolded = text.replaceAll(/\r\n?/g, "\n").replaceAll(/\n[ \t]+/g, " ");
  return unfolded
    .split(/\n\n+/, groupsMax)
    .filter((group) => group.trim() !== "")
    .map((group) => {
      const lines = group.split("\n").flatMap((line): [string, string][] => {
        const colon = line.indexOf(":");
        return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
      });
      return new Map(lines.toReversed());
    });
}

/** A message id, with angle brackets or without. */
function idIn(value: string | undefined): string | null {
  return /^\s*<?([^<>\s@]{1,200}@[^<>\s@]{1,255})>?/.exec(value ?? "")?.[1] ?? null;
}
