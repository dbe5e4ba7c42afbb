/** Proves that a normal user can start it too. Needs root, to make one, and is run on demand: TAKEHOLD_NORMAL_USER=1. */
import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { processesOn } from "./processes.ts";
import { runTakehold, testDirectory } from "./takehold.ts";

const run = promisify(execFile);
const isWanted = process.env["TAKEHOLD_NORMAL_USER"] === "1" && process.getuid?.() === 0;

test.runIf(isWanted)(
  "started by a normal user it is ready, and everything in the directory is that user's",
  async () => {
    const user = `takehold-${process.pid}`;
    await run("useradd", ["--no-create-home", "--shell", "/bin/sh", user]);
    const directory = await testDirectory();
    onTestFinished(async () => {
      await directory.remove();
      await run("userdel", [user]);
    });
    const uid = Number((await run("id", ["-u", user])).stdout);
    const gid = Number((await run("id", ["-g", user])).stdout);
    await chown(directory.path, uid, gid);
    const settings = { TAKEHOLD_DATA: directory.path, PORT: "0", HOME: directory.path, USER: user };
    const as = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
    const running = runTakehold(["start", "--json"], settings, as);
    onTestFinished(async () => {
      await running.stop();
    });
    const [line] = await running.saying(/^\{.*"loginUrl".*\}$/m);
    const { url }: { url: string } = JSON.parse(line);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    for (const name of ["postgres", "temporal", "secret", "admin-key"])
      expect((await stat(join(directory.path, name))).uid, name).toBe(uid);
    expect(await running.stop("SIGINT")).toBe(0);
    expect(await processesOn(directory.path)).toEqual([]);
  },
  180_000,
);
