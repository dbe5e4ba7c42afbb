#!/usr/bin/env node
// Checks .dependency-cruiser.mjs over the folders: node bin/dependency-rule.mjs [FOLDER OF A TREE LIKE THIS ONE]
// A checker that cannot read a file passes it in silence, so the files it saw are compared with those on disk.
import { readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { root } from "./install.mjs";

const folders = ["domain", "workflows", "activities", "app", "store", "api", "web", "lib", "bin", "test", "bench"];
const tree = resolve(process.argv[2] ?? root);

const rules = await extractOptions(join(root, ".dependency-cruiser.mjs"));
const onDisk = folders.flatMap(filesUnder).toSorted();
process.chdir(tree);
const { output } = await cruise(onDisk.length === 0 ? ["."] : onDisk, rules);

const seen = new Set(output.modules.map(({ source }) => source));
const overlooked = onDisk.filter((file) => !seen.has(file));
const complaints = [
  ...output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  ...overlooked.map((file) => `overlooked: ${file} was not read by the checker`),
];
if (onDisk.length === 0) complaints.push(`overlooked: there is no file to check in ${tree}`);
const dependencies = output.modules
  .filter(({ source }) => onDisk.includes(source))
  .flatMap((module) => module.dependencies);
if (onDisk.length > 1 && dependencies.length === 0) complaints.push("overlooked: not one import was seen");
for (const complaint of new Set(complaints)) console.log(complaint);
console.log(`${onDisk.length - overlooked.length} of ${onDisk.length} modules, ${dependencies.length} imports seen.`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function filesUnder(folder) {
  const options = { recursive: true, withFileTypes: true };
  try {
    return readdirSync(join(tree, folder), options)
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) =>
        relative(tree, join(entry.parentPath ?? entry.path, entry.name))
          .split(sep)
          .join("/"),
      );
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
