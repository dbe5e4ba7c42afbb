import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { statIfPresent } from "../files/read-if-present.ts";
import type { ProgramRequest } from "./program-request.ts";
import { pinnedRelease } from "./temporal-version.ts";

/** How long nothing may arrive before the download counts as impossible. */
const silenceMaxMs = 30_000;

/** The SDK ends its own attempt when the address cannot be resolved; behind a firewall that drops packets this bounds it. */
const everyMs = 250;

/**
 * The program as the SDK itself fetches it. The SDK offers no download without a start and no way to end one, so both happen
 * in a process of their own that we can end: it fetches, starts a server for an instant, and stops it.
 */
export async function downloadThroughSdk({ cacheDir, log }: ProgramRequest): Promise<Buffer> {
  log(`Fetching Temporal ${pinnedRelease} from temporal.download …`);
  const directory = await mkdtemp(join(cacheDir, "sdk-"));
  try {
    await fetchInOwnProcess(directory, log);
    const ending = process.platform === "win32" ? ".exe" : "";
    return await readFile(join(directory, `temporal-v${pinnedRelease}${ending}`));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function fetchInOwnProcess(directory: string, log: (line: string) => void): Promise<void> {
  const script = fileURLToPath(new URL("sdk-download.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, directory, `v${pinnedRelease}`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
  const silence = new AbortController();
  const watch = watchProgress(join(directory, `temporal-v${pinnedRelease}`), log, silence.signal).then(
    () => "silent" as const,
  );
  const outcome = await Promise.race([exitCode, watch]);
  silence.abort();
  child.kill("SIGKILL");
  if (outcome === "silent") throw new Error(`temporal.download did not answer within ${silenceMaxMs / 1000} seconds.`);
  if (outcome !== 0) throw new Error(`temporal.download could not be used: ${firstLine(complaint)}`);
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
    if (megabytes >= toldMegabytes + 20) log(`  ${megabytes} MB`);
    if (megabytes >= toldMegabytes + 20) toldMegabytes = megabytes;
  }
}

function firstLine(text: string): string {
  const line = text.split("\n").find((candidate) => candidate.includes("Error")) ?? text.trim().split("\n")[0] ?? "";
  return line.trim() || "no reason was given.";
}
