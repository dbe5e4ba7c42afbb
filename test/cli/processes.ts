import { recordedChildren } from "../../lib/embedded/children.ts";
import { pidsByCommandLine } from "../../lib/processes/command-lines.ts";
import { identify } from "../../lib/processes/identity.ts";

/** The servers that were started on a data directory and live. */
export async function livingChildren(dataDir: string): Promise<number[]> {
  const children = await recordedChildren(dataDir);
  const alive = await Promise.all(children.map(async ({ pid }) => ((await identify(pid)) === null ? [] : [pid])));
  return alive.flat();
}

/** Every process whose command line names the directory, recorded or not. */
export function processesOn(dataDir: string): Promise<number[]> {
  return pidsByCommandLine(dataDir);
}
