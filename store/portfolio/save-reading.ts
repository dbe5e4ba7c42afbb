import { writeReading } from "../adoption/readings.ts";
import type { StoredReading } from "../adoption/readings.ts";
import type { Db } from "../database.ts";
import { relist } from "./listing.ts";

/** Keeps the last measurement of a target, and where its change stands in the leaders' list by it. */
export async function saveReading(db: Db, reading: StoredReading): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await writeReading(tx, reading);
    await relist(tx, [reading.change]);
  });
}
