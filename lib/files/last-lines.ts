import { readIfPresent } from "./read-if-present.ts";

/** The last lines of a log, for quoting in a failure; empty when there is no log yet. */
export async function lastLines(path: string, linesMax = 8): Promise<string> {
  const text = (await readIfPresent(path)) ?? "";
  return text.trimEnd().split("\n").slice(-linesMax).join("\n");
}
