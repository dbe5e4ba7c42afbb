import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeText } from "./decoded-text.ts";
import type { Encoding } from "./decoded-text.ts";
import { InvalidInput } from "./invalid-input.ts";

/** A row and the line of the file that it ends on. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file whose first line was read. */
export interface CsvTable {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The names of the columns, as the file writes them. */
  readonly header: readonly string[];
  /** The rows below, each with as many cells as the header has. */
  readonly rows: AsyncGenerator<TableRow>;
}

const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** A first line that tells a spreadsheet what separates cells; it is no row. */
const directiveForm = /^"?sep=(.)"?\r?\n/i;

/** A longer row is a quote that was never closed. */
const ROW_BYTES_MAX = 1_000_000;

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Opens a CSV file as a program wrote it: separated by commas, semicolons, tabs or bars, which a line such as `sep=;` may say before all others, in UTF-8, UTF-16 or Windows-1252.
 * Streams its rows; memory does not grow with the file. `null` for an empty file.
 * @throws InvalidInput naming file and line, here and from `rows`, for what cannot be read, a row of another length, or
 * broken quoting
 */
export async function openTable(source: Readable, file: string): Promise<CsvTable | null> {
  try {
    const { encoding, head, chunks } = await decodeText(source);
    const directive = directiveForm.exec(head)?.[1];
    const delimiter = delimiters.find((each) => each === directive) ?? delimiterOf(head);
    const parser = parse({
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: ROW_BYTES_MAX,
    });
    pipeline(Readable.from(chunks), parser, () => {
      // A failure of either end reaches the reader through the iteration below.
    });
    const records = (parser as AsyncIterable<ParsedRow>)[Symbol.asyncIterator]();
    if (directive !== undefined) await records.next();
    const first = await records.next();
    if (first.done === true) return null;
    const header = first.value.record;
    return { file, encoding, delimiter, header, rows: rowsBelow(records, file, header.length) };
  } catch (error) {
    throw explain(error, file);
  }
}

async function* rowsBelow(records: AsyncIterator<ParsedRow>, file: string, columns: number): AsyncGenerator<TableRow> {
  try {
    for (let next = await records.next(); next.done !== true; next = await records.next()) {
      const { record, info } = next.value;
      if (record.length !== columns) throw new InvalidInput(otherLength(file, info.lines, record.length, columns));
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    throw explain(error, file);
  } finally {
    await records.return?.();
  }
}

/** What separates the names of the first line, outside of quotes. */
function delimiterOf(head: string): Delimiter {
  const counts = new Map<string, number>(delimiters.map((each) => [each, 0]));
  let isQuoted = false;
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === "\n" || character === "\r") break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return delimiters.reduce((best, each) => ((counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best));
}

function otherLength(file: string, line: number, cells: number, columns: number): string {
  return (
    `${file}, line ${line}: ${cells} cells where the first line names ${columns}. ` +
    "Put a cell that holds the separator in double quotes."
  );
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof Error && "syscall" in error)
    return new InvalidInput(`${file} cannot be read: ${error.message}.`);
  if (!(error instanceof CsvError)) return error;
  const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
  return new InvalidInput(`${file}${line}: the row cannot be read (${error.message}). Look for a stray double quote.`);
}
