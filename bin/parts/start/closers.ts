import { reasonOf } from "../failure.ts";

/** What has to be undone at the end, the last first. */
export interface Closers {
  /** What is added after the end is closed at once: it came up while everything else went down. */
  add(name: string, close: () => Promise<unknown>): void;
  /** Closes everything, whatever fails; answers what did. Calling it again waits for the same. */
  closeAll(): Promise<readonly string[]>;
}

export function createClosers(): Closers {
  const open: { name: string; close: () => Promise<unknown> }[] = [];
  const failed: string[] = [];
  let closing: Promise<readonly string[]> | null = null;
  const closeRest = async () => {
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      const { name, close } = last;
      await close().catch((error: unknown) => failed.push(`${name}: ${reasonOf(error)}`));
    }
    return failed;
  };
  return {
    add: (name, close) => {
      open.push({ name, close });
      if (closing !== null) closing = closing.then(closeRest);
    },
    closeAll: () => {
      closing ??= closeRest();
      return closing;
    },
  };
}
