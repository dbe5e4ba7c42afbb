import { createHmac } from "node:crypto";

/** Signatures of Standard Webhooks (standardwebhooks.com), symmetric: `v1,` and HMAC-SHA-256 over id, time and body. */

const mark = "whsec_";

/** A secret as its receivers' libraries take it. `bytes`: 24 to 64 of them, random. */
export function secretText(bytes: Uint8Array): string {
  return mark + Buffer.from(bytes).toString("base64");
}

export interface SignedMessage {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly body: string;
}

/** The headers of a message, signed with every secret that is valid now: the first is the newest. */
export function webhookHeaders(
  { id, at, body }: SignedMessage,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const time = String(Math.floor(at / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(mark.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures.join(" ") };
}
