import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ownIdentity } from "../processes/identity.ts";
import { claimDirectory, keepBeating, livingClaim, releaseClaim, type Claim } from "./directory-claim.ts";
import { EmbeddedServiceFailure } from "./failure.ts";
import { stopLeftovers } from "./children.ts";

export interface DataDirectory {
  /** Absolute. */
  path: string;
  /** To be called when all servers on it have ended. */
  release: () => Promise<void>;
}

/** Another process holds the directory. */
export class DataDirectoryHeld extends EmbeddedServiceFailure {
  readonly holder: Claim;
  constructor(path: string, holder: Claim) {
    const where = `process ${holder.pid} on ${holder.host}`;
    super(
      `${path} is in use by ${where} since ${holder.since}: stop that process, or set TAKEHOLD_DATA to another directory.`,
    );
    this.holder = holder;
  }
}

/**
 * Takes a data directory for this process alone and ends the servers that a crash left on it. The lock survives nothing but
 * its holder: after `kill -9` the next start takes it over.
 * Throws `DataDirectoryHeld` when another process has it.
 */
export async function openDataDirectory(request: {
  path: string;
  log: (line: string) => void;
}): Promise<DataDirectory> {
  const path = resolve(request.path);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const claimed = await claimDirectory(join(path, "lock"), await ownIdentity());
  if ("heldBy" in claimed) throw new DataDirectoryHeld(path, claimed.heldBy);
  const stopBeating = keepBeating(claimed.file);
  const release = async () => {
    stopBeating();
    await releaseClaim(claimed.file);
  };
  try {
    await stopLeftovers(path, request.log);
  } catch (error) {
    await release();
    throw error;
  }
  return { path, release };
}

/** Who holds a data directory, without taking it; null when nobody does. */
export async function dataDirectoryHolder(path: string): Promise<Claim | null> {
  return livingClaim(join(resolve(path), "lock"));
}
