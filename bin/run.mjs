#!/usr/bin/env node
// The project's own tasks: node bin/run.mjs verify|test|bench|screens [arguments]. Plain JavaScript: it installs what it runs.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, fail, requireNode, root } from "./install.mjs";

/** In the order of how soon a mistake shows. */
const checks = [
  { check: "format", tool: "oxfmt", options: ["--check"] },
  { check: "lint", tool: "oxlint", options: ["--type-aware", "--deny-warnings"] },
  {
    check: "types",
    tool: "tsc",
    options: ["--noEmit", "-p", ".", "--incremental", "--tsBuildInfoFile", "node_modules/.cache/types"],
  },
  { check: "dependency rule", tool: "node", options: ["bin/dependency-rule.mjs"] },
  { check: "dead code", tool: "knip", options: [] },
];

const tasks = { verify, test, bench, screens };
const [name = "", ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, name)) fail(`Usage: node bin/run.mjs ${Object.keys(tasks).join("|")} [arguments]`);
requireNode();
await ensureInstalled({ dev: true });
process.exitCode = await tasks[name](args);

/** Every check in turn; stops at the first that fails and says how to repeat just that one. */
async function verify() {
  const begin = Date.now();
  for (const { check, tool, options } of checks) {
    const start = Date.now();
    const { code, output } = await run(tool, options, { quiet: true });
    console.log(`${code === 0 ? "ok  " : "FAIL"} ${check.padEnd(16)} ${seconds(start)}`);
    if (code === 0) continue;
    console.log(output.trimEnd());
    console.log(`\nRepeat with: ${tool === "node" ? "" : "npx "}${tool} ${options.join(" ")}`);
    return 1;
  }
  console.log(`All checks passed in ${seconds(begin)}.`);
  return 0;
}

/** What the tests need, then all tests (or those named); its last line counts them. A run of no test has failed. */
async function test(filters) {
  await run("node", ["--import", "tsx", "test/prepare.ts"]);
  const folder = mkdtempSync(join(tmpdir(), "takehold-counts-"));
  const file = join(folder, "counts.json");
  const reporters = ["--reporter=default", "--reporter=./test/reporter.ts"];
  const { code } = await run("vitest", ["run", ...reporters, ...filters], { env: { TAKEHOLD_TEST_COUNTS: file } });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });
  // Checks that ran before may be counted in, so that one line tells the whole result.
  const failed = counts.failed + Number(process.env.FAILED_BEFORE ?? 0) + (code !== 0 && counts.failed === 0 ? 1 : 0);
  if (counts.passed + failed === 0) console.log("No test ran, which counts as a failure.");
  console.log(`${counts.passed} passed, ${failed} failed${counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`}`);
  return code !== 0 || failed > 0 || counts.passed === 0 ? 1 : 0;
}

async function bench(options) {
  const { code } = await run("node", ["--import", "tsx", "bench/run.ts", ...options]);
  return code;
}

/** Pictures of every page. */
async function screens(options) {
  const { code } = await run("node", ["--import", "tsx", "test/web/take-screens.ts", ...options]);
  return code;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Runs a tool of node_modules, or node itself, from the project's folder. Ctrl-C reaches it too and it ends in order. */
function run(tool, options, { quiet = false, env = {} } = {}) {
  const [program, all] =
    tool === "node" ? [process.execPath, options] : [process.execPath, [entryOf(tool), ...options]];
  return new Promise((resolve) => {
    const child = spawn(program, all, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    const passOn = () => child.kill("SIGTERM");
    process.on("SIGINT", ignore).on("SIGTERM", passOn);
    child.once("close", (code, signal) => {
      process.off("SIGINT", ignore).off("SIGTERM", passOn);
      resolve({ code: code ?? 1, output: signal === null ? output : `${output}\nended by ${signal}` });
    });
  });
}

/** The tool hears Ctrl-C itself; we wait for it to end. */
function ignore() {}

/** The script behind a command of a package, which unlike node_modules/.bin starts the same way on every system. */
function entryOf(command) {
  const packageName = command === "tsc" ? "typescript" : command;
  const home = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return join(home, typeof bin === "string" ? bin : bin[command]);
}

function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
