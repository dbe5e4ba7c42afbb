import { spawn } from "node:child_process";
import { userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { statIfPresent } from "../lib/files/read-if-present.ts";
import { programOnPath } from "../lib/embedded/program-on-path.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A browser on a machine without its makers' network would otherwise try to reach them, all the time. */
const quietFlags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"].concat([
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
]);

/** A Chromium that is on this machine: CHROME_PATH, PATH, the usual places, or what Playwright fetched; null when none is. */
export async function findBrowser(): Promise<string | null> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && (await statIfPresent(named)) !== null) return named;
  for (const name of names) {
    const path = await programOnPath(name);
    if (path !== null) return path;
  }
  for (const path of [...places, chromium.executablePath()]) {
    if (path !== "" && (await statIfPresent(path)) !== null) return path;
  }
  return null;
}

/**
 * Finds a Chromium or fetches one: Playwright's own download, else Debian's package as root.
 * Throws one sentence when there is none to be had.
 */
export async function obtainBrowser(log: (line: string) => void): Promise<string> {
  const found = await findBrowser();
  if (found !== null) return found;
  log("No Chromium is on this machine; fetching Playwright's …");
  const playwright = fileURLToPath(new URL("../node_modules/playwright-core/cli.js", import.meta.url));
  await attempt(process.execPath, [playwright, "install", "chromium"], 180_000);
  const fetched = await findBrowser();
  if (fetched !== null) return fetched;
  if (userInfo().uid === 0 && (await programOnPath("apt-get")) !== null) {
    log("That cannot be had here; installing Debian's chromium …");
    await attempt("apt-get", ["update", "-qq"], 180_000);
    await attempt(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
      600_000,
    );
  }
  const installed = await findBrowser();
  if (installed !== null) return installed;
  throw new Error("The browser tests need Chromium: install it, or set CHROME_PATH to its program.");
}

/** A headless browser for one test file; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await obtainBrowser(() => undefined);
  // As root Chromium refuses its own sandbox.
  const args = userInfo().uid === 0 ? [...quietFlags, "--no-sandbox"] : quietFlags;
  return chromium.launch({ executablePath, args, headless: true });
}

/** Runs a program to its end or for so long; whether it helped is seen by looking for the browser again. */
function attempt(program: string, args: readonly string[], timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const child = spawn(program, args, { stdio: "ignore", timeout: timeoutMs, env });
    child.once("error", () => resolve());
    child.once("close", () => resolve());
  });
}
