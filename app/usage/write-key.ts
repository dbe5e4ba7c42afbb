import { hashOf, randomSecret } from "../../lib/secret.ts";

/** What a write key begins with, so that a leaked one is found by a search for it. */
const writeKeyMark = "tku_";
const prefixLength = 12;

/** A fresh write key, and what is kept of it. */
export function newWriteKey(): { readonly writeKey: string; readonly hash: Buffer; readonly prefix: string } {
  const writeKey = writeKeyMark + randomSecret();
  return { writeKey, hash: hashOf(writeKey), prefix: writeKey.slice(0, prefixLength) };
}
