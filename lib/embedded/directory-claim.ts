import { randomBytes } from "node:crypto";
import { link, mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { readIfPresent } from "../files/read-if-present.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { isRunning, type ProcessIdentity } from "../processes/identity.ts";
import { waitUntil } from "../processes/wait-until.ts";

/** Who claims a directory; `released` once it was given back. */
export interface Claim extends ProcessIdentity {
  /** ISO 8601, UTC. */
  since: string;
  /** Pids mean nothing on another host (or in another container) that shares the directory. */
  host: string;
  released: boolean;
}

const beatEveryMs = 5_000;
const silenceMaxMs = 4 * beatEveryMs;

/**
 * Claims are numbered files, and the highest number counts. A claimant links the next number, which exactly one can do, and
 * then looks again: a slow one may have linked a number that is no longer the highest, and then it has lost. The highest file
 * is never deleted, only marked, so a number is never given twice. Nothing is taken away from anybody, which is what
 * makes a lock file that is removed when stale unsafe.
 *
 * Returns the claim's file, or the living claim that stands against it. A claim of another host is dead when its file was
 * not touched for `silenceMs`.
 */
export async function claimDirectory(
  folder: string,
  own: ProcessIdentity,
  silenceMs = silenceMaxMs,
): Promise<{ file: string } | { heldBy: Claim }> {
  await mkdir(folder, { recursive: true });
  const claim: Claim = { ...own, since: new Date().toISOString(), host: hostname(), released: false };
  const draft = join(folder, `draft-${own.pid}-${randomBytes(4).toString("hex")}`);
  await writeFile(draft, `${JSON.stringify(claim)}\n`, { mode: 0o644 });
  try {
    for (;;) {
      const standing = await standingClaim(folder);
      if (standing !== null && (await isLive(standing, silenceMs))) return { heldBy: standing.claim };
      const number = (standing?.number ?? 0) + 1;
      const file = join(folder, `${number}.json`);
      if (!(await linkOnce(draft, file))) continue;
      const numbers = await claimNumbers(folder);
      if (numbers.some((other) => other > number)) {
        await rm(file, { force: true });
        continue;
      }
      await Promise.all(
        numbers.filter((other) => other < number).map((other) => rm(join(folder, `${other}.json`), { force: true })),
      );
      return { file };
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** The claim that counts at this moment if its holder lives; null when the directory is free. */
export async function livingClaim(folder: string): Promise<Claim | null> {
  const standing = await standingClaim(folder);
  return standing !== null && (await isLive(standing, silenceMaxMs)) ? standing.claim : null;
}

/** Shows hosts that cannot see our pid that we live. Returns how to end it. */
export function keepBeating(file: string): () => void {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, beatEveryMs);
  beat.unref();
  return () => clearInterval(beat);
}

/** Gives a claim back. */
export async function releaseClaim(file: string): Promise<void> {
  const claim = parse(await readIfPresent(file));
  if (claim !== null) await writeAtomically(file, `${JSON.stringify({ ...claim, released: true })}\n`, 0o644);
}

interface StandingClaim {
  number: number;
  file: string;
  claim: Claim;
}

async function standingClaim(folder: string): Promise<StandingClaim | null> {
  for (;;) {
    const number = Math.max(0, ...(await claimNumbers(folder)));
    if (number === 0) return null;
    const file = join(folder, `${number}.json`);
    const text = await readIfPresent(file);
    // Gone between the two looks: a higher one stands by now.
    if (text === null) continue;
    const claim = parse(text) ?? { pid: 0, started: "", since: "", host: hostname(), released: true };
    return { number, file, claim };
  }
}

async function claimNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
}

async function isLive({ claim, file }: StandingClaim, silenceMs: number): Promise<boolean> {
  if (claim.released) return false;
  if (claim.host === hostname()) return isRunning(claim);
  const seen = await lastBeat(file);
  const changed = await waitUntil(async () => (await lastBeat(file)) !== seen, { timeoutMs: silenceMs, everyMs: 100 });
  return changed === true;
}

async function lastBeat(file: string): Promise<number | null> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

async function linkOnce(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function parse(text: string | null): Claim | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isClaim(value) ? value : null;
  } catch {
    return null;
  }
}

function isClaim(value: unknown): value is Claim {
  if (typeof value !== "object" || value === null) return false;
  const { pid, started, since, host, released } = value as Partial<Record<keyof Claim, unknown>>;
  const texts = [started, since, host].every((part) => typeof part === "string");
  return texts && typeof pid === "number" && typeof released === "boolean";
}
