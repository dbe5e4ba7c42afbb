import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import { placedSources } from "./placed-sources.ts";

export interface FunctionBundle {
  /** Of the project. */
  readonly root: string;
  readonly folder: string;
  /** Name of each file to write, and what it begins with. */
  readonly entries: Readonly<Record<string, string>>;
}

/** What our files read from beside themselves. One that is not listed stops the build, lest it miss its file at night. */
const reads: Readonly<Record<string, readonly { readonly folder: string; readonly files: RegExp }[]>> = {
  "api/docs/routes.tsx": [
    { folder: "docs", files: /^errors\.md$/ },
    { folder: "docs/guides", files: /^api\.md$/ },
  ],
  "api/usage/browser-library.ts": [{ folder: "node_modules/@segment/analytics-next/dist/umd", files: /\.js$/ }],
  "web/assets/looks.ts": [{ folder: "web/assets", files: /^tokens\.css$/ }],
  "web/assets/routes.ts": [{ folder: "web/assets", files: /\.(css|js)$/ }],
  "web/certificate/font.ts": [{ folder: "node_modules/dejavu-fonts-ttf/ttf", files: /^DejaVuSans(-Bold)?\.ttf$/ }],
  // These find nothing there, and know it; or the build writes what they read.
  "temporal.config.ts": [],
  "bin/lambda-worker.ts": [],
  "bin/parts/functions/configuration.ts": [],
};

/** Modules that were written for `require` find its names in the bundle. */
const names = [
  'import { createRequire as createRequireHere } from "node:module";',
  'import { fileURLToPath as pathHere } from "node:url";',
  "const require = createRequireHere(import.meta.url);",
  "const __filename = pathHere(import.meta.url);",
  'const __dirname = pathHere(new URL(".", import.meta.url));',
].join("\n");

/** Puts a function's code into one file an entry, with what it reads where it looks for it. */
export async function bundleFunction({ root, folder, entries }: FunctionBundle): Promise<void> {
  const readers: string[] = [];
  await build({
    absWorkingDir: root,
    entryPoints: { ...entries },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: names },
    tsconfig: join(root, "tsconfig.json"),
    logLevel: "silent",
    plugins: [placedSources(root, (file) => readers.push(file)), withoutWorkflowCompiler],
  });
  for (const reader of readers) {
    const read = reads[reader];
    if (read === undefined)
      throw new Error(
        `${reader} reads files of its own place: say in bundle-function.ts which of them a function needs.`,
      );
    for (const place of read) {
      const found = (await readdir(join(root, place.folder))).filter((name) => place.files.test(name));
      for (const name of found) await cp(join(root, place.folder, name), join(folder, place.folder, name));
    }
  }
}

/** The workflow code is compiled by the build, so its compiler stays out of the function: it is larger than all the rest. */
const withoutWorkflowCompiler: Plugin = {
  name: "without-workflow-compiler",
  setup(building) {
    building.onLoad({ filter: /@temporalio[\\/]worker[\\/]lib[\\/]workflow[\\/]bundler\.js$/ }, () => ({
      contents: "exports.defaultWorkflowInterceptorModules = [];",
      loader: "js",
    }));
  },
};
