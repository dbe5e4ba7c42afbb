import { orPatience } from "../../../lib/patience.ts";
import type { Db } from "../../../store/database.ts";
import { countInventory, lastCount } from "../../../store/usage/inventory.ts";
import type { Counting, InventoryCount } from "../../../store/usage/inventory.ts";

/** A count, and whether a newer one is being made; `count` is `null` while the first one is. */
export interface LatestCount {
  readonly count: InventoryCount | null;
  readonly isCounting: boolean;
}

/**
 * The last count where it will do. Otherwise a new one begins, and is answered with where it takes no longer than people wait; where it
 * reads more, it goes on beside, and the answer is the last one.
 */
export async function latestCount(db: Db, counting: Counting, waitMs?: number): Promise<LatestCount> {
  const kept = await lastCount(db);
  if (kept !== null && counting.willDo(kept)) return { count: kept, isCounting: false };
  const counted = await orPatience(countBeside(db, counting), waitMs);
  return counted === null ? { count: kept, isCounting: true } : { count: counted, isCounting: false };
}

interface Running {
  readonly now: Promise<InventoryCount>;
  /** Begins when this one ends; what is asked for meanwhile goes into one. */
  next: { counting: Counting; readonly promise: Promise<InventoryCount> } | null;
}

const running = new WeakMap<Db, Running>();

/** One count at a time in a process, and at most one that waits, for whatever was asked last. */
function countBeside(db: Db, counting: Counting): Promise<InventoryCount> {
  const one = running.get(db);
  if (one === undefined) return begin(db, counting);
  if (one.next !== null) {
    one.next.counting = counting;
    return one.next.promise;
  }
  const promise = one.now.then(
    () => begin(db, one.next?.counting ?? counting),
    () => begin(db, one.next?.counting ?? counting),
  );
  one.next = { counting, promise };
  return promise;
}

function begin(db: Db, counting: Counting): Promise<InventoryCount> {
  const now = countInventory(db, counting);
  const one: Running = { now, next: null };
  running.set(db, one);
  const end = () => {
    if (running.get(db) === one && one.next === null) running.delete(db);
  };
  // Whoever still waits hears of a failure; for the others the next look begins anew.
  now.then(end, end);
  return now;
}
