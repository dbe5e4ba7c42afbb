import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { dataDirectoryHolder } from "../../../lib/embedded/data-directory.ts";
import { programOnPath } from "../../../lib/embedded/program-on-path.ts";
import { statIfPresent } from "../../../lib/files/read-if-present.ts";
import type { Configuration } from "../../../temporal.config.ts";
import type { Instance } from "../instance-file.ts";
import { secretFile } from "../kept-secret.ts";
import { missing, ok, warning } from "./finding.ts";
import type { Finding } from "./finding.ts";

const run = promisify(execFile);

/** Node itself was checked before this program could run. */
export function lookAtNode(): Finding {
  return ok("Node", `${process.versions.node} at ${process.execPath}`);
}

export async function lookAtNpm(): Promise<Finding> {
  const isWindows = process.platform === "win32";
  const answer = await run("npm", ["--version"], { shell: isWindows }).catch(() => null);
  return answer === null
    ? warning(
        "npm",
        "not found",
        "Install npm, which comes with Node: see nodejs.org. Only installing packages needs it.",
      )
    : ok("npm", answer.stdout.trim());
}

export async function lookAtDataDirectory({ dataDir }: Configuration): Promise<Finding> {
  const path = resolve(dataDir);
  const holder = await dataDirectoryHolder(path);
  if (holder !== null)
    return ok("Data directory", `${path}, in use by process ${holder.pid} on ${holder.host} since ${holder.since}`);
  const writable = await isWritable(path);
  return writable
    ? ok("Data directory", `${path}, nobody uses it`)
    : missing("Data directory", `${path} cannot be written`, "Set TAKEHOLD_DATA to a directory that is yours.");
}

/** The directory, or the nearest one above it that exists. */
async function isWritable(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    if ((await statIfPresent(at).catch(() => null)) === null && dirname(at) !== at) continue;
    return access(at, constants.W_OK).then(
      () => true,
      () => false,
    );
  }
}

export async function lookAtPort({ port }: Configuration, instance: Instance | null): Promise<Finding> {
  if (instance !== null) return ok("Port", `${instance.port}, used by the running instance at ${instance.url}`);
  if (port.number === 0) return ok("Port", "any free one");
  if (await isFree(port.number)) return ok("Port", `${port.number} is free`);
  const found = `${port.number} is taken by another program`;
  return port.isGiven
    ? missing("Port", found, "Stop that program, or set PORT to a free port.")
    : warning("Port", found, "Nothing needs to be done: the next free port is used. PORT chooses one.");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolveFree) => {
    const server = createServer();
    server.once("error", () => resolveFree(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolveFree(true)));
  });
}

export async function lookAtSecret({ secret, dataDir }: Configuration): Promise<Finding> {
  if (secret !== null) return ok("Secret", `TAKEHOLD_SECRET, ${secret.length} characters`);
  const path = secretFile(resolve(dataDir));
  const file = await statIfPresent(path);
  if (file === null) return ok("Secret", `none yet; the first start makes ${path}`);
  return (file.mode & 0o077) === 0
    ? ok("Secret", `${path}, readable by its owner only`)
    : warning("Secret", `${path} can be read by others`, `Run: chmod 600 ${path}`);
}

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export async function lookAtChromium(): Promise<Finding> {
  const named = process.env["CHROME_PATH"];
  const paths = await Promise.all(browsers.map((browser) => programOnPath(browser)));
  const found = named ?? paths.find((path) => path !== null);
  return found === undefined
    ? ok("Chromium", "none on PATH; only the project's own tests need it, and npm test fetches it")
    : ok("Chromium", `${found}, which only the project's own tests need`);
}
