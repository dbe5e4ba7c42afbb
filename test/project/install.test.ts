/**
 * Proves that the first command installs once, however many run at the same time, and that later ones do not, with the real
 * npm on a small project that has our scripts and one dependency.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const loaderUrl = pathToFileURL(createRequire(import.meta.url).resolve("tsx/esm/api")).href.replace(/\.cjs$/, ".mjs");
let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "takehold-install-"));
  await mkdir(join(project, "bin"));
  for (const name of ["alone", "install", "takehold"]) {
    await cp(join(root, `bin/${name}.mjs`), join(project, `bin/${name}.mjs`));
  }
  await writeFile(
    join(project, "bin/cli.ts"),
    'const words: string[] = process.argv.slice(2);\nconsole.log("ran", ...words);\n',
  );
  await writeFile(join(project, "tsconfig.json"), "{}");
  // Stands for the loader under its name, without the packages that it needs itself.
  await mkdir(join(project, "loader"));
  const loader = { name: "tsx", version: "1.0.0", type: "module", exports: { "./esm/api": "./api.js" } };
  await writeFile(join(project, "loader/package.json"), JSON.stringify(loader));
  await writeFile(join(project, "loader/api.js"), `export * from ${JSON.stringify(loaderUrl)};\n`);
  const own = {
    name: "takehold",
    type: "module",
    bin: { takehold: "bin/takehold.mjs" },
    dependencies: { tsx: "file:loader" },
  };
  await writeFile(join(project, "package.json"), JSON.stringify(own));
  await run("npm", ["install", "--package-lock-only", "--ignore-scripts", "--offline"], { cwd: project });
});
afterEach(() => rm(project, { recursive: true, force: true }));

async function takehold(...words: string[]): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, [join(project, "bin/takehold.mjs"), ...words], { cwd: tmpdir() });
}

test("starts in the same instant install once and all run", async () => {
  const all = await Promise.all(["one", "two", "three", "four"].map((word) => takehold(word)));
  expect(all.map(({ stdout }) => stdout)).toEqual(["ran one\n", "ran two\n", "ran three\n", "ran four\n"]);
  expect(all.filter(({ stderr }) => stderr.includes("Installing"))).toHaveLength(1);
  const later = await takehold("later");
  expect(later).toEqual({ stdout: "ran later\n", stderr: "" });
});

test("npx runs the command of a project that has nothing installed", async () => {
  const { stdout } = await run("npx", ["takehold", "retro", "--json"], { cwd: project });
  expect(stdout).toBe("ran retro --json\n");
});

test("what someone else installed as the lock file says is taken as it is, and a changed lock file is followed", async () => {
  await run("npm", ["ci", "--ignore-scripts", "--offline"], { cwd: project });
  expect((await takehold()).stderr).toBe("");
  const lockFile = join(project, "package-lock.json");
  const extra = '"node_modules/nobody": { "version": "1.0.0", "optional": true, "os": ["nowhere"] },\n';
  const lock = await readFile(lockFile, "utf8");
  await writeFile(lockFile, lock.replace('"packages": {', `"packages": {\n${extra}`));
  expect((await takehold()).stderr).toBe("");
  await rm(join(project, "node_modules"), { recursive: true });
  await writeFile(lockFile, lock);
  expect((await takehold()).stderr).toContain("Installed in");
});

test("an install that fails ends with a sentence and status 1, and the next start tries again", async () => {
  const lockFile = join(project, "package-lock.json");
  const lock = await readFile(lockFile, "utf8");
  await writeFile(lockFile, "{}");
  await expect(takehold()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Takehold is not installed"),
  });
  await writeFile(lockFile, lock);
  expect((await takehold("again")).stdout).toBe("ran again\n");
});

test("a Node that is too old is named with the one that is needed", async () => {
  const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.1' } });";
  const old = join(project, "old.cjs");
  await writeFile(old, pretend);
  const start = run(process.execPath, ["--require", old, join(project, "bin/takehold.mjs")]);
  await expect(start).rejects.toMatchObject({
    code: 1,
    stderr: "Takehold needs Node 20.19 or newer, and this is 18.20.1: see nodejs.org.\n",
  });
});
