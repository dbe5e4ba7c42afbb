import { Problem } from "../../domain/errors.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import type { Digest } from "./digest.ts";
import { digestSoFar } from "./read.ts";

/** What the caller would be told of the last seven days. Whoever asks may read all changes, so it is of all. */
export async function previewDigest(
  app: Pick<App, "db" | "now">,
  caller: Caller,
): Promise<{ readonly person: string; readonly digest: Digest }> {
  requireScope(caller, "changes:read");
  const { person } = caller;
  if (person === null)
    throw new Problem("forbidden", "A digest is written for a person. Use a key that acts for one, or sign in.");
  return { person, digest: await digestSoFar(app, { person, seesAll: true }) };
}
