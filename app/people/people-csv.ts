import { Readable } from "node:stream";
import { Problem } from "../../domain/errors.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import { collectRows, csvRows } from "../../lib/csv-rows.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { peopleColumnOf, peopleColumns, peopleColumnsAlsoCalled, personIn } from "./people-rows.ts";

/** A list of people as it was read, and the line of each. */
export interface ReadPeople {
  readonly people: readonly object[];
  readonly lines: readonly number[];
}

/** People one list takes at most. */
export const listMax = 1_000;
const file = "The list";

/** Reads a list of people as CSV. @throws Problem `invalid` naming line and column of each mistake */
export async function readPeopleCsv(text: string): Promise<ReadPeople> {
  const shape = { file, required: [], optional: peopleColumns, alsoCalled: peopleColumnsAlsoCalled };
  const rows = csvRows(Readable.from([Buffer.from(text)]), shape);
  const { entries, mistakes } = await collectRows(rows, personIn).catch((error: unknown) => {
    if (!(error instanceof InvalidInput)) throw error;
    throw refused([{ path: "list", message: error.message }]);
  });
  if (mistakes.length > 0) throw refused(mistakes.map(({ line, column, message }) => mistake(line, column, message)));
  const people = entries.map(({ entry }) => entry);
  if (people.length === 0)
    throw refused([{ path: "list", message: `${file} has no row below its first line, which names the columns.` }]);
  if (people.length > listMax) {
    const message = `${file} has ${people.length} people; ${listMax} at once are taken here. Split it, or use npx takehold import people.`;
    throw refused([{ path: "list", message }]);
  }
  return { people, lines: entries.map(({ line }) => line) };
}

/** What the API found wrong with entries, by line and column of the list. */
export function atLines(errors: readonly FieldProblem[], lines: readonly number[]): readonly FieldProblem[] {
  return errors.map(({ path, message }) => {
    const [, index, field = ""] = /^people\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
    const line = index === undefined ? undefined : lines[Number(index)];
    if (line === undefined) return { path: "list", message };
    return mistake(line, isField(field) ? peopleColumnOf[field] : "", message);
  });
}

function isField(field: string): field is keyof typeof peopleColumnOf {
  return Object.hasOwn(peopleColumnOf, field);
}

function mistake(line: number, column: string, message: string): FieldProblem {
  return { path: "list", message: `Line ${line}${column === "" ? "" : `, ${column}`}: ${message}` };
}

function refused(errors: readonly FieldProblem[]): Problem {
  return new Problem("invalid", "The list has mistakes. Nothing was kept.", { errors });
}
