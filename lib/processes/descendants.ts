import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { identify } from "./identity.ts";
import type { ProcessIdentity } from "./identity.ts";

const run = promisify(execFile);

/** The processes that a process started, and those that they started. Empty on Windows, where nobody keeps track. */
export async function descendantsOf(pid: number): Promise<readonly ProcessIdentity[]> {
  const all = process.platform === "linux" ? await parentsFromProc() : await parentsFromPs();
  const found: number[] = [];
  const grow = (parent: number) => {
    for (const each of all.filter((one) => one.parent === parent && !found.includes(one.pid))) {
      found.push(each.pid);
      grow(each.pid);
    }
  };
  grow(pid);
  const identities = await Promise.all(found.map((each) => identify(each)));
  return identities.filter((each) => each !== null);
}

interface Parentage {
  readonly pid: number;
  readonly parent: number;
}

async function parentsFromProc(): Promise<readonly Parentage[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  return Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      // The program's name stands in parentheses and may itself contain spaces and parentheses.
      const parent = Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
      return { pid, parent };
    }),
  );
}

async function parentsFromPs(): Promise<readonly Parentage[]> {
  const answer = await run("ps", ["-axo", "pid=,ppid="]).catch(() => null);
  return (answer?.stdout ?? "").split("\n").flatMap((row) => {
    const [pid, parent] = row.trim().split(/\s+/).map(Number);
    return pid === undefined || parent === undefined ? [] : [{ pid, parent }];
  });
}
