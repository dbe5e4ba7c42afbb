import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { statIfPresent } from "../files/read-if-present.ts";
import type { ProgramRequest } from "./program-request.ts";
import { pinnedRelease } from "./temporal-version.ts";

/** How long nothing may arrive before the download counts as impossible: a firewall that drops packets never says so. */
const silenceMaxMs = 30_000;

const everyMs = 250;

/**
 * The program as the SDK itself fetches it. The SDK offers no download without a start and no way to end one, so both happen
 * in a process of their own that we can end: it fetches, starts a server for an instant, and stops it.
 */
export async function downloadThroughSdk({ cacheDir, log }: ProgramRequest): Promise<Buffer> {
  log(`Fetching Temporal ${pinnedRelease} from temporal.download …`);
  const directory = await mkdtemp(join(cacheDir, "sdk-"));
  try {
    const ending = process.platform === "win32" ? ".exe" : "";
    // The name the SDK gives what it fetches.
    const program = join(directory, `temporal-v${pinnedRelease}${ending}`);
    await fetchInOwnProcess(directory, program, log);
    return await readFile(program);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function fetchInOwnProcess(directory: string, program: string, log: (line: string) => void): Promise<void> {
  const script = fileURLToPath(new URL("sdk-download.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, directory, `v${pinnedRelease}`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code));
  });
  const silence = new AbortController();
  const watch = watchProgress(program, log, silence.signal).then(() => "silent" as const);
  const outcome = await Promise.race([exitCode, watch]);
  silence.abort();
  child.kill("SIGKILL");
  if (outcome === "silent") throw new Error(`temporal.download did not answer within ${silenceMaxMs / 1000} seconds.`);
  if (outcome !== 0) throw new Error(`temporal.download could not be used: ${rootCause(complaint)}`);
}

/** Resolves when nothing has arrived for too long. */
async function watchProgress(program: string, log: (line: string) => void, signal: AbortSignal): Promise<void> {
  let seenBytes = 0;
  let toldMegabytes = 0;
  let lastChange = performance.now();
  while (!signal.aborted && performance.now() - lastChange < silenceMaxMs) {
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
    const size = (await statIfPresent(`${program}.downloading`))?.size ?? (await statIfPresent(program))?.size ?? 0;
    if (size !== seenBytes) lastChange = performance.now();
    seenBytes = size;
    const megabytes = Math.floor(size / 1_000_000);
    if (megabytes < toldMegabytes + 20) continue;
    log(`  ${megabytes} MB`);
    toldMegabytes = megabytes;
  }
}

/** The SDK's chain of causes ends with the one a person understands, as in "… client error (Connect): dns error: …". */
function rootCause(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.includes("Error: ")) ?? "no reason was given";
  return line.slice(Math.max(line.indexOf("Error: ") + 7, line.lastIndexOf("): ") + 3)).replace(/\]?$/, ".");
}
