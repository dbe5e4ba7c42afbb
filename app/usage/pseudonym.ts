import { createHmac } from "node:crypto";
import { subkey } from "../../lib/secret.ts";
import { isAddress } from "./message.ts";

const bytes = 16;

/**
 * The pseudonym under which a user id is kept. An id that has the form of an e-mail address is that address, in any case.
 * Without the installation's secret nobody can try names against it.
 */
export function pseudonym(key: string, userId: string): Buffer {
  const name = isAddress(userId) ? `email:${userId.toLowerCase()}` : `id:${userId}`;
  return createHmac("sha256", key).update(name).digest().subarray(0, bytes);
}

/** The key for pseudonyms, of the installation's secret. */
export function pseudonymKey(secret: string): string {
  return subkey(secret, "usage pseudonyms");
}
