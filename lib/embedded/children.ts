import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readIfPresent } from "../files/read-if-present.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { isRunning, type ProcessIdentity } from "../processes/identity.ts";
import { stopProcess, type StopSteps } from "../processes/stop.ts";

/** A server that was started on a data directory, written down so that a later start can find what a crash left behind. */
export interface ChildRecord extends ProcessIdentity {
  name: string;
  /** Signals that end it in order. */
  signals: NodeJS.Signals[];
}

/** Writes down a child. One file each, so that services which start side by side do not overwrite each other's record. */
export async function recordChild(directory: string, child: ChildRecord): Promise<void> {
  await mkdir(childrenOf(directory), { recursive: true });
  await writeAtomically(fileOf(directory, child.name), `${JSON.stringify(child)}\n`);
}

/** To be called when the child has ended in order. */
export async function forgetChild(directory: string, name: string): Promise<void> {
  await rm(fileOf(directory, name), { force: true });
}

/** The children on record, running or not. */
export async function recordedChildren(directory: string): Promise<ChildRecord[]> {
  const names = await readdir(childrenOf(directory)).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith(".json")).map((name) => readIfPresent(join(childrenOf(directory), name))),
  );
  return texts.map((text) => parse(text)).filter((child) => child !== null);
}

/**
 * Ends what an earlier run left behind, by pid and start together, and returns what was ended. Only for the holder of the
 * directory's lock: otherwise these may be the children of a living process.
 */
export async function stopLeftovers(directory: string, log: (line: string) => void): Promise<ChildRecord[]> {
  const children = await recordedChildren(directory);
  const ended = await Promise.all(children.map((child) => stopLeftover(directory, child, log)));
  return children.filter((_, index) => ended[index]);
}

async function stopLeftover(directory: string, child: ChildRecord, log: (line: string) => void): Promise<boolean> {
  const runs = await isRunning(child);
  if (runs) {
    log(`${child.name} (process ${child.pid}) was left running by an earlier start; stopping it.`);
    await stopProcess(child, leftoverSteps(child.signals));
  }
  await forgetChild(directory, child.name);
  return runs;
}

function leftoverSteps(signals: readonly NodeJS.Signals[]): StopSteps {
  return { signals: [...signals, "SIGKILL"], eachMs: 10_000 };
}

function parse(text: string | null): ChildRecord | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isChild(value) ? value : null;
  } catch {
    return null;
  }
}

function isChild(value: unknown): value is ChildRecord {
  if (typeof value !== "object" || value === null) return false;
  const { pid, started, name, signals } = value as Partial<Record<keyof ChildRecord, unknown>>;
  return Number.isInteger(pid) && typeof started === "string" && typeof name === "string" && Array.isArray(signals);
}

function childrenOf(directory: string): string {
  return join(directory, "children");
}

function fileOf(directory: string, name: string): string {
  return join(childrenOf(directory), `${name}.json`);
}
