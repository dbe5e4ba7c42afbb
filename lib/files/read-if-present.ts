import { readFile, stat } from "node:fs/promises";
import type { Stats } from "node:fs";

/** The text of a file, or null when there is none; every other failure is thrown. */
export async function readIfPresent(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(nullWhenAbsent);
}

/** What the file system says of a path, or null when nothing is there. */
export async function statIfPresent(path: string): Promise<Stats | null> {
  return stat(path).catch(nullWhenAbsent);
}

function nullWhenAbsent(error: unknown): null {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
  throw error;
}
