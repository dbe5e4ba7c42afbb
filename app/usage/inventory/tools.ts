import { z } from "zod";
import { Problem, invalidField } from "../../../domain/errors.ts";
import { allSources } from "../../../store/usage/sources.ts";
import { deleteTool, putTool } from "../../../store/usage/inventory.ts";
import type { DeclaredTool } from "../../../store/usage/inventory.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";

/** What is told of a tool. Without `belongs` it is everything of the source that has the tool's own id. */
export const InventoryTool = z
  .strictObject({
    name: z.string().trim().min(1, "Say what it is called.").max(200),
    owner: z.string().trim().max(200).nullable().default(null).describe("Who looks after it, in words"),
    costPerYear: z
      .number("A cost is a number, in whole units of the currency.")
      .min(0, "A cost is not below 0.")
      .max(1_000_000_000_000)
      .nullable()
      .default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "A currency is three capital letters, as EUR.")
      .nullable()
      .default(null),
    belongs: z
      .array(
        z.strictObject({
          source: z.string().trim().min(1, "Choose the source.").max(60),
          prefix: z
            .string()
            .trim()
            .max(200)
            .default("")
            .describe("How names of its events begin; empty for all of them"),
        }),
      )
      .min(1, "Say which events are its own.")
      .max(50)
      .optional(),
  })
  .refine((tool) => tool.costPerYear === null || tool.currency !== null, {
    path: ["currency"],
    error: "Say in which currency the cost is.",
  });

const ToolId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, "An id is small letters, digits, hyphens and underscores, as old-tickets.");

/** Tells of a tool what the events do not: name, owner, cost, and which events are its own. @throws Problem `invalid` naming the field */
export async function tellTool(
  app: Pick<App, "db">,
  caller: Caller,
  id: string,
  input: z.input<typeof InventoryTool>,
): Promise<DeclaredTool> {
  requireScope(caller, "usage:write");
  if (!ToolId.safeParse(id).success)
    throw invalidField("id", "An id is small letters, digits, hyphens and underscores, as old-tickets.");
  const told = parse(InventoryTool, input);
  const belongs = told.belongs ?? [{ source: id, prefix: "" }];
  const known = new Set((await allSources(app.db)).map((source) => source.id));
  for (const [index, { source }] of belongs.entries())
    if (!known.has(source)) throw invalidField(`belongs.${index}.source`, `There is no source “${source}”.`);
  const tool = { ...told, id, belongs };
  await putTool(app.db, tool);
  return tool;
}

/** Forgets what was told of a tool. Its events stay. @throws Problem `not_found` */
export async function forgetTool(app: Pick<App, "db">, caller: Caller, id: string): Promise<void> {
  requireScope(caller, "usage:write");
  if (!(await deleteTool(app.db, id))) throw new Problem("not_found", "Nothing was told of such a tool.");
}
