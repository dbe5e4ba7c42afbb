import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The arguments a process was started with, joined by spaces; null when it does not run or may not be asked. */
export async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return text === "" ? null : text.split("\0").join(" ").trim();
  }
  const answer = await run("ps", ["-ww", "-o", "args=", "-p", String(pid)]).catch(() => null);
  return answer?.stdout.trim() || null;
}

/** The pids of all processes whose command line holds every one of these parts. */
export async function pidsByCommandLine(...parts: string[]): Promise<number[]> {
  const lines = process.platform === "linux" ? await linesFromProc() : await linesFromPs();
  return lines.filter(({ line }) => parts.every((part) => line.includes(part))).map(({ pid }) => pid);
}

async function linesFromProc(): Promise<{ pid: number; line: string }[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(pids.map(async (pid) => ({ pid, line: (await commandLine(pid)) ?? "" })));
  return lines.filter(({ pid }) => pid !== process.pid);
}

async function linesFromPs(): Promise<{ pid: number; line: string }[]> {
  const answer = await run("ps", ["-axww", "-o", "pid=,args="], { maxBuffer: 16_777_216 }).catch(() => null);
  return (answer?.stdout ?? "")
    .split("\n")
    .map((row) => row.trim())
    .filter((row) => row !== "")
    .map((row) => ({ pid: Number.parseInt(row, 10), line: row.slice(row.indexOf(" ") + 1) }))
    .filter(({ pid }) => pid !== process.pid);
}
