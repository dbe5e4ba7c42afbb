/** Proves that the last line of a test run tells the truth and its exit code follows, also when tests hide by not loading. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "takehold-run-"));
  await mkdir(join(project, "bin"));
  await mkdir(join(project, "test"));
  await symlink(join(root, "node_modules"), join(project, "node_modules"));
  const copied = ["package.json", "package-lock.json", "tsconfig.json", "test/reporter.ts", ".ci/run"];
  for (const path of [...copied, "bin/alone.mjs", "bin/install.mjs", "bin/run.mjs"]) {
    await cp(join(root, path), join(project, path));
  }
  await writeFile(join(project, "test/prepare.ts"), "export {};\n");
});
afterEach(() => rm(project, { recursive: true, force: true }));

/** Runs a program in the project without what the surrounding test run put into the environment. */
async function run(program: string, args: string[], env: Record<string, string> = {}) {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise<{ code: number; output: string; lastLine: string }>((resolve) => {
    execFile(program, args, { cwd: project, env: { PATH, HOME, ...env } }, (error, stdout) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, output: stdout, lastLine: stdout.trimEnd().split("\n").at(-1) ?? "" });
    });
  });
}

async function runTests(file: string | null, env: Record<string, string> = {}) {
  if (file !== null) await writeFile(join(project, "test/some.test.ts"), `import { test } from "vitest";\n${file}\n`);
  return run(process.execPath, ["bin/run.mjs", "test"], env);
}

const passing = 'test("passes", () => {});';
const failing = 'test("fails", () => { throw new Error("no"); });';

test("passing tests are counted and the run succeeds", async () => {
  expect(await runTests(passing)).toMatchObject({ code: 0, lastLine: "1 passed, 0 failed" });
});

test("failing and skipped tests are counted and the run fails", async () => {
  const { code, lastLine } = await runTests(`${passing}\n${failing}\ntest.skip("later", () => {});`);
  expect({ code, lastLine }).toEqual({ code: 1, lastLine: "1 passed, 1 failed, 1 skipped" });
});

test("a file that does not load counts as a failure", async () => {
  await writeFile(join(project, "test/other.test.ts"), 'import "./gone.ts";\n');
  expect(await runTests(passing)).toMatchObject({ code: 1, lastLine: "1 passed, 1 failed" });
});

test("an error outside of any test counts as a failure", async () => {
  const late = 'test("hides one", () => { void Promise.reject(new Error("unseen")); });';
  expect(await runTests(late)).toMatchObject({ code: 1, lastLine: "1 passed, 1 failed" });
});

test("a run of no test fails", async () => {
  expect(await runTests(null)).toMatchObject({ code: 1, lastLine: "0 passed, 1 failed" });
  expect(await runTests('test.skip("later", () => {});')).toMatchObject({
    code: 1,
    lastLine: "0 passed, 0 failed, 1 skipped",
  });
});

test("checks that failed before are counted in", async () => {
  const { code, lastLine } = await runTests(passing, { FAILED_BEFORE: "1" });
  expect({ code, lastLine }).toEqual({ code: 1, lastLine: "1 passed, 1 failed" });
});

test("verify stops at the first check that fails and says how to repeat it; the continuous run still counts the tests", async () => {
  await writeFile(join(project, "test/some.test.ts"), `import { test } from 'vitest'\n${passing}`);
  const { code, output, lastLine } = await run("bash", [".ci/run"]);
  expect(output).toMatch(/FAIL format .*some\.test\.ts.*Repeat with: npx oxfmt --check\n/s);
  expect(output).not.toContain("FAIL lint");
  expect({ code, lastLine }).toEqual({ code: 1, lastLine: "1 passed, 1 failed" });
});
