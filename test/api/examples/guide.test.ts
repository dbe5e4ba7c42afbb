import { execFile } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import type { ServerType } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";

/**
 * The examples of the guide to the API do what they say: each is run as it stands, by a real shell and a real program that
 * has the package installed, and what it prints is compared with what the guide shows.
 */

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const guide = new URL("../../../docs/guides/api.md", import.meta.url);

interface Example {
  readonly language: "sh" | "ts";
  readonly code: string;
  readonly shown: { readonly language: string; readonly text: string };
}

async function examples(): Promise<readonly Example[]> {
  const blocks = [...(await readFile(guide, "utf8")).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", text = ""]) => ({ language, text }),
  );
  return blocks.flatMap(({ language, text }, index) => {
    const shown = blocks[index + 1];
    if (language !== "sh" && language !== "ts") return [];
    if (shown === undefined) throw new Error(`an example shows no answer: ${text}`);
    return [{ language, code: text, shown } as const];
  });
}

let stack: Stack;
let server: ServerType;
let place = "";
let environment: Record<string, string | undefined> = {};
beforeAll(async () => {
  stack = await startStack();
  const address = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: stack.api.fetch, port: 0, hostname: "127.0.0.1" }, resolve);
  });
  const url = `http://127.0.0.1:${address.port}`;
  environment = { PATH: process.env["PATH"], TAKEHOLD_URL: url, TAKEHOLD_KEY: stack.adminKey };
  place = await mkdtemp(join(tmpdir(), "takehold-guide-"));
});
afterAll(async () => {
  server.close();
  await stack.stop();
  await rm(place, { recursive: true, force: true });
});

const marker = "=== end of an example ===";

test("every shell example prints what the guide shows", async () => {
  const inShell = (await examples()).filter(({ language }) => language === "sh");
  const script = inShell.map(({ code }) => `${code}\necho; echo '${marker}'`).join("\n");
  const { stdout } = await run("bash", ["-euo", "pipefail", "-c", script], { cwd: place, env: environment });
  const printed = stdout.split(`${marker}\n`);
  expect(inShell.length).toBeGreaterThan(6);
  for (const [index, { code, shown }] of inShell.entries()) {
    const output = printed[index] ?? "";
    if (shown.language === "json") expect(JSON.parse(output), code).toMatchObject(patternOf(JSON.parse(shown.text)));
    else expect(output, code).toMatch(textPattern(shown.text));
  }
});

test("the typed program compiles under strict settings, by both ways to resolve, and runs", async () => {
  const [example] = (await examples()).filter(({ language }) => language === "ts");
  await mkdir(join(place, "node_modules"));
  await symlink(repository, join(place, "node_modules", "takehold"));
  await symlink(join(repository, "node_modules", "@types"), join(place, "node_modules", "@types"));
  await writeFile(join(place, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(place, "program.ts"), example?.code ?? "");
  // Without this the types could be `any` and everything above would compile too.
  await writeFile(join(place, "wrong.ts"), wrong);
  for (const resolution of [
    { module: "NodeNext" },
    { module: "ESNext", moduleResolution: "bundler", skipLibCheck: true },
  ]) {
    const compilerOptions = { ...resolution, strict: true, noEmit: true, target: "ES2023", types: ["node"] };
    await writeFile(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-p", place]);
  }
  const program = await run(process.execPath, ["--import", "tsx", join(place, "program.ts")], {
    cwd: repository,
    env: environment,
  });
  expect(program.stdout).toMatch(textPattern(example?.shown.text ?? "", "whole"));
});

const wrong = `import { createClient, parseResponse } from "takehold/client";
const takehold = createClient({ url: "", key: "" });
const change = await parseResponse(takehold.changes[":key"].$get({ param: { key: "CHG-1" } }));
export const stage: string = change.stage;
// @ts-expect-error a stage is no number
export const number: number = change.stage;
// @ts-expect-error an instant travels as text
export const at: number = change.createdAt;
// @ts-expect-error a change is asked for by its key
await takehold.changes[":key"].$get({});
// @ts-expect-error there is no such stage
await takehold.changes.$get({ query: { stage: "done" } });
`;

/** What is shown, with `…` for anything. */
function patternOf(shown: unknown): object {
  if (Array.isArray(shown)) return shown.length === 0 ? [] : expect.arrayContaining(shown.map(valuePattern));
  if (typeof shown !== "object" || shown === null) throw new Error("an answer is an object or a list");
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, valuePattern(value)]));
}

function valuePattern(value: unknown): unknown {
  if (typeof value === "string") return value.includes("…") ? expect.stringMatching(textPattern(value)) : value;
  if (Array.isArray(value)) return patternOf(value);
  return typeof value === "object" && value !== null ? expect.objectContaining(patternOf(value)) : value;
}

function textPattern(text: string, extent: "part" | "whole" = "part"): RegExp {
  const escaped = text
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("…", ".+");
  return new RegExp(extent === "whole" ? `^${escaped}\\s*$` : escaped);
}
