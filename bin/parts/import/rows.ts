import { open } from "node:fs/promises";
import type { CsvRow, CsvShape, PlacedEntry } from "../../../lib/csv-rows.ts";
import { collectRows, csvRows, RowMistake } from "../../../lib/csv-rows.ts";
import { parseInstant } from "../../../lib/instant.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";

const mistakesShownMax = 20;

/** Opens a CSV file and streams its rows. @throws InvalidInput for a file that is not there or cannot be read as CSV */
export async function* rowsOf<R extends string, O extends string>(
  shape: CsvShape<R, O>,
): AsyncGenerator<CsvRow<R | O>> {
  const file = await open(shape.file).catch((error: unknown) => {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new InvalidInput(
      missing ? `There is no file ${shape.file}.` : `${shape.file} cannot be opened: ${String(error)}`,
    );
  });
  try {
    yield* csvRows(file.createReadStream(), shape);
  } finally {
    await file.close();
  }
}

/**
 * Reads every row before anything is sent, so that a file with mistakes changes nothing.
 * @throws InvalidInput naming line and column of each mistake
 */
export async function readEntries<R extends string, O extends string, T>(
  shape: CsvShape<R, O>,
  read: (row: CsvRow<R | O>) => T,
): Promise<readonly PlacedEntry<T>[]> {
  const { entries, mistakes } = await collectRows(rowsOf(shape), read);
  if (mistakes.length > 0)
    throw mistaken(mistakes.map(({ line, column, message }) => mistakeAt(shape.file, line, column, message)));
  if (entries.length === 0) throw new InvalidInput(`${shape.file} has no row below its first line.`);
  return entries;
}

export function mistakeAt(file: string, line: number, column: string, message: string): string {
  return `${file}, line ${line}${column === "" ? "" : `, column ${column}`}: ${message}`;
}

/** One message for all mistakes; beyond twenty their number is enough. */
export function mistaken(mistakes: readonly string[]): InvalidInput {
  const shown = mistakes.slice(0, mistakesShownMax);
  if (mistakes.length > shown.length) shown.push(`… and ${mistakes.length - shown.length} more.`);
  return new InvalidInput(shown.join("\n"));
}

/** ISO 8601 in UTC. A date alone is midnight in `timeZone`. @throws RowMistake for anything else */
export function instantIn(cell: string, column: string, timeZone: string): string {
  const at = parseInstant(cell, timeZone);
  if (at !== null) return new Date(at).toISOString();
  throw new RowMistake(
    column,
    cell === ""
      ? "the cell is empty. Fill it in, or remove the row."
      : `"${cell}" is no instant. Write it with its offset, as 2026-01-31T09:00:00Z, or as a date.`,
  );
}
