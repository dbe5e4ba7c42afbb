import { randomBytes } from "node:crypto";
import { readIfPresent } from "../files/read-if-present.ts";
import { writeAtomically } from "../files/write-atomically.ts";

/** The superuser's password, kept beside the cluster for the owner of the directory only; `isNew` when none was there. */
export async function keptPassword(path: string): Promise<{ password: string; isNew: boolean }> {
  const kept = (await readIfPresent(path))?.trim();
  if (kept !== undefined && kept !== "") return { password: kept, isNew: false };
  const password = randomBytes(24).toString("base64url");
  await writeAtomically(path, `${password}\n`, 0o600);
  return { password, isNew: true };
}
