import { defaultCalendar } from "../../lib/business-time/schema.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";
import type { Db } from "../database.ts";

/** The working time of a team; the default calendar for a team without one, and for nobody's. */
export async function calendarOf(db: Db, team: string | null): Promise<Calendar> {
  if (team === null) return defaultCalendar;
  const row = await db.selectFrom("team").select("calendar").where("id", "=", team).executeTakeFirst();
  return row?.calendar ?? defaultCalendar;
}
