import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, parse } from "node:path";
import { statIfPresent } from "../files/read-if-present.ts";
import { firstClosedDirectory, type Account } from "../files/traversable.ts";
import { EmbeddedServiceFailure } from "./failure.ts";
import { openDirectory, type PostgresPrograms } from "./postgres-program.ts";
import { serviceEnvironment } from "./service-environment.ts";

export const superuser = "takehold_owner";
export const database = "takehold";

export interface ClusterRequest {
  dataDir: string;
  account: Account | null;
  programs: PostgresPrograms;
  password: string;
  log: (line: string) => void;
}

/**
 * Where the cluster of a data directory is (behind a link when root had to put it elsewhere); null before the first start.
 * Throws when it was there and is gone: an empty database in its place would look like lost work.
 */
export async function existingCluster(dataDir: string): Promise<string | null> {
  const link = join(dataDir, "postgres");
  if ((await lstat(link).catch(() => null)) === null) return null;
  if ((await statIfPresent(link)) !== null) return realpath(link);
  throw new EmbeddedServiceFailure(
    `${link} points to ${await readlink(link)}, which is gone: put it back, or remove the link to begin with an empty database.`,
  );
}

/** Throws when what is there is no whole cluster. For after it is known that we may look into it. */
export async function checkCluster(cluster: string): Promise<void> {
  if ((await statIfPresent(join(cluster, "PG_VERSION"))) !== null) return;
  throw new EmbeddedServiceFailure(
    `${cluster} is not a whole database: put it back from a backup, or remove it to begin with an empty one.`,
  );
}

/** Creates the cluster and its database in full or not at all: a start that is killed half-way leaves nothing to trip over. */
export async function createCluster(request: ClusterRequest): Promise<string> {
  const { dataDir, account, log } = request;
  const link = join(dataDir, "postgres");
  const home = await clusterHome(dataDir, account, log);
  // A name of its own each time: the programs of a start that was killed may still be writing into theirs.
  const draft = await mkdtemp(`${home}.new-`);
  if (account !== null) await chown(draft, account.uid, account.gid);
  await initialise(draft, request);
  await runSingleUser(draft, request, [`CREATE DATABASE ${database};`]);
  await rename(draft, home);
  if (home !== link) await symlink(home, link);
  await removeDrafts(home);
  return realpath(link);
}

async function removeDrafts(home: string): Promise<void> {
  const names = (await readdir(dirname(home))).filter((name) => name.startsWith(`${basename(home)}.new-`));
  await Promise.allSettled(names.map((name) => rm(join(dirname(home), name), { recursive: true, force: true })));
}

/** Gives the superuser another password, without the server running; for a directory whose password file is gone. */
export async function resetPassword(cluster: string, request: Omit<ClusterRequest, "dataDir" | "log">): Promise<void> {
  await runSingleUser(cluster, request, [`ALTER USER ${superuser} PASSWORD '${request.password}';`]);
}

async function clusterHome(dataDir: string, account: Account | null, log: (line: string) => void): Promise<string> {
  const inside = join(dataDir, "postgres");
  if (account === null) return inside;
  await letThrough(dataDir);
  const closed = await firstClosedDirectory(dataDir, account);
  if (closed === null) return inside;
  const home = join(openDirectory, `cluster-${randomBytes(6).toString("hex")}`);
  await mkdir(openDirectory, { recursive: true, mode: 0o755 });
  log(
    `The account that runs PostgreSQL may not enter ${closed}, so the database lies in ${home}, linked from ${inside}.`,
  );
  return home;
}

/** The data directory is ours and may be crossed, not read, by the account of the server. */
async function letThrough(dataDir: string): Promise<void> {
  const { mode } = await stat(dataDir);
  if ((mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o011);
}

async function initialise(cluster: string, { account, programs, password }: ClusterRequest): Promise<void> {
  const passwordFile = `${cluster}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== null) await chown(passwordFile, account.uid, account.gid);
  try {
    const args = [`--pgdata=${cluster}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    // The built-in provider sorts and folds the same on every machine, whatever locales are installed.
    args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    await run(programs.initdb, account, args);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runSingleUser(
  cluster: string,
  { account, programs }: Pick<ClusterRequest, "account" | "programs">,
  statements: readonly string[],
): Promise<void> {
  const output = await run(
    programs.postgres,
    account,
    ["--single", "-j", "-D", cluster, "postgres"],
    statements.join("\n\n"),
  );
  // In this mode the program ends with success whatever became of the statement.
  if (/\b(ERROR|FATAL):/.test(output))
    throw new EmbeddedServiceFailure(`PostgreSQL could not be prepared:\n${output.trim()}`);
}

function run(program: string, account: Account | null, args: readonly string[], input = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: "pipe",
      windowsHide: true,
      // The account may not be allowed to stand where we stand.
      cwd: parse(program).root,
      env: serviceEnvironment({ LC_ALL: "C" }),
      ...account,
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.once("error", (error) => reject(failure(program, error.message, output)));
    child.once("close", (code) =>
      code === 0 ? resolve(output) : reject(failure(program, `it ended with code ${code}`, output)),
    );
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

function failure(program: string, reason: string, output: string): EmbeddedServiceFailure {
  return new EmbeddedServiceFailure(`PostgreSQL could not be prepared: ${program}: ${reason}.\n${output.trim()}`);
}
