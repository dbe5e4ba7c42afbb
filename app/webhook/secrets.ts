import { randomBytes } from "node:crypto";
import { seal, unseal } from "../../lib/seal.ts";
import { subkey } from "../../lib/secret.ts";
import { secretText } from "../../lib/standard-webhook.ts";

/** A new secret: as it is shown once, and as it is kept. */
export function makeWebhookSecret(secret: string, webhook: string): { readonly text: string; readonly sealed: Buffer } {
  const text = secretText(randomBytes(32));
  return { text, sealed: seal(subkey(secret, "webhook:secret"), text, webhook) };
}

/** `null`: it was kept under another TAKEHOLD_SECRET. */
export function openWebhookSecret(secret: string, webhook: string, sealed: Buffer): string | null {
  return unseal(subkey(secret, "webhook:secret"), sealed, webhook);
}
