import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The first server that can skip time per workflow. */
export const oldestServer = "1.32.0";

/** The release of Temporal's command-line program that is fetched when none is there; it carries server 1.32.0. */
export const pinnedRelease = "1.9.1";

/**
 * The version of the server inside a `temporal` program, as in "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"; null when
 * it is no such program.
 */
export async function serverVersion(program: string): Promise<string | null> {
  const answer = await run(program, ["--version"], { timeout: 15_000 }).catch(() => null);
  return answer?.stdout.match(/Server (\d+\.\d+\.\d+)/)?.[1] ?? null;
}

/** Whether that server has what we need. */
export function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestServer.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
