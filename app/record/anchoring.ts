import type { Db } from "../../store/database.ts";
import { findUntoldHeads, noteTold } from "../../store/record/anchors.ts";
import type { RecordHead } from "../../store/record/anchors.ts";

/** Somewhere outside the database that keeps heads of records. */
export interface AnchorTarget {
  readonly name: "file" | "url";
  /** Keeps a head for good. One that is told twice is kept twice, which harms nothing. @throws Error */
  readonly tell: (head: RecordHead) => Promise<void>;
}

export interface Anchoring {
  /** There may be heads to tell. Waits for nothing and never fails. */
  readonly kick: () => void;
  readonly close: () => void;
}

const headsAtOnce = 100;
const againMs = 30_000;

/**
 * Tells heads after they are recorded, beside the work that records them. What is still to be told is asked of the database, so
 * nothing is lost by a crash or an outage: it is told after the next event of any change, the next start, or half a minute. A
 * target that is slow holds up no other.
 */
export function createAnchoring(
  db: Db,
  targets: readonly AnchorTarget[],
  onFailure: (target: AnchorTarget["name"], error: unknown) => void,
): Anchoring {
  const tellers = targets.map((target) => tellerOf(db, target, (error) => onFailure(target.name, error)));
  return {
    kick: () => {
      for (const teller of tellers) teller.kick();
    },
    close: () => {
      for (const teller of tellers) teller.close();
    },
  };
}

function tellerOf(db: Db, target: AnchorTarget, onFailure: (error: unknown) => void): Anchoring {
  let isRunning = false;
  let isKicked = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;

  async function tellAll(): Promise<void> {
    for (;;) {
      const heads = await findUntoldHeads(db, target.name, headsAtOnce);
      for (const head of heads) {
        if (isClosed) return;
        await target.tell(head);
        await noteTold(db, target.name, head);
      }
      if (heads.length < headsAtOnce) return;
    }
  }
  async function run(): Promise<void> {
    isRunning = true;
    try {
      while (isKicked) {
        isKicked = false;
        await tellAll();
      }
    } catch (error) {
      if (!isClosed) later(error);
    } finally {
      isRunning = false;
    }
  }
  function later(error: unknown): void {
    onFailure(error);
    timer ??= setTimeout(() => {
      timer = null;
      kick();
    }, againMs).unref();
  }
  function kick(): void {
    if (isClosed) return;
    isKicked = true;
    if (!isRunning) void run();
  }
  function close(): void {
    isClosed = true;
    if (timer !== null) clearTimeout(timer);
  }
  return { kick, close };
}
