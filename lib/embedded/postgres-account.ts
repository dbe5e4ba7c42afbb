import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { promisify } from "node:util";
import type { Account } from "../files/traversable.ts";
import { EmbeddedServiceFailure } from "./failure.ts";

const run = promisify(execFile);

/**
 * The account PostgreSQL runs as: null for ourselves; as root, which PostgreSQL refuses, the system's `postgres`, created
 * when there is none.
 */
export async function postgresAccount(log: (line: string) => void): Promise<Account | null> {
  if (process.platform === "win32" || userInfo().uid !== 0) return null;
  const existing = await lookUp("postgres");
  if (existing !== null) return existing;
  log('PostgreSQL does not run as root, so the account "postgres" is created for it.');
  try {
    await run("groupadd", ["--system", "postgres"]).catch(() => undefined);
    await run("useradd", [
      "--system",
      "--gid",
      "postgres",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
  } catch (error) {
    throw new EmbeddedServiceFailure(
      'PostgreSQL does not run as root and the account "postgres" could not be created; start Takehold as a normal user, ' +
        "create that account, or set DATABASE_URL.",
      { cause: error },
    );
  }
  const created = await lookUp("postgres");
  if (created === null) throw new EmbeddedServiceFailure('The account "postgres" was created but cannot be found.');
  return created;
}

/** An existing cluster keeps its owner, so that a start as root after starts as a normal user works. */
export async function accountOf(cluster: string, account: Account | null): Promise<Account | null> {
  if (process.platform === "win32") return null;
  const { uid, gid } = await stat(cluster);
  const own = userInfo().uid;
  if (own !== 0 && uid !== own) {
    throw new EmbeddedServiceFailure(
      `The database in ${cluster} belongs to the account with id ${uid}: start Takehold as the user who started it before, or ` +
        "set TAKEHOLD_DATA to a directory of your own.",
    );
  }
  if (own !== 0) return null;
  if (uid === 0 && account !== null) await chown(cluster, account.uid, account.gid);
  return uid === 0 ? account : { uid, gid };
}

async function lookUp(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
