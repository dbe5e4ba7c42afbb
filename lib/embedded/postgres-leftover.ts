import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readIfPresent } from "../files/read-if-present.ts";
import { commandLine } from "../processes/command-lines.ts";
import { identify } from "../processes/identity.ts";
import { stopProcess } from "../processes/stop.ts";

/** What a running server says of itself in its cluster. */
export interface Postmaster {
  pid: number;
  status: string;
}

/** The content of `postmaster.pid`: pid in line 1, status in line 8; null when no server claims the cluster. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readIfPresent(join(cluster, "postmaster.pid"));
  const lines = text?.split("\n") ?? [];
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? "" } : null;
}

/**
 * Ends a server that an earlier run left on this cluster, and clears a claim whose pid belongs to somebody else by now,
 * which PostgreSQL itself would respect when it is one of our own processes.
 */
export async function clearLeftover(cluster: string, log: (line: string) => void): Promise<void> {
  const claim = await readPostmaster(cluster);
  if (claim === null) return;
  const identity = await identify(claim.pid);
  if (identity !== null && (await isServerOf(cluster, claim.pid))) {
    log(`A PostgreSQL server (process ${claim.pid}) was left running on this data directory; stopping it.`);
    // In PostgreSQL's words: fast shutdown, then immediate, which recovers at the next start and loses nothing either.
    await stopProcess(identity, { signals: ["SIGINT", "SIGQUIT", "SIGKILL"], eachMs: 20_000 });
  }
  await rm(join(cluster, "postmaster.pid"), { force: true });
}

async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  const line = await commandLine(pid);
  return line !== null && line.includes("postgres") && line.includes(cluster);
}
