import { randomSecret, sameSecret, signParts, subkey } from "../../lib/secret.ts";

/**
 * A form's nonce: `expiry.random.signature`, bound to one link, generation and revision. Nothing is stored. `random` becomes
 * the id of the order, so a double click is one decision.
 */
export interface NonceBinding {
  readonly purpose: string;
  readonly change: string;
  readonly subject: string;
  readonly generation: number;
  /** Hash of the revision shown; empty where none is. */
  readonly revision: string;
}

const lifetimeMs = 2 * 60 * 60 * 1_000;

export function makeNonce(secret: string, binding: NonceBinding, now: number): string {
  const expiry = String(now + lifetimeMs);
  const random = randomSecret().slice(0, 22);
  return `${expiry}.${random}.${signatureOf(secret, binding, expiry, random)}`;
}

export type NonceReading =
  | { readonly is: "good"; readonly random: string }
  /** Ours and for this form, but older than two hours. */
  | { readonly is: "expired" }
  /** Missing, forged, or of another link, generation or revision. */
  | { readonly is: "foreign" };

export function readNonce(secret: string, binding: NonceBinding, nonce: string, now: number): NonceReading {
  const [expiry = "", random = "", signature = "", ...more] = nonce.split(".");
  const genuine = more.length === 0 && sameSecret(signature, signatureOf(secret, binding, expiry, random));
  if (!genuine) return { is: "foreign" };
  return Number(expiry) > now ? { is: "good", random } : { is: "expired" };
}

function signatureOf(secret: string, binding: NonceBinding, expiry: string, random: string): string {
  const { purpose, change, subject, generation, revision } = binding;
  return signParts(subkey(secret, "nonce"), [purpose, expiry, random, change, subject, generation, revision]);
}
