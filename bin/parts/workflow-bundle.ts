import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleWorkflowCode } from "@temporalio/worker";
import { sourceHash } from "../../lib/source-hash.ts";
import { writeAtomically } from "../../lib/files/write-atomically.ts";
import packageJson from "../../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The workflow code as one file: bundled once per state of the sources, and kept beside the installed packages. */
export async function workflowBundle(): Promise<string> {
  const hash = sourceHash(root, ["workflows", "domain"]) ?? "built";
  const folder = join(root, "node_modules", ".cache", "takehold");
  const file = join(folder, `workflows-${packageJson.dependencies["@temporalio/worker"]}-${hash}.js`);
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return kept;
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, "workflows", "index.ts"),
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  await keep(folder, file, code);
  return code;
}

/** Where the program was installed by somebody else it cannot be kept, and is bundled at every start. */
async function keep(folder: string, file: string, code: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeAtomically(file, code, 0o644);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["EACCES", "EPERM", "EROFS"].includes(String(error.code));
}

function quiet(): void {
  // What webpack says of its progress is nobody's concern; a failure throws.
}
