import { applicationRole, openPool } from "./database.ts";

/** Whether the application's role exists and the connecting user may take it. */
export async function hasApplicationRole(url: string): Promise<boolean> {
  const pool = openPool({ url, connectionsMax: 1, role: null });
  try {
    const { rows } = await pool.query<{ may: boolean }>(
      "select coalesce(pg_has_role(current_user, oid, 'member'), false) as may from pg_roles where rolname = $1",
      [applicationRole],
    );
    return rows[0]?.may ?? false;
  } finally {
    await pool.end();
  }
}
