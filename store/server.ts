import { openPool } from "./database.ts";

/** The version of a PostgreSQL server, as in "18.1". Rejects when it cannot be reached. */
export async function serverVersion(url: string): Promise<string> {
  const pool = openPool({ url, connectionsMax: 1, role: null });
  try {
    const { rows } = await pool.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version ?? "unknown";
  } finally {
    await pool.end();
  }
}
