/** Proves that the dependency rule fails where it should: a checker that never complains would pass everything. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Checks a tree of these files; returns how it ended and what it said. */
async function check(files: Record<string, string>): Promise<{ code: number; output: string }> {
  const tree = await mkdtemp(join(tmpdir(), "takehold-rule-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    }
    await symlink(join(root, "node_modules"), join(tree, "node_modules"));
    const { stdout } = await run(process.execPath, [join(root, "bin/dependency-rule.mjs"), tree]);
    return { code: 0, output: stdout };
  } catch (error) {
    if (!(error instanceof Error) || !("stdout" in error) || !("code" in error)) throw error;
    return { code: Number(error.code), output: String(error.stdout) };
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

const empty = "export {};\n";

/** Files of one tree, each with one sin or none. */
const sinful = {
  "domain/reads-files.ts": 'import "node:fs";\n',
  "domain/names-a-pool.ts": 'import type { Pool } from "pg";\nexport type P = Pool;\n',
  "domain/asks-lib.ts": 'import "../lib/innocent.ts";\n',
  "domain/parses.ts": 'import { z } from "zod";\nexport const A = z.string();\n',
  "domain/innocent.ts": empty,
  "workflows/asks-lib.ts": 'import "../lib/innocent.ts";\n',
  "workflows/runs-activity.ts": 'import { b } from "../activities/innocent.ts";\nvoid b;\n',
  "activities/innocent.ts": "export const b = 1;\n",
  "lib/asks-domain.ts": 'import "../domain/innocent.ts";\n',
  "lib/innocent.ts": empty,
  "api/asks-store.ts": 'import "../store/innocent.ts";\n',
  "store/innocent.ts": empty,
  "app/speaks-sql.ts": 'import { Pool } from "pg";\nvoid Pool;\n',
  "app/speaks-http.tsx": 'import { Hono } from "hono";\nvoid Hono;\n',
  "app/runs-worker.ts": 'import { Worker } from "@temporalio/worker";\nvoid Worker;\n',
  "app/round.ts": 'import "./and-round.ts";\n',
  "app/and-round.ts": 'import "./round.ts";\n',
  "app/asks-nobody.ts": 'import "./gone.ts";\n',
};

const expected: [file: keyof typeof sinful, rule: string][] = [
  ["domain/reads-files.ts", "domain-is-pure"],
  ["domain/names-a-pool.ts", "domain-is-pure"],
  ["domain/asks-lib.ts", "domain-is-pure"],
  ["domain/parses.ts", "zod-runs-in-schemas-only"],
  ["workflows/asks-lib.ts", "workflows-stay-deterministic"],
  ["workflows/runs-activity.ts", "workflows-know-activities-as-types"],
  ["lib/asks-domain.ts", "lib-knows-nothing-of-ours"],
  ["api/asks-store.ts", "api-goes-through-app"],
  ["app/speaks-sql.ts", "only-store-speaks-sql"],
  ["app/speaks-http.tsx", "only-edges-speak-http"],
  ["app/runs-worker.ts", "only-bin-runs-workers"],
  ["app/and-round.ts", "no-cycles"],
  ["app/asks-nobody.ts", "imports-exist"],
];

describe("in a tree full of sins", () => {
  let result: { code: number; output: string };
  beforeAll(async () => {
    result = await check(sinful);
  });
  test.for(expected)("%s is reported for %s", ([file, rule]) => {
    expect(result.output).toContain(`${rule}: ${file} → `);
  });
  test("the innocent are not named as sinners and the check fails", () => {
    expect(result.output).not.toMatch(/: \w+\/innocent\.ts → /);
    expect(result.code).toBe(1);
  });
});

test("a tree that keeps the rule passes, and every module is counted", async () => {
  const { code, output } = await check({
    "domain/a/schema.ts": 'import { z } from "zod";\nexport const A = z.string();\n',
    "domain/a.ts": 'import type { z } from "zod";\nexport type A = z.ZodString;\n',
    "workflows/b.ts":
      'import type { A } from "../domain/a.ts";\nimport type { c } from "../activities/c.ts";\nexport type C = typeof c | A;\n',
    "activities/c.ts": "export const c = 1;\n",
    "store/d.ts": 'import { Pool } from "pg";\nvoid Pool;\n',
    "bin/e.tsx": 'import { Hono } from "hono";\nvoid Hono;\n',
  });
  expect(output).toBe("6 of 6 modules, 6 imports seen.\n");
  expect(code).toBe(0);
});

test("a tree in which nothing is found to check fails", async () => {
  const { code, output } = await check({ "elsewhere/a.ts": empty });
  expect(output).toContain("overlooked");
  expect(code).toBe(1);
});
