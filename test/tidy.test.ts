import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The house rules that a test can hold: sizes, names, and documents that tell the truth. */
const root = fileURLToPath(new URL("..", import.meta.url));
const layers = ["domain", "workflows", "activities", "app", "store", "api", "web", "lib", "bin", "test", "bench"];

function filesBelow(folder: string, pattern: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

const sources = layers.flatMap((layer) => filesBelow(layer, /\.tsx?$/));
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const linesOf = (file: string) => textOf(file).trimEnd().split("\n").length;

test("files stay small: median at most 90 lines, 95th percentile at most 300, none over 500", () => {
  const sizes = sources.map(linesOf).toSorted((a, b) => a - b);
  expect(sizes.length).toBeGreaterThan(200);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(90);
  expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(300);
  expect(sources.filter((file) => linesOf(file) > 500)).toEqual([]);
});

/** Functions by their first line at any indent, up to the closing brace at the same indent; formatted code has both. */
function longFunctions(file: string): string[] {
  const lines = textOf(file).split("\n");
  return lines.flatMap((line, start) => {
    const begins =
      /^(\s*)(export )?(default )?(async )?(function\*? \w+|#?\w+ ?\([^;]*\)(: [^{]+)? \{$|(const )?\w+ = (async )?\(.*=> [{(]$)/;
    const indent = begins.exec(line)?.[1];
    if (indent === undefined || /^\s*(if|for|while|switch|return|catch|test|describe|it)\b/.test(line)) return [];
    const end = lines.findIndex((other, index) => index > start && new RegExp(`^${indent}[})]`).test(other));
    return end - start + 1 > 70 ? [`${file}:${start + 1} has ${end - start + 1} lines`] : [];
  });
}

test("functions stay within 70 lines", () => {
  expect(sources.filter((file) => !file.startsWith("test/")).flatMap(longFunctions)).toEqual([]);
});

test("no file is named after nothing in particular", () => {
  expect(
    sources.filter((file) => /(^|\/)(utils?|helpers?|managers?|data|misc|common)(\.tsx?$|\/)/i.test(file)),
  ).toEqual([]);
});

test("a feature has the same name in every layer", () => {
  const features = new Set(
    [
      "access",
      "adoption",
      "calendar",
      "change",
      "digest",
      "docs",
      "feedback",
      "health",
      "message",
      "metric",
      "people",
      "portfolio",
      "record",
    ].concat(["retro", "signoff", "temporal", "template", "training", "usage", "webhook"]),
  );
  const strangers = ["app", "api", "domain", "store"].flatMap((layer) =>
    readdirSync(join(root, layer), { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !features.has(entry.name) && !["migrations", "tables"].includes(entry.name),
      )
      .map((entry) => `${layer}/${entry.name}`),
  );
  expect(strangers).toEqual([]);
});

test("no text was left torn between two versions", () => {
  const marker = /^(<{7} |={7}$|>{7} )/m;
  const texts = ["README.md", "CHANGELOG.md", ...filesBelow("docs", /\.md$/), ...sources];
  expect(marker.test(`a\n${"<".repeat(7)} HEAD\nb`)).toBe(true);
  expect(texts.filter((file) => marker.test(textOf(file)))).toEqual([]);
});

test("documents point at files that exist", () => {
  const documents = ["README.md", "CHANGELOG.md", ...filesBelow("docs", /\.md$/)];
  const broken = documents.flatMap((document) =>
    [...textOf(document).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(document), target)))
      .map((target) => `${document} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test("documents name paths that exist", () => {
  const documents = ["README.md", ...filesBelow("docs", /\.md$/)];
  const named = documents.flatMap((document) =>
    [
      ...textOf(document).matchAll(
        /`((?:domain|workflows|activities|app|store|api|web|lib|bin|test|bench|docs|demo)\/[\w./-]+)`/g,
      ),
    ].map((match) => [document, match[1] ?? ""] as const),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(([, path]) => !existsSync(join(root, path)))).toEqual([]);
});

test("every domain error code has its section in the documentation", async () => {
  const { codes } = await import("../domain/errors.ts");
  const page = textOf("docs/errors.md");
  expect(codes.filter((code) => !new RegExp(`^#+ .*${code}`, "m").test(page))).toEqual([]);
});

test("nothing in the project speaks of machines, tools or tickets it was made with", () => {
  const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  const texts = tracked.filter(
    (file) => !file.startsWith("demo/") && file !== "test/tidy.test.ts" && statSync(join(root, file)).size < 2_000_000,
  );
  const bad = texts.filter((file) =>
    /\/work\/(main|shared)|\.library\b|registry\.npmjs|\bissue #?\d+\b/i.test(textOf(file)),
  );
  expect(bad).toEqual([]);
});

test("source maps of tests and code agree on one way to import: with the extension", () => {
  const bad = sources.flatMap((file) =>
    [...textOf(file).matchAll(/from "(\.[^"]+)"/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !/\.(ts|tsx|mjs|js|json)$/.test(target))
      .map((target) => `${file}: ${target}`),
  );
  expect(bad).toEqual([]);
});
