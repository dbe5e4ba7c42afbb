import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { statIfPresent, readIfPresent } from "../../lib/files/read-if-present.ts";
import { writeAtomically } from "../../lib/files/write-atomically.ts";
import { randomSecret } from "../../lib/secret.ts";
import { CommandFailure } from "./failure.ts";

const charactersMin = 32;

export function secretFile(dataDir: string): string {
  return join(dataDir, "secret");
}

/**
 * The installation's secret, made at the first start and kept beside the data for the owner of the directory only.
 * `isNew` tells that links sent before, if there were any, lead nowhere now.
 * @throws CommandFailure when the file holds something else
 */
export async function keptSecret(dataDir: string): Promise<{ readonly secret: string; readonly isNew: boolean }> {
  const path = secretFile(dataDir);
  const kept = (await readIfPresent(path))?.trim();
  if (kept === undefined) {
    const secret = randomSecret();
    await writeAtomically(path, `${secret}\n`, 0o600);
    return { secret, isNew: true };
  }
  if (kept.length < charactersMin)
    throw new CommandFailure(
      `${path} holds no secret of ${charactersMin} characters or more: put it back, or remove the file to have a new one made, ` +
        "which ends all links sent before.",
    );
  const { mode } = (await statIfPresent(path)) ?? { mode: 0o600 };
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
  return { secret: kept, isNew: false };
}
