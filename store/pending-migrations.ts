import { readdir } from "node:fs/promises";
import { openPool } from "./database.ts";

const directory = new URL("./migrations/", import.meta.url);

/** The migrations that this program knows and the database has not seen. Changes nothing. */
export async function pendingMigrations(url: string): Promise<readonly string[]> {
  const all = (await readdir(directory)).filter((file) => file.endsWith(".sql")).toSorted();
  const pool = openPool({ url, connectionsMax: 1, role: null });
  try {
    const { rows: there } = await pool.query<{ there: boolean }>(
      "select to_regclass('migration') is not null as there",
    );
    if (there[0]?.there !== true) return all;
    const { rows } = await pool.query<{ name: string }>("select name from migration");
    const applied = new Set(rows.map((row) => row.name));
    return all.filter((name) => !applied.has(name));
  } finally {
    await pool.end();
  }
}
