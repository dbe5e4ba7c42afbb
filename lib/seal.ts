import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Secrets that are kept and used again, as they lie in a database: AES-256-GCM, bound to what they belong to. */

const ivBytes = 12;
const tagBytes = 16;

/** `belongsTo`: only together with the same text it is opened again, so that a sealed secret cannot be laid to somebody else. */
export function seal(key: string, text: string, belongsTo: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyBytes(key), iv).setAAD(Buffer.from(belongsTo));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** `null`: sealed with another key, for something else, or changed since. */
export function unseal(key: string, sealed: Buffer, belongsTo: string): string | null {
  if (sealed.length < ivBytes + tagBytes) return null;
  const iv = sealed.subarray(0, ivBytes);
  const decipher = createDecipheriv("aes-256-gcm", keyBytes(key), iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return decipher.update(sealed.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return null;
  }
}

function keyBytes(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
