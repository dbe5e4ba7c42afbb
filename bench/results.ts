import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { writeAtomically } from "../lib/files/write-atomically.ts";
import type { Measured } from "./benchmark.ts";
import type { Machine } from "./machine.ts";

const file = fileURLToPath(new URL("results.json", import.meta.url));

/** One benchmark as it was measured last. */
interface Kept extends Measured {
  readonly title: string;
  readonly measuredAt: string;
  readonly seconds: number;
  readonly machine: Machine;
}

/** Keeps the numbers of one benchmark; those of others stay as they were measured. Answers the file. */
export async function keepResult(name: string, kept: Kept): Promise<string> {
  const before = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, "utf8").catch(() => "{}")));
  const all = Object.entries({ ...before, [name]: kept }).toSorted(([a], [b]) => a.localeCompare(b));
  await writeAtomically(file, `${JSON.stringify(Object.fromEntries(all), rounded, 2)}\n`, 0o644);
  return file;
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
