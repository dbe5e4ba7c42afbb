import { pipeline } from "node:stream";
import type { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
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

interface Header {
  readonly columns: number;
  readonly index: ReadonlyMap<string, number>;
  /** Columns that the shape does not name, as the file writes them. */
  readonly others: ReadonlyMap<string, number>;
}

/** A longer row is a quote that was never closed. */
const ROW_BYTES_MAX = 1_000_000;

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
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
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: ROW_BYTES_MAX,
  });
  pipeline(source, parser, () => {
    // A failure of either end reaches the reader through the iteration below.
  });
  let header: Header | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      if (header === null) header = readHeader(record, shape);
      else if (record.length === header.columns) yield new CsvRow(info.lines, record, header);
      else throw new InvalidInput(otherLength(shape.file, info.lines, record.length, header.columns));
    }
  } catch (error) {
    throw explain(error, shape.file);
  }
  if (header === null) {
    throw new InvalidInput(`${shape.file} is empty. Its first line names the columns: ${shape.required.join(",")}.`);
  }
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
  return { columns: names.length, index, others: new Map(others) };
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

function otherLength(file: string, line: number, cells: number, columns: number): string {
  return (
    `${file}, line ${line}: ${cells} cells where the first line names ${columns}. ` +
    "Put a cell that holds a comma in double quotes."
  );
}

function missingColumn(column: string, names: readonly string[], shape: CsvShape<string, string>): string {
  const semicolons = names.length === 1 && names[0]?.includes(";") === true;
  const remedy = semicolons
    ? "It seems to be separated by semicolons: save it with commas."
    : `Rename the column that holds it, or add it; needed are ${shape.required.join(", ")}.`;
  return `${shape.file}, line 1: there is no column "${column}". Found: ${names.join(", ")}. ${remedy}`;
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof Error && "syscall" in error)
    return new InvalidInput(`${file} cannot be read: ${error.message}.`);
  if (!(error instanceof CsvError)) return error;
  const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
  return new InvalidInput(`${file}${line}: the row cannot be read (${error.message}). Look for a stray double quote.`);
}
