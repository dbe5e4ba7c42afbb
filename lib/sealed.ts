import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { hashOf } from "./secret.ts";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** What was sealed under another key, for another purpose, or was altered since. */
export class Unsealable extends Error {
  override readonly name = "Unsealable";
}

/**
 * Encrypts a text with AES-256-GCM: nonce, tag, ciphertext. `purpose` is bound to it, so that what was sealed for one thing is
 * not opened as another. `key` is a secret of any length, best a `subkey`.
 */
export function seal(key: string, purpose: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, hashOf(key), nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]);
}

/** @throws Unsealable */
export function unseal(key: string, purpose: string, sealed: Buffer): string {
  try {
    const nonce = sealed.subarray(0, nonceBytes);
    const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
    const opening = createDecipheriv(cipher, hashOf(key), nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(tag);
    return opening.update(sealed.subarray(nonceBytes + tagBytes), undefined, "utf8") + opening.final("utf8");
  } catch {
    // What the library says of it would help only whoever tries.
    throw new Unsealable("It was sealed under another key, or altered since.");
  }
}
