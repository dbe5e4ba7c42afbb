import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** SHA-256 of a secret that is itself random, for look-ups: no salt is needed and none is used. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** 256 random bits, safe in a URL. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** HMAC-SHA-256 over parts, unambiguous whatever the parts hold; base64url. */
export function signParts(key: string, parts: readonly (string | number)[]): string {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
}

/** A key derived for one purpose, so that one use never answers for another. */
export function subkey(key: string, purpose: string): string {
  return signParts(key, ["subkey", purpose]);
}

/** Compares in a time that does not depend on where the strings differ. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(hashOf(left), hashOf(right));
}
