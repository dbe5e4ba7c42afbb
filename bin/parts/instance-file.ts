import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { dataDirectoryHolder } from "../../lib/embedded/data-directory.ts";
import { readIfPresent } from "../../lib/files/read-if-present.ts";
import { writeAtomically } from "../../lib/files/write-atomically.ts";

/** Where a running instance is to be found. Nothing in it is secret. */
const Instance = z.object({
  pid: z.int(),
  url: z.string(),
  port: z.int(),
  temporalAddress: z.string(),
  temporalPages: z.string().nullable(),
  /** Of the database in the data directory; `null` when another one is used. */
  databasePort: z.int().nullable(),
});
export type Instance = z.infer<typeof Instance>;

const fileOf = (dataDir: string) => join(dataDir, "instance.json");

/** Says that this process serves from the data directory; to be removed when it no longer does. */
export async function writeInstance(dataDir: string, instance: Instance): Promise<void> {
  await writeAtomically(fileOf(dataDir), `${JSON.stringify(instance)}\n`);
}

export async function removeInstance(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true });
}

/** The instance that runs on a data directory; `null` when none does, whatever a crash left behind. */
export async function runningInstance(dataDir: string): Promise<Instance | null> {
  const holder = await dataDirectoryHolder(dataDir);
  const text = holder === null ? null : await readIfPresent(fileOf(dataDir));
  if (holder === null || text === null) return null;
  try {
    const instance = Instance.parse(JSON.parse(text));
    return instance.pid === holder.pid ? instance : null;
  } catch {
    return null;
  }
}
