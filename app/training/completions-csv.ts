import { Readable } from "node:stream";
import { Problem } from "../../domain/errors.ts";
import { csvRows } from "../../lib/csv-rows.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import type { Completions } from "./completions.ts";

/**
 * Completions from a learning system's CSV: a column `person` (e-mail address or id) and, if it is known, `at`.
 * @throws Problem `invalid` naming the line that cannot be read
 */
export async function completionsOfCsv(text: string): Promise<Completions> {
  const completions: Completions["completions"] = [];
  const shape = { file: "The CSV", required: ["person"], optional: ["at"] } as const;
  try {
    for await (const row of csvRows(Readable.from([text]), shape)) {
      const at = row.cell("at");
      completions.push({ person: row.cell("person"), ...(at === "" ? {} : { at }) });
    }
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new Problem("invalid", error.message, { errors: [{ path: "", message: error.message }] });
  }
  return { completions };
}
