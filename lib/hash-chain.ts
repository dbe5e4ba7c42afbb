import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** What precedes the first row of a chain. */
export const chainStart = "0".repeat(64);

/** SHA-256, in hex, of a value's canonical JSON (RFC 8785). @throws Error for a value that JSON cannot hold. */
export function canonicalHash(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error("this value has no canonical JSON");
  return createHash("sha256").update(json).digest("hex");
}

/** The hash of a row, which covers the row and the hash before it. */
export function chainedHash(row: object, previousHash: string): string {
  return canonicalHash({ ...row, previousHash });
}
