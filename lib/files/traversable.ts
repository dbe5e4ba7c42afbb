import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

export interface Account {
  uid: number;
  gid: number;
}

/**
 * The first directory on the way to `path` (itself included) that the account may not enter, or null when it can reach it.
 * Looks at owner, group and others; access lists are not considered.
 */
export async function firstClosedDirectory(path: string, account: Account): Promise<string | null> {
  const way: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    way.unshift(at);
    if (dirname(at) === at) break;
  }
  for (const directory of way) {
    const { uid, gid, mode } = await stat(directory);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return directory;
  }
  return null;
}
