import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import type { MetricKind } from "../../domain/metric/schema.ts";
import { Problem } from "../../domain/errors.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import { collectRows, csvRows, RowMistake } from "../../lib/csv-rows.ts";
import type { CsvRow } from "../../lib/csv-rows.ts";
import { formatInstant } from "../../lib/instant.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { noMetric } from "./named.ts";
import { metricView } from "./view.ts";

const numberColumns = ["count", "total", "value", "n", "sd"] as const;
const columns = ["period", "wave", ...numberColumns] as const;
type Column = (typeof columns)[number];

const alsoCalled = {
  period: ["date", "month", "week", "day"],
  wave: ["group"],
  total: ["of"],
  n: ["count of", "sample size"],
  sd: ["standard deviation"],
} as const;

/** Values as they were read from a file, and the line of each. */
interface ReadValues {
  readonly values: readonly object[];
  readonly lines: readonly number[];
}

/** Reads a list of values as CSV. @throws Problem `invalid` naming line and column of each mistake */
export async function readMetricCsv(text: string): Promise<ReadValues> {
  const shape = { file: "The list", required: ["period"], optional: columns.slice(1), alsoCalled } as const;
  const rows = csvRows<"period", Column>(Readable.from([Buffer.from(text)]), shape);
  const { entries, mistakes } = await collectRows(rows, valueIn).catch((error: unknown) => {
    if (!(error instanceof InvalidInput)) throw error;
    throw refused([{ path: "list", message: error.message }]);
  });
  if (mistakes.length > 0) throw refused(mistakes.map(({ line, column, message }) => mistake(line, column, message)));
  if (entries.length === 0)
    throw refused([{ path: "list", message: "The list has no row below its first line, which names the columns." }]);
  return { values: entries.map(({ entry }) => entry), lines: entries.map(({ line }) => line) };
}

/** What was found wrong with values, by line and column of the list. */
export function atLinesOf(errors: readonly FieldProblem[], lines: readonly number[]): readonly FieldProblem[] {
  return errors.map(({ path, message }) => {
    const [, index, field = ""] = /^values\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
    const line = index === undefined ? undefined : lines[Number(index)];
    if (line === undefined) return { path: "list", message };
    const twin = /^The value at (\d+) /.exec(message)?.[1];
    const told =
      twin === undefined ? message : message.replace(`The value at ${twin}`, `Line ${lines[Number(twin) - 1]}`);
    return mistake(line, field, told);
  });
}

function valueIn(row: CsvRow<Column>): object {
  const wave = row.cell("wave");
  const numbers = numberColumns.flatMap((column): [string, number][] => {
    const text = row.cell(column);
    return text === "" ? [] : [[column, numberIn(text, column)]];
  });
  return { period: row.cell("period"), ...(wave === "" ? {} : { wave }), ...Object.fromEntries(numbers) };
}

/** A comma could be of thousands or of decimals, so none is guessed at. */
function numberIn(text: string, column: Column): number {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text))
    throw new RowMistake(
      column,
      `“${text.slice(0, 40)}” is not a number. Write it as 1234.5, without a sign for thousands.`,
    );
  return Number(text);
}

function mistake(line: number, column: string, message: string): FieldProblem {
  return { path: "list", message: `Line ${line}${column === "" ? "" : `, ${column}`}: ${message}` };
}

function refused(errors: readonly FieldProblem[]): Problem {
  return new Problem("invalid", "The list has mistakes. Nothing was kept.", { errors });
}

/** The columns that values of a kind are brought in by. */
export function columnsOf(kind: MetricKind): readonly string[] {
  return ["period", "wave", ...(kind === "share" ? ["count", "total"] : ["value", "n", "sd"])];
}

/**
 * The values of a change's metric as a file for a spreadsheet, oldest first, each as it stands; its first columns can be brought in again. What would
 * point at people is left empty. @throws Problem `not_found` for a change that names none
 */
export async function metricCsv(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<string> {
  const view = await metricView(app, caller, key);
  if (view === null) throw noMetric(key);
  const own = columnsOf(view.metric.kind);
  const rows = view.values
    .toReversed()
    .map(({ period, wave, numbers, when, captured, recordedAt, withheld, earlier }) => [
      period,
      wave ?? "",
      ...own.slice(2).map((column) => Object.entries(numbers ?? {}).find(([name]) => name === column)?.[1] ?? ""),
      when,
      captured ? "yes" : "no",
      formatInstant(recordedAt),
      earlier.length,
      withheld ? "yes" : "no",
    ]);
  const told = ["period_lies", "brought_before_launch", "brought_at", "corrections", "withheld"];
  return stringify([[...own, ...told], ...rows], { escape_formulas: true, bom: true });
}
