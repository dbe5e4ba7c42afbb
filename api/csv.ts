import { z } from "@hono/zod-openapi";
import type { Context } from "hono";

/** A file for a spreadsheet, as a route describes its answer. */
export const csvAnswer = { description: "The file", content: { "text/csv": { schema: z.string() } } };

/** Answers with a file for a spreadsheet, which a browser keeps under this name. */
export function csvFile(c: Context, name: string, csv: string) {
  c.header("Content-Type", "text/csv; charset=utf-8");
  c.header("Content-Disposition", `attachment; filename="${name}"`);
  return c.body(csv);
}
