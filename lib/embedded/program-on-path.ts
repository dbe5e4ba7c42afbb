import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The full path of a program as a shell would find it; null when it is not on PATH. */
export async function programOnPath(name: string): Promise<string | null> {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  const directories = (process.env["PATH"] ?? "").split(delimiter).filter((directory) => directory !== "");
  for (const directory of directories) {
    for (const ending of endings) {
      const path = join(directory, `${name}${ending}`);
      if (await isExecutable(path)) return path;
    }
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
