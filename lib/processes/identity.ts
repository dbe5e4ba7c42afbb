import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** One process for all time: pids are given again, a pid together with its start is not. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the words of the system; only good for comparing. */
  started: string;
}

/** The identity of a running process; null when no such process runs (a zombie does not). */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const started = await startOf(pid);
  return started === null ? null : { pid, started };
}

/** The identity of this process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const own = await identify(process.pid);
  if (own === null) throw new Error("The start time of this process cannot be read (neither from /proc nor from ps).");
  return own;
}

/** Whether that very process, not another one with its pid, is still running. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await startOf(identity.pid)) === identity.started;
}

async function startOf(pid: number): Promise<string | null> {
  if (process.platform === "linux") return startFromProc(pid);
  if (process.platform === "win32") return startFromPowerShell(pid);
  return startFromPs(pid);
}

let bootId: string | undefined;

async function startFromProc(pid: number): Promise<string | null> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (status === null) return null;
  // The program's name stands in parentheses and may itself contain spaces and parentheses.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  const state = fields[0];
  const ticksSinceBoot = fields[19];
  if (state === "Z" || state === "X" || ticksSinceBoot === undefined) return null;
  // Ticks count from the boot, so the boot is part of the answer.
  bootId ??= await readFile("/proc/sys/kernel/random/boot_id", "utf8").then(
    (text) => text.trim(),
    () => "unknown-boot",
  );
  return `${bootId}/${ticksSinceBoot}`;
}

async function startFromPs(pid: number): Promise<string | null> {
  const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const answer = await run("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { env: environment }).catch(() => null);
  const line = answer?.stdout.trim() ?? "";
  if (line === "" || line.startsWith("Z")) return null;
  return line.slice(line.indexOf(" ")).trim();
}

async function startFromPowerShell(pid: number): Promise<string | null> {
  const question = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToUniversalTime().Ticks`;
  const answer = await run("powershell", ["-NoProfile", "-NonInteractive", "-Command", question]).catch(() => null);
  return answer?.stdout.trim() || null;
}
