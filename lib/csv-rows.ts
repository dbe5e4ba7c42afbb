import type { Readable } from "node:stream";
import { openTable } from "./csv-table.ts";
import { InvalidInput } from "./invalid-input.ts";

/** What a file is called in messages, and the columns it must and may have. */
export interface CsvShape<Required extends string, Optional extends string> {
  readonly file: string;
  readonly required: readonly Required[];
  readonly optional: readonly Optional[];
  /** Other names of columns, by the name they stand for; capitals, and spaces and hyphens for `_`, make no difference. */
  readonly alsoCalled?: Partial<Readonly<Record<Required | Optional, readonly string[]>>>;
}

/** One row: its line in the file and its cells by column. */
export class CsvRow<Column extends string> {
  readonly line: number;
  readonly #record: readonly string[];
  readonly #header: Header;

  constructor(line: number, record: readonly string[], header: Header) {
    this.line = line;
    this.#record = record;
    this.#header = header;
  }

  /** The trimmed text of a cell; an optional column that the file does not have reads as empty. */
  cell(column: Column): string {
    const index = this.#header.index.get(column);
    return index === undefined ? "" : (this.#record[index] ?? "");
  }

  /** The cells of all other columns that are not empty, by the name as the file writes it. */
  others(): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const [name, index] of this.#header.others) {
      const cell = this.#record[index];
      if (cell !== undefined && cell !== "") cells[name] = cell;
    }
    return cells;
  }
}

/** A row's mistake, to be told with its line and column. */
export class RowMistake extends Error {
  override readonly name = "RowMistake";
  readonly column: string;

  constructor(column: string, message: string) {
    super(message);
    this.column = column;
  }
}

interface Header {
  readonly index: ReadonlyMap<string, number>;
  /** Columns that the shape does not name, as the file writes them. */
  readonly others: ReadonlyMap<string, number>;
}

/**
 * Streams the rows of a CSV file with a header; memory does not grow with the file.
 * @throws InvalidInput naming file, line and column for an empty file, a missing column, a row of another length, or
 * broken quoting.
 */
export async function* csvRows<Required extends string, Optional extends string>(
  source: Readable,
  shape: CsvShape<Required, Optional>,
): AsyncGenerator<CsvRow<Required | Optional>> {
  const table = await openTable(source, shape.file);
  if (table === null) {
    throw new InvalidInput(`${shape.file} is empty. Its first line names the columns: ${shape.required.join(",")}.`);
  }
  const header = readHeader(table.header, shape);
  for await (const { line, cells } of table.rows) yield new CsvRow(line, cells, header);
}

function readHeader(names: readonly string[], shape: CsvShape<string, string>): Header {
  const wanted: readonly string[] = [...shape.required, ...shape.optional];
  const canonical = canonicalNames(shape);
  const found = names.map((name) => canonical.get(plain(name)) ?? name.toLowerCase());
  const index = new Map(found.map((name, position) => [name, position]));
  for (const column of shape.required) {
    if (!index.has(column)) throw new InvalidInput(missingColumn(column, names, shape));
  }
  if (index.size < names.length) {
    throw new InvalidInput(
      `${shape.file}, line 1: a column is named twice in ${names.join(", ")}. Rename one of them.`,
    );
  }
  const others = names.flatMap((name, position) =>
    wanted.includes(found[position] ?? "") ? [] : [[name, position] as const],
  );
  return { index, others: new Map(others) };
}

function canonicalNames({ alsoCalled }: CsvShape<string, string>): ReadonlyMap<string, string> {
  const names = Object.entries(alsoCalled ?? {}).flatMap(([column, others]) =>
    [column, ...(others ?? [])].map((name) => [plain(name), column] as const),
  );
  return new Map(names);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, "");
}

function missingColumn(column: string, names: readonly string[], shape: CsvShape<string, string>): string {
  const remedy = `Rename the column that holds it, or add it; needed are ${shape.required.join(", ")}.`;
  return `${shape.file}, line 1: there is no column "${column}". Found: ${names.join(", ")}. ${remedy}`;
}

/** An entry of a file, and the line it came from. */
export interface PlacedEntry<T> {
  readonly line: number;
  readonly entry: T;
}

/** Reads every row, so that all mistakes are told at once. */
export async function collectRows<Column extends string, T>(
  rows: AsyncIterable<CsvRow<Column>>,
  read: (row: CsvRow<Column>) => T,
): Promise<{
  readonly entries: readonly PlacedEntry<T>[];
  readonly mistakes: readonly { readonly line: number; readonly column: string; readonly message: string }[];
}> {
  const entries: PlacedEntry<T>[] = [];
  const mistakes: { line: number; column: string; message: string }[] = [];
  for await (const row of rows) {
    try {
      entries.push({ line: row.line, entry: read(row) });
    } catch (error) {
      if (!(error instanceof RowMistake)) throw error;
      mistakes.push({ line: row.line, column: error.column, message: error.message });
    }
  }
  return { entries, mistakes };
}
