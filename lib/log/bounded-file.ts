import { closeSync, fstatSync, openSync, renameSync, statSync, writeSync } from "node:fs";

/** A file that lines are appended to. When it is full it becomes `PATH.1`, in place of the one before. */
export interface BoundedFile {
  readonly write: (line: string) => void;
  readonly close: () => void;
}

const bytesMaxUsual = 10_000_000;

/** Opens a file of at most `bytesMax` bytes, readable by its owner only. Lines are on disk when `write` returns. */
export function openBoundedFile(path: string, bytesMax = bytesMaxUsual): BoundedFile {
  let file = openSync(path, "a", 0o600);
  let bytes = fstatSync(file).size;
  return {
    write: (line) => {
      const added = Buffer.byteLength(line);
      if (bytes > 0 && bytes + added > bytesMax) {
        closeSync(file);
        renameSync(path, `${path}.1`);
        file = openSync(path, "a", 0o600);
        bytes = 0;
      }
      writeSync(file, line);
      bytes += added;
    },
    close: () => closeSync(file),
  };
}

/** Sets a file aside that somebody else appends to and that has become too large. To be called while nobody does. */
export function setAsideWhenFull(path: string, bytesMax = bytesMaxUsual): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > bytesMax) renameSync(path, `${path}.1`);
}
