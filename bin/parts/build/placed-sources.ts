import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Lets each of our files believe that it still stands where it stood, below the folder of the bundle, so that what it reads
 * from beside itself is found when it is copied to the same place. `onReader` is told of each file that asks.
 */
export function placedSources(root: string, onReader: (file: string) => void): Plugin {
  return {
    name: "placed-sources",
    setup(building) {
      building.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        const file = relative(root, path).split(sep).join("/");
        if (file.startsWith("..") || file.includes("node_modules/")) return null;
        const source = await readFile(path, "utf8");
        if (!source.includes("import.meta.url")) return null;
        onReader(file);
        const place = `new URL(${JSON.stringify(`./${file}`)}, import.meta.url).href`;
        const contents = source.replaceAll("import.meta.url", place);
        return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}
