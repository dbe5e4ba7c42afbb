import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { workflowBundle } from "../workflow-bundle.ts";
import { bundleFunction } from "./bundle-function.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Functions run on Linux, on either processor; this machine's own build is there for trying them out. */
const nativeTargets = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"] as const;

export interface BuiltFunctions {
  /** Folders to pack, each with `index.handler` in it. */
  readonly worker: string;
  readonly api: string;
}

/**
 * Builds both functions into folders of `outDir`. Each folder holds all its function needs: nothing is installed beside it,
 * nothing is fetched or compiled when it starts.
 */
export async function buildFunctions(outDir: string, buildId: string): Promise<BuiltFunctions> {
  const worker = join(outDir, "lambda-worker");
  const api = join(outDir, "lambda-api");
  await Promise.all([buildWorker(worker, buildId), buildApi(api, buildId)]);
  return { worker, api };
}

async function buildApi(folder: string, buildId: string): Promise<void> {
  await emptyFolder(folder, buildId);
  await bundleFunction({ root, folder, entries: { index: join(root, "bin", "lambda-api.ts") } });
}

async function buildWorker(folder: string, buildId: string): Promise<void> {
  await emptyFolder(folder, buildId);
  const library = folderOf("@temporalio/worker", root);
  const threads = join(library, "lib", "workflow", "workflow-worker-thread.js");
  await bundleFunction({
    root,
    folder,
    // The library starts its threads from a file of this name beside itself.
    entries: { index: join(root, "bin", "lambda-worker.ts"), "workflow-worker-thread": threads },
  });
  await writeFile(join(folder, "workflows.js"), await workflowBundle());
  await copyNative(folderOf("@temporalio/core-bridge", library), folder);
  await cp(join(folderOf("source-map", library), "lib", "mappings.wasm"), join(folder, "mappings.wasm"));
}

async function emptyFolder(folder: string, buildId: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), `${JSON.stringify({ type: "module" })}\n`);
  await writeFile(join(folder, "build.json"), `${JSON.stringify({ buildId })}\n`);
}

/** Temporal's compiled library, where its loader looks for it. */
async function copyNative(bridge: string, folder: string): Promise<void> {
  const loader: { getPrebuiltTargetName: () => string } = createRequire(join(bridge, "index.js"))("./common.js");
  for (const target of new Set([...nativeTargets, loader.getPrebuiltTargetName()])) {
    const file = join("releases", target, "index.node");
    await cp(join(bridge, file), join(folder, file));
  }
}

/** Where a package lies, as seen from a folder. */
function folderOf(name: string, from: string): string {
  return dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`));
}
