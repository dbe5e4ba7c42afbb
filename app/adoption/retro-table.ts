import type { Readable } from "node:stream";
import { openTable } from "../../lib/csv-table.ts";
import type { CsvTable, TableRow } from "../../lib/csv-table.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { LocalClock } from "../../lib/local-clock.ts";
import { dayOrderOf, readWrittenMoment } from "../../lib/written-moment.ts";
import type { DayOrder } from "../../lib/written-moment.ts";
import type { FoundColumn, FoundColumns } from "./retro-columns.ts";

/** Where to read a file from, and what to call it. It is opened when its turn comes. */
export interface NamedFile {
  readonly name: string;
  readonly open: () => Readable;
}

/** How a file was understood, to be shown with the numbers that rest on it. */
export interface ReadFile {
  readonly file: string;
  /** Rows below the first line. */
  readonly rows: number;
  /** What separates its cells, and how it is encoded, in words. */
  readonly form: string;
  readonly columns: readonly { readonly role: string; readonly name: string; readonly how: FoundColumn["how"] }[];
  /** How its dates are read; `null` where nothing had to be decided. */
  readonly dates: string | null;
}

/** What to read a file by beside what it says itself. */
export interface ReadingRules {
  readonly timeZone: string;
  /** `null`: told by the dates themselves. */
  readonly dayOrder: DayOrder | null;
  /** How the order of day and month is given where the file came from. */
  readonly orderOption: string;
}

/** Rows that are looked at before any is read. */
const SAMPLE_ROWS = 2_000;

/** An opened file with its first rows, which come again with the others. */
export interface SampledTable {
  readonly table: CsvTable;
  readonly sample: readonly (readonly string[])[];
  readonly rows: AsyncGenerator<TableRow>;
}

/** @throws InvalidInput for an empty file, a column named twice, and what the file says */
export async function openSampled(file: NamedFile, columnsWanted: string): Promise<SampledTable> {
  const table = await openTable(file.open(), file.name);
  if (table === null)
    throw new InvalidInput(`${file.name} is empty. Its first line names the columns: ${columnsWanted}.`);
  const names = table.header.filter((name) => name !== "");
  if (new Set(names).size < names.length) {
    throw new InvalidInput(
      `${file.name}, line 1: a column is named twice in ${table.header.join(", ")}. Rename one of them.`,
    );
  }
  const first: TableRow[] = [];
  while (first.length < SAMPLE_ROWS) {
    const next = await table.rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  return { table, sample: first.map((row) => row.cells), rows: chained(first, table.rows) };
}

async function* chained(first: readonly TableRow[], rest: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  yield* first;
  yield* rest;
}

/** Reads the cells of a file by the columns that were found. Keeps what its dates are like. */
export class CellReader<Role extends string> {
  readonly #file: string;
  readonly #columns: FoundColumns<Role>;
  readonly #clock: LocalClock;
  readonly #order: DayOrder | null;
  #isLocal = false;

  /** @throws InvalidInput when day and month cannot be told apart, or the dates of the file disagree */
  constructor(
    { table, sample }: Pick<SampledTable, "table" | "sample">,
    columns: FoundColumns<Role>,
    dates: readonly Role[],
    rules: ReadingRules,
  ) {
    this.#file = table.file;
    this.#columns = columns;
    this.#clock = new LocalClock(rules.timeZone);
    const cells = dates.flatMap((role) => {
      const index = columns[role]?.index;
      return index === undefined ? [] : sample.map((row) => row[index] ?? "");
    });
    this.#order = rules.dayOrder ?? toldOrder(table.file, cells, rules.orderOption);
  }

  /** The trimmed text of a cell, empty when no column tells it. */
  text(row: TableRow, role: Role): string {
    const index = this.#columns[role]?.index;
    return index === undefined ? "" : (row.cells[index] ?? "");
  }

  /** @throws InvalidInput naming the place of an empty cell */
  filled(row: TableRow, role: Role): string {
    const cell = this.text(row, role);
    if (cell === "") throw this.wrong(row, role, "the cell is empty. Fill it in, or remove the row.");
    return cell;
  }

  /** Epoch milliseconds. @throws InvalidInput naming the place of a cell that is no date */
  instant(row: TableRow, role: Role): number {
    const cell = this.filled(row, role);
    const written = readWrittenMoment(cell, this.#order);
    if (written === null) {
      const remedy = "Write it with its offset, as 2026-01-31T09:00:00Z, or as a date.";
      throw this.wrong(row, role, `"${cell}" is no instant. ${remedy}`);
    }
    if (written.offsetMinutes !== null) return written.wallMs - written.offsetMinutes * 60_000;
    this.#isLocal = true;
    return this.#clock.instantOf(written.wallMs);
  }

  wrong(row: TableRow, role: Role, what: string): InvalidInput {
    const column = this.#columns[role]?.name ?? role;
    return new InvalidInput(`${this.#file}, line ${row.line}, column ${column}: ${what}`);
  }

  /** What had to be decided about dates, in words. */
  dates(): string | null {
    const order = this.#order === null ? null : this.#order === "dmy" ? "day before month" : "month before day";
    const zone = this.#isLocal ? `without an offset, so as in ${this.#clock.timeZone}` : null;
    const told = [order, zone].filter((each) => each !== null);
    return told.length === 0 ? null : told.join(", ");
  }
}

function toldOrder(file: string, cells: readonly string[], option: string): DayOrder | null {
  const order = dayOrderOf(cells);
  if (order === "dmy" || order === "mdy" || order === null) return order;
  const example = cells.find((cell) => dayOrderOf([cell]) !== null) ?? "";
  throw new InvalidInput(
    order === "mixed"
      ? `${file} has dates with the day first and others with the month first. Write them all as 2026-01-31.`
      : `${file}: is "${example}" day or month first? The dates do not tell. Say it: ${option}.`,
  );
}

const separators = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" } as const;

/** How a file was understood, once it was read. */
export function readAs<Role extends string>(
  { table }: Pick<SampledTable, "table">,
  columns: FoundColumns<Role>,
  reader: CellReader<Role>,
  rows: number,
): ReadFile {
  const found = Object.entries<FoundColumn | undefined>(columns);
  return {
    file: table.file,
    rows,
    form: `separated by ${separators[table.delimiter]}${table.encoding === "UTF-8" ? "" : `, ${table.encoding}`}`,
    columns: found.flatMap(([role, column]) =>
      column === undefined ? [] : [{ role, name: column.name, how: column.how }],
    ),
    dates: reader.dates(),
  };
}
