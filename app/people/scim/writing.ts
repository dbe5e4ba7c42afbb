import type { Db, Tx } from "../../../store/database.ts";
import { isTaken } from "../../../store/fault.ts";
import { lockPeople } from "../../../store/people/lock.ts";
import type { Problem } from "../../../domain/errors.ts";

/** One push at a time, so that what follows of two is what the later one says. `taken`: what a name that is taken means. */
export async function writing<T>(db: Db, taken: () => Problem, write: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => {
      await lockPeople(tx);
      return write(tx);
    });
  } catch (error) {
    if (isTaken(error)) throw taken();
    throw error;
  }
}
