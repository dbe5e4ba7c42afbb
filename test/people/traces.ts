import { sql } from "kysely";
import type { Db } from "../../store/database.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import type { Stack } from "../stack.ts";
import { runsOf } from "../workflow/runs.ts";

/** Where any of some words stands, among texts by the name of their place; each word in any case. */
export function tracesIn(places: ReadonlyMap<string, string>, words: readonly string[]): readonly string[] {
  return [...places].flatMap(([place, text]) => {
    const found = words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
    return found.map((word) => `${place}: ${word}`);
  });
}

/** Every row of every table as text, by table. */
export async function wholeDatabase(db: Db): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`.execute(db);
  const texts = new Map<string, string>();
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db);
    texts.set(name, rows.map(({ row }) => `${row} ${bytesAsText(row)}`).join("\n"));
  }
  return texts;
}

/** What lies in columns of bytes, which print as hexadecimal. */
function bytesAsText(row: string): string {
  return [...row.matchAll(/\\x([0-9a-f]+)/g)].map((found) => Buffer.from(found[1] ?? "", "hex").toString()).join(" ");
}

/** All that Temporal keeps of changes, payloads decoded, by run. */
export async function wholeHistories(stack: Stack, keys: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const key of keys)
    for (const { runId, history } of await runsOf(stack.client, changeWorkflowId(key)))
      texts.set(`history of ${key}, ${runId}`, decoded(history));
  return texts;
}

function decoded(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (Array.isArray(value)) return value.map(decoded).join(" ");
  if (typeof value === "object" && value !== null) return Object.entries(value).map(decoded).join(" ");
  return String(value);
}
