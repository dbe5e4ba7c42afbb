/** Proves that a fresh clone can install: the lock file is whole, for every system, and names no registry. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

test("npm ci accepts the lock file", async () => {
  const project = await mkdtemp(join(tmpdir(), "takehold-lock-"));
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) await cp(join(root, name), join(project, name));
  try {
    const { stdout } = await run("npm", ["ci", "--dry-run", "--loglevel", "notice"], { cwd: project });
    expect(stdout).toMatch(/added \d+ packages/);
  } finally {
    await rm(project, { recursive: true });
  }
});

test("the lock file names no registry, so that any mirror serves it", async () => {
  expect(await readFile(join(root, "package-lock.json"), "utf8")).not.toContain('"resolved": "http');
});
